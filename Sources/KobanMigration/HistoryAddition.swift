import KobanAssessments
import KobanChecks
import KobanText

/// A row of 変更箇所 that a migrated field needs.
public struct HistoryRow: Sendable, Hashable {
    /// 変更日, 項目, 変更前の記載, 変更後の記載, 提出時期, 提出時期に係る説明, each on one line.
    public let cells: [String]
    public static let columns = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]

    public init(_ field: FieldMigration, day: CivilDate) {
        cells = [
            day.japanese, field.field ?? "", HistoryRow.oneLine(field.before), HistoryRow.oneLine(field.after),
            "事後", "法令の改正に伴う根拠規定の記載の修正",
        ]
    }

    /// Line breaks and tabs would break the table that the row is put into.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }
}

/// The new entries of a document's own history.
public struct HistoryAddition: Sendable, Hashable {
    public let rows: [HistoryRow]
    /// nil where there is nothing to say, or no table of tab-separated columns to say it in.
    public let edit: TextEdit?

    /// Whether rows are needed and the document has no place for them.
    public var isMissing: Bool { !rows.isEmpty && edit == nil }

    init(_ fields: [FieldMigration], day: CivilDate, in assessment: Assessment) {
        rows = fields.map { HistoryRow($0, day: day) }
        guard !rows.isEmpty, let place = HistoryAddition.end(of: assessment) else {
            edit = nil
            return
        }
        let source = assessment.source
        let lineBreak = HistoryAddition.lineBreak(of: source)
        let lines = rows.map { $0.cells.joined(separator: "\t") }
        let startsLine = place == 0 || [0x0A, 0x0D].contains(source.bytes[place - 1])
        edit = TextEdit(
            place..<place,
            startsLine
                ? lines.map { $0 + lineBreak }.joined() : lines.map { lineBreak + $0 }.joined())
    }

    /// Right after the last line of the last tab-separated table with the heading of 変更箇所.
    private static func end(of assessment: Assessment) -> Int? {
        let source = assessment.source
        func cells(_ line: Int) -> [Substring] {
            source.text(in: source.lineRange(line)).split(
                separator: "\t", omittingEmptySubsequences: false)
        }
        let entries = assessment.changeHistory
        guard let last = entries.compactMap({ start(of: $0) }).max() else { return nil }
        var line = source.lineIndex(at: last)
        var heading = line
        while heading >= 0, !isHeading(cells(heading)) { heading -= 1 }
        guard heading >= 0 else { return nil }
        guard cells(line).count >= 5 else { return nil }
        while line + 1 < source.lineStarts.count, cells(line + 1).count >= 5, !isHeading(cells(line + 1)) { line += 1 }
        return line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count
    }

    private static func isHeading(_ cells: [Substring]) -> Bool {
        guard cells.count >= 5 else { return false }
        return cells.contains { $0.contains("変更前の記載") } && cells.contains { $0.contains("変更後の記載") }
    }

    private static func start(of entry: ChangeEntry) -> Int? {
        let ranges = [entry.dateRange].compactMap { $0 } + entry.item + entry.before + entry.after
        return ranges.map(\.lowerBound).min()
    }

    private static func lineBreak(of source: SourceText) -> String {
        guard source.lineStarts.count > 1 else { return "\n" }
        return source.text(in: source.lineRange(0).upperBound..<source.lineStarts[1])
    }
}
