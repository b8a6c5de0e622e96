/// The figures below which a run fails. They only rise: `--raise-floors` writes those of a run
/// that was better, and never lowers one.
struct Floors {
    /// What a row demands of a name.
    struct Floor: Equatable {
        var recall: Double
        var precision: Double
    }

    private(set) var rows: [String: Floor] = [:]

    /// The last digits vary with the choice of documents; what is demanded is cut to this step.
    private static let step = 1000.0

    init() {}

    /// - Parameter text: a header, then a row a name: name, recall and precision, parted by tabs.
    init(_ text: String) throws(FloorsError) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 3, let recall = Double(cells[1]), let precision = Double(cells[2]) else {
                throw FloorsError(line: index + 1)
            }
            rows[String(cells[0])] = Floor(recall: recall, precision: precision)
        }
    }

    /// Measured only where the published assessments are at hand.
    private static let published = "変形（公表された評価書）"

    /// The figures of a run that have a floor.
    static func figures(of measure: Measure) -> [(name: String, tally: Tally)] {
        var figures = [("引用", measure.citations)]
        figures += measure.rules.sorted.map { ("規則 \($0.name)", $0.tally) }
        figures.append(("引用に付く事柄", measure.attributes.total))
        var generated = measure.transformations.total
        generated.right -= measure.publishedTransformations.right
        generated.missed -= measure.publishedTransformations.missed
        generated.wrong -= measure.publishedTransformations.wrong
        figures += [("変形（合成）", generated), (published, measure.publishedTransformations)]
        figures.append(("書き換え", measure.migration))
        return figures.filter { $0.1.demanded > 0 }
    }

    /// A line for every figure below its floor.
    func shortfalls(of measure: Measure) -> [String] {
        var lines: [String] = []
        let figures = Floors.figures(of: measure)
        for (name, tally) in figures {
            guard let floor = rows[name] else { continue }
            if let recall = tally.recall, recall < floor.recall {
                lines.append("\(name): 再現率 \(AccuracyReport.share(recall)) が下限 \(floor.recall) を下回りました。")
            }
            if let precision = tally.precision, precision < floor.precision {
                lines.append("\(name): 適合率 \(AccuracyReport.share(precision)) が下限 \(floor.precision) を下回りました。")
            }
        }
        let measured = Set(figures.map(\.name))
        lines += rows.keys.filter { !measured.contains($0) && $0 != Floors.published }.sorted().map {
            "\($0): 下限がありますが、測られませんでした。"
        }
        return lines
    }

    /// The floors with every figure that the run did better in.
    func raised(by measure: Measure) -> Floors {
        var raised = self
        for (name, tally) in Floors.figures(of: measure) {
            func cut(_ value: Double?) -> Double { ((value ?? 0) * Floors.step).rounded(.down) / Floors.step }
            let old = rows[name] ?? Floor(recall: 0, precision: 0)
            raised.rows[name] = Floor(
                recall: max(old.recall, cut(tally.recall)), precision: max(old.precision, cut(tally.precision)))
        }
        return raised
    }

    var text: String {
        "# 名\t再現率の下限\t適合率の下限（下げない。koban-accuracy --raise-floors で上げる）\n"
            + rows.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.recall)\t\($0.value.precision)\n" }.joined()
    }
}

/// A file of floors that cannot be read.
struct FloorsError: Error, CustomStringConvertible {
    let line: Int

    var description: String { "\(line)行目: 名、再現率、適合率をタブで区切って書いてください。" }
}
