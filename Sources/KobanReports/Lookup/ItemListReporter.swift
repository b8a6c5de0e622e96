import KobanFormats
import KobanLaw
import KobanQueries
import KobanText

/// How the numbers of a list are parted.
public enum ListSeparator: String, Sendable, CaseIterable {
    case comma = "、"
    case middleDot = "・"
    case latinComma = ","
}

/// The output of `koban lookup --format list`: item numbers ready to paste into an assessment.
/// Only numbers that may be written on the day are in it.
public struct ItemListReporter: SubjectReporter {
    private let separator: ListSeparator

    /// - Parameter separator: how the numbers are parted.
    public init(separator: ListSeparator) {
        self.separator = separator
    }

    /// One line; where the entries are of more than one table, a line for each, which begins
    /// with the table's name, since a number means nothing without its table.
    public func report(_ answer: LookupAnswer) -> [UInt8] {
        let entries = answer.entries.filter(\.isInForce)
        let tables = Self.tables(of: entries)
        let lines = tables.map { table in
            let numbers = entries.filter { $0.reference.table == table }
                .map(\.reference.number.description).joined(separator: separator.rawValue)
            return (tables.count > 1 ? "\(table.rawValue): " : "") + numbers + "\n"
        }
        return VisibleText.bytes(lines.joined())
    }

    /// The tables of entries, in the order of the answer.
    private static func tables(of entries: [LookupEntry]) -> [TableName] {
        var seen: Set<TableName> = []
        return entries.map(\.reference.table).filter { seen.insert($0).inserted }
    }

    /// Whether the list is all that was asked for, each number certainly in force on the day.
    public static func isWhole(_ answer: LookupAnswer) -> Bool {
        let isAbsent =
            answer.notes.contains { $0.kind == .noSuchItem }
            // A number without a table was looked for in several.
            && !answer.notes.contains { $0.kind == .reading }
        return !isAbsent && leftOut(answer).isEmpty && undecided(answer).isEmpty
    }

    /// What a person must know of a list that is not whole, a Japanese line each: which numbers are
    /// not in it and what became of them, which of those in it nothing decides.
    public static func cautions(_ answer: LookupAnswer) -> [String] {
        let leftOut = leftOut(answer)
        var lines: [String]
        if leftOut.count <= fewEntries {
            lines = leftOut.map { line($0, on: answer.day) }
        } else {
            lines = tables(of: leftOut).map { table in
                let count = leftOut.count { $0.reference.table == table }
                return "\(table.rawValue)の\(count)項は\(answer.day.japanese)には効力がないので、一覧に載せません。"
            }
        }
        let undecided = undecided(answer)
        if !undecided.isEmpty {
            let names = undecided.map(\.reference.description).joined(separator: "、")
            lines.append("一覧のうち\(names)は、\(answer.day.japanese)に効力があるかを手元の条文では決められません（要確認）。")
        }
        return lines
    }

    /// The most entries that are told of one by one.
    private static let fewEntries = 5

    private static func leftOut(_ answer: LookupAnswer) -> [LookupEntry] {
        answer.entries.filter { entry in
            // A row of a whole table that says 削除 is nothing to cite, and nobody asked for it.
            !entry.isInForce && (answer.isOfCitedItems || entry.row?.isDeleted != true)
        }
    }

    private static func undecided(_ answer: LookupAnswer) -> [LookupEntry] {
        answer.entries.filter { $0.isInForce && $0.row?.needsReview ?? true }
    }

    private static func line(_ entry: LookupEntry, on day: CivilDate) -> String {
        let why = entry.row?.isDeleted == true ? "は削除されているので" : "は\(day.japanese)には効力がないので"
        return "\(entry.reference)\(why)、一覧に載せません。\(fate(of: entry))"
    }

    private static func fate(of entry: LookupEntry) -> String {
        func names(_ steps: [LineageStep]) -> String { steps.map(\.item.description).joined(separator: "、") }
        let successors = entry.successors.filter { $0.isInForce && !$0.needsReview }
        if entry.fate?.relation == .unknown {
            let candidates = names(entry.successors)
            return "何の項になったかは要確認です" + (candidates.isEmpty ? "。" : "（候補: \(candidates)）。")
        }
        if !successors.isEmpty { return "\(names(successors))になりました。" }
        let predecessors = entry.predecessors.filter { $0.isInForce && !$0.needsReview }
        if !predecessors.isEmpty { return "この日に当たるのは\(names(predecessors))です。" }
        return entry.fate?.relation == .abolished ? "受け継ぐ項はありません。" : ""
    }
}
