import KobanAmendments
import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanImpact
import KobanLaw
import KobanText

/// `koban impact` for a terminal.
///
/// It begins with the counts and is sorted by institution, so that nothing of a document is written before the last
/// is read; what is kept of a document are its lines.
public struct ImpactTextReporter: Reporter {
    private let diff: EditionDiff
    private let width: Int
    private let ambiguous: DisplayWidth.Ambiguous
    private var summary = ImpactSummary()
    private var pieces = OrderedPieces<AssessmentImpact.Order>()

    /// - Parameters:
    ///   - diff: the amendment.
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(of diff: EditionDiff, width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow) {
        self.diff = diff
        self.width = width
        self.ambiguous = ambiguous
    }

    /// Which editions are compared.
    public func begin() -> [UInt8] {
        var lines = [DiffWords.title(diff), "改正の内容: " + DiffWords.summary(diff)]
        if let caution = DiffWords.caution(diff) { lines.append(caution) }
        return Self.bytes(lines)
    }

    /// Takes the lines of an assessment that is touched.
    public mutating func add(_ impact: AssessmentImpact) -> [UInt8] {
        summary.count(impact)
        guard !impact.touched.isEmpty else { return [] }
        pieces.keep(Self.bytes(Self.lines(impact, width: width, ambiguous)), at: impact.order)
        return []
    }

    /// The counts, and the assessments.
    public mutating func end(_ ending: RunEnding) -> [UInt8] {
        var lines = ["評価書\(summary.read)件のうち\(summary.assessments)件、\(summary.touched)か所に影響があります。"]
        if let unread = UnreadFiles.words(ending.unread) { lines.append("読まなかったファイル: \(unread)") }
        return Self.bytes(lines) + pieces.takeAll()
    }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        VisibleText.bytes(lines.map { $0 + "\n" }.joined())
    }

    private static func lines(
        _ impact: AssessmentImpact, width: Int, _ ambiguous: DisplayWidth.Ambiguous
    ) -> [String] {
        let assessment = impact.assessment
        let name = [
            assessment.institution ?? "実施機関名を読み取れません", assessment.number.map { "評価書番号\($0)" },
            assessment.title,
        ].compactMap(\.self).joined(separator: "  ")
        var lines = [
            "", "■ \(VisibleText.line(name))", "  \(VisibleText.line(impact.path))（\(impact.touched.count)か所）",
        ]
        var last: Range<Int>?
        for touched in impact.touched {
            let citation = touched.citation.citation
            if last != citation.range {
                last = citation.range
                let place = assessment.document.place(at: citation.range.lowerBound)
                let field = touched.citation.field?.text ?? ImpactWords.section(touched.citation.section)
                let excerpt = shortened(assessment.source.text(in: citation.range))
                lines += ["", "  \(place.japaneseInFull) \(field)", "    「\(excerpt)」"]
            }
            lines += self.lines(touched, width: width, ambiguous)
        }
        return lines
    }

    private static func lines(
        _ touched: TouchedCitation, width: Int, _ ambiguous: DisplayWidth.Ambiguous
    ) -> [String] {
        let review = touched.needsReview ? "（要確認）" : ""
        let name = ImpactWords.name(of: touched.effect)
        let to = touched.to.map(\.description).joined(separator: "・")
        switch touched.effect {
        case .wholeTable, .repealedOrder, .retitledOrder:
            return ["    \(name)\(review): \(touched.reason)"]
        case .toList:
            let condition = touched.condition.map(ImpactWords.condition) ?? ""
            return ["    \(name)\(review): \(to) ― \(condition)。\(touched.reason)"] + label(touched.later, "新")
        default:
            break
        }
        let from = touched.from.map(\.description) ?? ""
        var lines = ["    \(from) → \(to.isEmpty ? "なし" : to)  \(name)\(review)"]
        if let sameness = ImpactWords.sameness(touched) { lines.append("      \(sameness)") }
        if touched.columns.isEmpty {
            lines += label(touched.former.map { [$0] } ?? [], "旧")
            if touched.effect == .amended {
                lines.append("      第一欄・第二欄の文言が違います（条文が手元にないため、違う語は示せません）")
            }
            return lines
        }
        for column in touched.columns {
            lines += SideBySide.lines(
                ["旧 \(column.name)"] + marked(column.former), ["新 \(column.name)"] + marked(column.later),
                width: min(width, 120), ambiguous: ambiguous
            ).map { "    " + $0 }
        }
        return lines
    }

    /// What the item is about, on one line.
    private static func label(_ wordings: [ItemWording], _ side: String) -> [String] {
        wordings.compactMap { wording in
            wording.columns.first { $0.name == "見出し" || $0.name == "第二欄" }
                .map { "      \(side) \($0.name): \($0.text)" }
        }
    }

    private static func marked(_ segments: [DiffSegment]) -> [String] {
        segments.map { $0.isChanged ? "［\($0.text)］" : $0.text }.joined()
            .split(separator: "\n").map(String.init)
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
