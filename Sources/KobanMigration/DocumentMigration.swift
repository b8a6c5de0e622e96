import KobanAssessments
import KobanChecks
import KobanText

/// What migrates one document to the law of a day.
public struct DocumentMigration: Sendable {
    public let source: SourceText
    /// The fields with a stale or wrong reference, in source order.
    public let fields: [FieldMigration]
    /// What is changed with the history left as it is, in source order.
    public let edits: [TextEdit]

    /// The new entries of 変更箇所 for what is written.
    public let history: HistoryAddition

    /// - Parameters:
    ///   - day: 変更日.
    ///   - acceptReview: a person takes the proposals that are not mechanical too.
    public init(_ checked: CheckedAssessment, on day: CivilDate, acceptReview: Bool = false) {
        let source = checked.assessment.source
        self.source = source
        let groups = FieldPieces.groups(of: checked.assessment)
        let wording = HistoryWording(checked.assessment)
        var references: [Int: [ReferenceMigration]] = [:]
        for finding in checked.findings {
            guard let index = finding.citation, checked.citations.indices.contains(index) else { continue }
            let citation = checked.citations[index]
            guard citation.assessed.isInForce, citation.fault == finding.rule,
                citation.status == .stale || citation.status == .wrong,
                let group = FieldPieces.index(of: citation.citation.range.lowerBound, in: groups)
            else { continue }
            references[group, default: []].append(
                ReferenceMigration(
                    finding, unreadable: citation.assessed.unreadableCells.map { source.text(in: $0) },
                    text: PlainText.oneLine(source.text(in: finding.range)), isAnnex: groups[group].isAnnex))
        }
        var fields: [FieldMigration] = []
        for (group, found) in references.sorted(by: { $0.key < $1.key }) {
            let pieces = groups[group]
            let isFormer = found.contains { [.firstTable, .secondTable].contains($0.finding.table) }
            let definitions =
                isFormer
                ? UnreadItems.retitledDefinitions(
                    in: pieces.ranges, besides: checked.citations.map(\.citation.range), of: source) : []
            let all = found.flatMap(\.edits) + definitions
            let edits = DocumentMigration.disjoint(all)
            let isClear = found.allSatisfy { $0.confidence == .mechanical }
            // What cannot be rewritten in place would leave the field half translated.
            let isWhole = found.allSatisfy { !$0.edits.isEmpty || $0.stays }
            let record = AnnexRecord(pieces, found, edits: edits, in: checked.assessment)
            let field =
                FieldMigration(
                    field: pieces.label?.text, pieces: pieces.ranges, references: found, edits: edits,
                    before: DocumentMigration.text(of: pieces.ranges, edits: [], in: source),
                    after: DocumentMigration.text(of: pieces.ranges, edits: edits, in: source),
                    isAnnex: pieces.isAnnex,
                    isWritten: (isClear || acceptReview) && isWhole && !edits.isEmpty,
                    record: HistoryRecord(
                        wording: wording, item: wording.item(pieces.label), before: record?.before,
                        after: record?.after))
            let unread =
                pieces.isAnnex || !found.contains { $0.finding.table != nil }
                ? [] : UnreadItems.find(in: pieces.ranges, besides: checked.citations.map(\.citation), of: source)
            let former = UnreadItems.statedAsFormer(
                in: pieces.ranges,
                citations: checked.citations.map(\.citation).filter { [.firstTable, .secondTable].contains($0.table) }
                    .map(\.range), of: source)
            let articles =
                pieces.isAnnex || !found.contains { $0.finding.table == .secondTable }
                ? []
                : UnreadItems.articlesOfUnnamedOrder(
                    in: pieces.ranges,
                    besides: checked.citations.filter { $0.citation.law != nil }.map(\.citation.range), of: source)
            let names =
                pieces.isAnnex || !isFormer
                ? []
                : UnreadItems.formerTables(
                    in: pieces.ranges, after: edits,
                    besides: checked.citations.filter { $0.status == .external }.map(\.citation.range), of: source)
            let byHand = "欄の全体を人が書き換える — どの表のどの項かを確かめ、いまの項番に直します"
            if !unread.isEmpty {
                fields.append(
                    field.left(
                        "引用として読み取れない項番（\(unread.prefix(5).joined(separator: "、"))）",
                        because: "この欄の項の並びの続きとみられます。読み取れたところだけを書き換えると、旧い番号と新しい番号が混ざります",
                        unless: byHand, isPartial: true))
            } else if !names.isEmpty {
                fields.append(
                    field.left(
                        "旧い表の名（\(names.prefix(5).joined(separator: "、"))）",
                        because: "この欄のほかの所を書き換えても、この名が旧いまま残ります", unless: byHand, isPartial: true))
            } else if !former.isEmpty {
                fields.append(
                    field.left(
                        "旧い表であることを述べた所（\(former.prefix(5).joined(separator: "、"))）",
                        because: "旧い表について述べた文とみられ、いまの表の名と項番に書き換えると、文が事実と合わなくなります",
                        unless: "欄の全体を人が書き換える — 旧い表についての文を残すか、除くかを決めます", isPartial: true))
            } else if !articles.isEmpty {
                fields.append(
                    field.left(
                        "どの命令かが書かれていない条（\(articles.prefix(5).joined(separator: "、"))）",
                        because: "別表第二とともに廃止された主務省令の条とみられます。項だけを書き換えると、廃止された命令の条が残ります",
                        unless: "欄の全体を人が書き換える — 命令の名を確かめ、いまの命令の条に直すか、除きます", isPartial: true))
            } else if edits.count != Set(all).count {
                fields.append(field.left(because: "同じ所を指す二つの引用の書き換えが重なり、機械では一つにできません", unless: byHand, isPartial: true))
            } else {
                fields.append(field)
            }
        }
        fields = DocumentMigration.datable(fields, hasHistory: HistoryPlace(in: checked.assessment) != nil)
        self.fields = fields
        edits = DocumentMigration.disjoint(fields.filter(\.isWritten).flatMap(\.edits))
        history = HistoryAddition(fields.filter(\.isWritten), day: day, in: checked.assessment)
    }

    /// The new entry's day says by which numbering a document was written. Numbers that an amendment
    /// moved within a table are therefore written only together with such an entry, and an entry only
    /// where none of them is left in the old numbering.
    private static func datable(_ fields: [FieldMigration], hasHistory: Bool) -> [FieldMigration] {
        guard fields.contains(where: \.followsAmendment) else { return fields }
        let way = "案のとおりに人が直し、変更箇所に記録する — 次に確かめるときは、新しい項番で書かれたものとして読まれます"
        if !hasHistory {
            return fields.map {
                $0.followsAmendment && $0.isWritten
                    ? $0.left(because: "変更箇所がないので、直した後の項番がどの日の表のものかを示せません", unless: way) : $0
            }
        }
        guard fields.contains(where: { $0.followsAmendment && !$0.isWritten }) else { return fields }
        return fields.map {
            $0.isWritten
                ? $0.left(
                    because: "改正で移った項番を決められない欄がほかにあり、新しい日付の変更箇所を加えると、その欄の旧い項番が新しい番号として読まれてしまいます",
                    unless: way) : $0
        }
    }

    /// The corrected copy, with the new entries in its history where there is a table for them.
    public var corrected: [UInt8] { DocumentMigration.apply(allEdits, to: source) }

    /// With the entry in the history.
    public var allEdits: [TextEdit] {
        DocumentMigration.disjoint(edits + (history.edit.map { [$0] } ?? []))
    }

    /// The source with edits carried out, all else to the byte.
    public static func apply(_ edits: [TextEdit], to source: SourceText) -> [UInt8] {
        apply(edits, to: source, in: 0..<source.bytes.count)
    }

    static func apply(_ edits: [TextEdit], to source: SourceText, in range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        var offset = range.lowerBound
        for edit in edits
        where edit.range.lowerBound >= offset && edit.range.upperBound <= range.upperBound {
            out += source.bytes[offset..<edit.range.lowerBound]
            out += Array(edit.replacement.utf8)
            offset = edit.range.upperBound
        }
        return out + source.bytes[offset..<range.upperBound]
    }

    static func text(of ranges: [Range<Int>], edits: [TextEdit], in source: SourceText) -> String {
        ranges.map { String(decoding: apply(edits, to: source, in: $0), as: UTF8.self) }
            .joined(separator: "\n")
    }

    private static func disjoint(_ edits: [TextEdit]) -> [TextEdit] {
        var out: [TextEdit] = []
        for edit in edits.sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) })
        where out.last.map({ $0.range.upperBound <= edit.range.lowerBound && $0 != edit }) ?? true {
            out.append(edit)
        }
        return out
    }
}

/// A 別添 as 変更箇所 tells it: its title and its numbers.
struct AnnexRecord {
    let before: String
    let after: String

    /// - Returns: nil where the numbers do not all stand for items of a table that was replaced.
    init?(
        _ pieces: FieldPieces, _ references: [ReferenceMigration], edits: [TextEdit], in assessment: Assessment
    ) {
        guard pieces.isAnnex, references.count == 1, let finding = references.first?.finding,
            !finding.changes.isEmpty,
            let heading = assessment.regions.first(where: {
                $0.role == .annexHeading && $0.range.contains(finding.range.lowerBound)
            })
        else { return nil }
        func numbers(_ items: [String]) -> String { "（項番 \(items.joined(separator: "、"))）" }
        let source = assessment.source
        before =
            DocumentMigration.text(of: [heading.range], edits: [], in: source)
            + numbers(finding.changes.map(\.from.number.description))
        after =
            DocumentMigration.text(of: [heading.range], edits: edits, in: source)
            + numbers(finding.changes.flatMap { $0.to.map(\.number.description) })
    }
}

/// The regions that are one field: one decision.
struct FieldPieces {
    var label: FieldLabel?
    var ranges: [Range<Int>]
    var isAnnex: Bool

    static func groups(of assessment: Assessment) -> [FieldPieces] {
        var out: [FieldPieces] = []
        var before: Region?
        for region in assessment.regions {
            guard region.section == .current || region.section == .annex else {
                before = nil
                continue
            }
            let goesOn =
                before.map {
                    guard $0.section == region.section else { return false }
                    // A table of an annex with its heading is one thing;
                    // what follows its running text is another.
                    if region.section == .annex { return region.role != .annexHeading && $0.role != .other }
                    return region.continuesPrevious && $0.role == region.role
                } ?? false
            if region.section == .annex, region.role == .other {
                let label = region.annexNumber.map { FieldLabel("別添\($0)") }
                out += assessment.paragraphs(in: region.range).map { FieldPieces(label: label, ranges: [$0], isAnnex: true) }
            } else if goesOn, !out.isEmpty {
                out[out.count - 1].ranges.append(region.range)
            } else {
                let isAnnex = region.section == .annex
                out.append(
                    FieldPieces(
                        label: region.field ?? (isAnnex ? region.annexNumber.map { FieldLabel("別添\($0)") } : nil),
                        ranges: [region.range], isAnnex: isAnnex))
            }
            before = region
        }
        // The numbers of an annex stand in no region.
        for index in out.indices where out[index].isAnnex {
            let start = out[index].ranges.map(\.lowerBound).min() ?? 0
            var end = out[index].ranges.map(\.upperBound).max() ?? start
            for table in assessment.annexTables where (start..<max(end, start + 1)).contains(table.heading.lowerBound) {
                end = max(end, table.rows.flatMap { $0 }.map(\.upperBound).max() ?? end)
            }
            out[index].ranges = [start..<end]
        }
        return out
    }

    static func index(of offset: Int, in groups: [FieldPieces]) -> Int? {
        groups.firstIndex { $0.ranges.contains { $0.contains(offset) } }
    }
}
