import KobanFormats
import KobanLaw
import KobanQueries
import KobanText

/// The output of `koban lookup` for people: a few items in full, many a line each.
public struct LookupTextReporter: SubjectReporter {
    private let style: TerminalStyle
    private let showsEvidence: Bool
    private let wording: EvidenceWording
    private let width: Int
    private let ambiguous: DisplayWidth.Ambiguous

    /// The most items of a search that are shown in full.
    private static let fewEntries = 3

    /// - Parameter ambiguous: how the terminal draws ①, … and the like.
    public init(
        style: TerminalStyle, showsEvidence: Bool, wording: EvidenceWording, width: Int = 100,
        ambiguous: DisplayWidth.Ambiguous = .narrow
    ) {
        self.ambiguous = ambiguous
        self.style = style
        self.showsEvidence = showsEvidence
        self.wording = wording
        self.width = max(40, min(width, 160))
    }

    /// The entries and the notes on them, in Japanese. Nothing that a terminal obeys is in it but
    /// the colours.
    public func report(_ answer: LookupAnswer) -> [UInt8] { text(of: answer).bytes }

    private func text(of answer: LookupAnswer) -> TerminalText {
        var out: TerminalText = ""
        if answer.isOfCitedItems || answer.entries.count <= Self.fewEntries {
            out += answer.entries.map { block($0) + "\n" }.joined()
        } else {
            out += lines(answer)
        }
        let current = answer.current.filter { _ in answer.entries.count <= Self.fewEntries }
        if !current.isEmpty {
            out += style.bold("― \(answer.day.japanese)に効力のある項 ―") + "\n"
            out += current.map { block($0) + "\n" }.joined()
        }
        for note in answer.notes where current.isEmpty || note.kind != .currentItems {
            out += folded(note.message, indent: "", first: "※ ")
        }
        if answer.isBeyondData { out += folded(Self.beyondNote(answer), indent: "", first: "※ ") }
        return out
    }

    /// What is said on every output for a day that the data do not reach.
    public static func beyondNote(_ answer: LookupAnswer) -> String {
        guard let day = answer.dataVerifiedThrough else { return "法令データがありません。" }
        return "法令データで確かめたのは\(day.japanese)までです。その後の改正は反映されていません。"
    }

    // MARK: Many items

    private func lines(_ answer: LookupAnswer) -> TerminalText {
        let exact = answer.entries.filter(\.isExactMatch)
        var out: TerminalText = ""
        if exact.isEmpty || exact.count == answer.entries.count {
            out += byTable(answer.entries)
        } else {
            out += style.bold("名が一致する項") + "\n" + byTable(exact)
            out += style.bold("名の一部に語を含む項") + "\n" + byTable(answer.entries.filter { !$0.isExactMatch })
        }
        return out + "\(answer.entries.count)項\n\n"
    }

    private func byTable(_ entries: [LookupEntry]) -> TerminalText {
        let names = entries.map { VisibleText.line($0.reference.description) }
        let widest = names.map { DisplayWidth.of($0, ambiguous: ambiguous) }.max() ?? 0
        return zip(entries, names).map { entry, name in
            let padding = String(repeating: " ", count: widest - DisplayWidth.of(name, ambiguous: ambiguous))
            let actors = entry.row.map { abridged($0.actors) } ?? ""
            let mark = entry.needsReview ? "（要確認）" : ""
            let lines = wrapped("\(entry.label)\(mark)〔\(actors)〕", width: max(20, width - widest - 4))
            return lines.enumerated().map { index, line -> TerminalText in
                index == 0
                    ? "  \(style.bold("\(name)"))\(padding)  \(line)\n"
                    : "\(String(repeating: " ", count: widest + 4))\(line)\n"
            }.joined()
        }.joined()
    }

    private func abridged(_ names: [String]) -> String {
        names.count <= 3
            ? names.joined(separator: "、") : names.prefix(3).joined(separator: "、") + "ほか\(names.count - 3)"
    }

    // MARK: One item

    private func block(_ entry: LookupEntry) -> TerminalText {
        let reference = entry.reference
        var out = style.bold("■ \(entry.lawName)\(reference.description)") + "\n"
        out += folded(entry.label, indent: "  ")
        if entry.row?.isInferred == true {
            out += "  " + style.yellow("推定") + " この項の条文は手元になく、ほかの条文からの推定です\n"
        }
        if entry.needsReview { out += "  " + style.yellow("要確認") + " 手元の条文だけでは決められない点があります\n" }
        out += field("期間", LookupWording.period(entry))
        if let row = entry.row, !row.isDeleted {
            let isOfExchange = entry.kind == .provision
            out += field(isOfExchange ? "照会者" : "利用者", row.actors.joined(separator: "、"))
            out += field("法律", row.laws.joined(separator: "、"))
            out += fields(
                "提供",
                ProvidedInformation.byProvider(row).map {
                    "\($0.provider) → \($0.information.joined(separator: "、"))"
                })
            if let article = row.article, let order = entry.order {
                out += field("命令", "\(order.title) \(LookupWording.article(article))")
            } else {
                out += field("命令", LookupWording.noOrder(entry))
            }
        }
        out += fields("条文", entry.wording ?? [])
        out += lineage(entry)
        if entry.history.count > 1 { out += fields("版", entry.history.map(LookupWording.state)) }
        // What is undecided is never shown without the reason.
        var evidence: [Evidence] = []
        if showsEvidence { evidence.append(entry.evidence) }
        if !showsEvidence, let row = entry.row, row.needsReview || row.isInferred {
            evidence.append(Evidence(row.evidence))
        }
        if let fate = entry.fate, showsEvidence || fate.relation == .unknown, !fate.to.isEmpty {
            evidence.append(fate.evidence)
        }
        out += fields("根拠", evidence.map { wording.japanese($0) })
        return out
    }

    private func lineage(_ entry: LookupEntry) -> TerminalText {
        var out: TerminalText = ""
        out += fields("前", entry.predecessors.map { LookupWording.step($0, forward: false, kind: entry.kind) })
        out += fields("後", entry.successors.map { LookupWording.step($0, forward: true, kind: entry.kind) })
        if let fate = entry.fate, fate.to.isEmpty {
            out += field("後", "\(LookupWording.relation(fate.relation))。\(wording.japanese(fate.evidence))")
        }
        return out
    }

    /// Several texts under one name.
    private func fields(_ name: String, _ texts: [String]) -> TerminalText {
        texts.enumerated().map { field($0 == 0 ? name : "", $1) }.joined()
    }

    private func field(_ name: String, _ text: String) -> TerminalText {
        guard !text.isEmpty else { return "" }
        let padding = String(repeating: " ", count: max(0, 6 - DisplayWidth.of(name, ambiguous: ambiguous)))
        return wrapped(text, width: width - 11).enumerated().map { index, line in
            index == 0 ? "  \(style.blue("\(name)"))\(padding)  \(line)\n" : "          \(line)\n"
        }.joined()
    }

    private func folded(_ text: String, indent: String, first: String = "") -> TerminalText {
        let taken = DisplayWidth.of(indent + first, ambiguous: ambiguous)
        let hang = String(repeating: " ", count: taken - DisplayWidth.of(indent, ambiguous: ambiguous))
        return wrapped(text, width: width - taken).enumerated()
            .map { index, line in "\(indent)\(index == 0 ? first : hang)\(line)\n" }.joined()
    }

    /// The text of others on lines of a width.
    private func wrapped(_ text: String, width: Int) -> [String] {
        DisplayWidth.wrap(VisibleText.line(text), width: width, ambiguous: ambiguous)
    }
}
