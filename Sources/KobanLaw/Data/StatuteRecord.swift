import KobanText

/// A row of a statute data file, its fields read as what they mean.
public struct StatuteRecord: Sendable {
    /// The path of the file, for messages; its name alone where the data do not come from a folder.
    public let file: String
    /// The names of the file's columns, from left to right.
    public let header: [String]
    /// The fields as they stand, and the line on which the row begins.
    public let row: CSVTable.Row

    /// The error that tells this record's file and line.
    public func error(_ reason: StatuteDataError.Reason) -> StatuteDataError {
        StatuteDataError(file: file, line: row.line, reason: reason)
    }

    private func bad(_ column: Int, _ expected: String) -> StatuteDataError {
        error(.badValue(column: header[column], value: row.fields[column], expected: expected))
    }

    /// A field as it stands; columns count from 0.
    public func text(_ column: Int) -> String { row.fields[column] }

    /// A text that must not be empty.
    public func name(_ column: Int) throws(StatuteDataError) -> String {
        guard !row.fields[column].isEmpty else { throw bad(column, "空でない値") }
        return row.fields[column]
    }

    /// Values separated by `｜`; none for an empty field.
    public func values(_ column: Int) throws(StatuteDataError) -> [String] {
        var field = row.fields[column]
        guard !field.isEmpty else { return [] }
        let ends = field.withUTF8 { StatuteRecord.bars(in: $0) }
        guard !ends.isEmpty else { return [field] }
        var values: [String] = []
        values.reserveCapacity(ends.count + 1)
        let utf8 = field.utf8
        var start = utf8.startIndex
        for end in ends + [utf8.count] {
            let stop = utf8.index(utf8.startIndex, offsetBy: end)
            guard start < stop else { throw bad(column, "｜で区切った空でない値") }
            values.append(String(field[start..<stop]))
            if stop < utf8.endIndex { start = utf8.index(stop, offsetBy: StatuteRecord.bar.count) }
        }
        return values
    }

    private static let bar = Array(String(StatuteColumns.separator).utf8)

    /// The offsets of the separators.
    private static func bars(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var offsets: [Int] = []
        var index = 0
        while index + bar.count <= bytes.count {
            if bytes[index] == bar[0], bytes[index + 1] == bar[1], bytes[index + 2] == bar[2] {
                offsets.append(index)
                index += bar.count
            } else {
                index += 1
            }
        }
        return offsets
    }

    /// A day (`2024-05-27`), or nil where the field is empty; throws `badValue` for anything else.
    public func day(_ column: Int) throws(StatuteDataError) -> CivilDate? {
        guard !row.fields[column].isEmpty else { return nil }
        guard let day = CivilDate(iso: row.fields[column]) else { throw bad(column, "実在する日付（2024-05-27 の形）") }
        return day
    }

    func requiredDay(_ column: Int) throws(StatuteDataError) -> CivilDate {
        guard let day = try day(column) else { throw bad(column, "実在する日付（2024-05-27 の形）") }
        return day
    }

    /// `true` or `false`; throws `badValue` for anything else.
    public func flag(_ column: Int) throws(StatuteDataError) -> Bool {
        switch row.fields[column] {
        case "true", "TRUE": true
        case "false", "FALSE": false
        default: throw bad(column, "true 又は false ")
        }
    }

    /// An item number (`85の2`), or nil where the field is empty; throws `badValue` for anything else.
    public func number(_ column: Int) throws(StatuteDataError) -> ItemNumber? {
        guard !row.fields[column].isEmpty else { return nil }
        guard let number = ItemNumber(row.fields[column]) else { throw bad(column, "番号（26、85の2 の形）") }
        return number
    }

    /// An item number; throws `badValue` where there is none.
    public func requiredNumber(_ column: Int) throws(StatuteDataError) -> ItemNumber {
        guard let number = try number(column) else { throw bad(column, "番号（26、85の2 の形）") }
        return number
    }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ column: Int, of type: Value.Type
    ) throws(StatuteDataError) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: row.fields[column]) else {
            throw bad(column, Value.allCases.map(\.rawValue).joined(separator: "・") + "のどれか")
        }
        return value
    }

    /// A table that the data know.
    func table(_ column: Int, of tables: LawTables) throws(StatuteDataError) -> TableName {
        let name = TableName(rawValue: row.fields[column])
        guard tables[name] != nil else {
            throw bad(column, tables.names.map(\.rawValue).joined(separator: "・") + "のどれか")
        }
        return name
    }

    /// `別表:23`.
    func references(_ column: Int, of tables: LawTables) throws(StatuteDataError) -> [ItemReference] {
        var references: [ItemReference] = []
        for value in try values(column) {
            let parts = value.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = ItemNumber(String(parts[1])) else {
                throw bad(column, "表と項番（別表:23 の形）")
            }
            let table = TableName(rawValue: String(parts[0]))
            guard tables[table] != nil else { throw bad(column, "表と項番（別表:23 の形）") }
            references.append(ItemReference(table, number))
        }
        return references
    }

    /// `19`, `附則6`: an article of the main or of the supplementary provisions.
    func article(_ column: Int) throws(StatuteDataError) -> Provision {
        let text = row.fields[column]
        let isSupplementary = text.utf8.starts(with: "附則".utf8)
        guard let number = ItemNumber(isSupplementary ? String(text.dropFirst(2)) : text) else {
            throw bad(column, "条の番号（19、16の2、附則6 の形）")
        }
        return Provision(article: number, isSupplementary: isSupplementary)
    }

    /// A whole number from 1.
    func count(_ column: Int) throws(StatuteDataError) -> Int? {
        guard !row.fields[column].isEmpty else { return nil }
        guard let count = Int(row.fields[column]), count >= 1 else { throw bad(column, "1以上の整数") }
        return count
    }

    /// `1項1-17号｜4項1・2・3の2号`.
    func articleItems(
        _ column: Int, paragraphs: Int
    ) throws(StatuteDataError) -> [Int: [ItemNumber]] {
        var items: [Int: [ItemNumber]] = [:]
        for value in try values(column) {
            guard let (paragraph, numbers) = ArticleItems.paragraph(value), items[paragraph] == nil
            else { throw bad(column, "項と号（1項1-17号｜4項1・2・3の2号 の形）") }
            guard paragraph <= paragraphs else { throw error(.unknownParagraph(paragraph)) }
            items[paragraph] = numbers
        }
        return items
    }

    /// A first and a last day, in this order.
    func days(
        from: Int, until: Int
    ) throws(StatuteDataError) -> (from: CivilDate?, until: CivilDate?) {
        let (first, last) = (try day(from), try day(until))
        if let first, let last, last < first { throw error(.reversedDays(from: first, until: last)) }
        return (first, last)
    }
}
