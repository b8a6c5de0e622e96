import KobanAssessments
import KobanDocuments
import KobanText

/// How a document words an entry of its own 変更箇所: its way of writing days, and its name for a
/// field. Taken from its own entries, so that the new one stands beside them as another of them.
struct HistoryWording: Sendable, Hashable {
    private let style: HistoryDateStyle
    private let items: [FieldLabel: String]

    init(_ assessment: Assessment) {
        let source = assessment.source
        var style: HistoryDateStyle?
        var items: [FieldLabel: String] = [:]
        for entry in assessment.changeHistory.reversed() {
            if style == nil, let date = entry.date, let range = entry.dateRange {
                style = HistoryDateStyle(source.text(in: range), of: date)
            }
            if let field = entry.field, items[field] == nil {
                let text = entry.item.map { PlainText.oneLine(source.text(in: $0)) }.joined(separator: " ")
                if HistoryWording.names(text, field) { items[field] = text }
            }
        }
        self.style = style ?? .era
        self.items = items
    }

    func day(_ day: CivilDate) -> String { style.write(day) }

    func item(_ field: FieldLabel?) -> String? { field.flatMap { items[$0] } }

    /// Whether an item is a name of the whole field and of nothing else. An entry may be about a part
    /// of a field, or about two at once.
    private static func names(_ item: String, _ field: FieldLabel) -> Bool {
        guard item.count <= 120, !item.contains("及び"), !item.contains("並びに"),
            let first = item.first, !"-・―".contains(first)
        else { return false }
        let end = String(item.filter { !$0.isWhitespace }.suffix(6))
        return ["法令上の根拠", "事務の概要", "事務の内容"].contains { end.hasSuffix($0) }
    }
}

/// How 変更箇所 tells one field.
struct HistoryRecord: Sendable, Hashable {
    let wording: HistoryWording
    let item: String?
    /// What stands in 変更前 and 変更後 where it is not the whole field: of a 別添 its title and its
    /// numbers, since a table does not go into a cell.
    let before: String?
    let after: String?
}

/// The ways in which the column 変更日 is written.
enum HistoryDateStyle: Sendable, CaseIterable {
    case era
    case slashes
    case paddedSlashes
    case hyphens
    case dots
    case western
    case letter
    case letterSlashes

    /// The style of a day as written; nil where it is none of these.
    init?(_ text: String, of day: CivilDate) {
        let written = PlainText.oneLine(text).filter { !$0.isWhitespace }
        guard let style = HistoryDateStyle.allCases.first(where: { $0.write(day) == written }) else { return nil }
        self = style
    }

    func write(_ day: CivilDate) -> String {
        let (year, month, date) = (day.year, day.month, day.day)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let era = JapaneseEra.allCases.filter { $0.firstYear <= year }.max { $0.firstYear < $1.firstYear }
        let short = era.map { "\($0.letter)\(year - $0.firstYear + 1)" } ?? "\(year)"
        return switch self {
        case .era: day.japanese
        case .slashes: "\(year)/\(month)/\(date)"
        case .paddedSlashes: "\(year)/\(padded(month))/\(padded(date))"
        case .hyphens: day.description
        case .dots: "\(year).\(month).\(date)"
        case .western: "\(year)年\(month)月\(date)日"
        case .letter: "\(short).\(month).\(date)"
        case .letterSlashes: "\(short)/\(month)/\(date)"
        }
    }
}

/// Text of a source as one cell of a table.
enum PlainText {
    /// On one line: line breaks and tabs would break the table that it is put into.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
            .trimmingPrefix { $0 == " " }.description
    }

    /// Without the blank lines: in a history of lines they part the cells.
    static func withoutBlankLines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).replacing("\t", with: " ") }
            .filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Without tags but for line breaks; entities stay, so nothing becomes markup that was none.
    static func withoutTags(_ text: String) -> String {
        let bytes = Array(oneLine(text).utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] != 0x3C {
                out.append(bytes[index])
                index += 1
            } else if let tag = bytes.markupTag(at: index, end: bytes.count) {
                if tag.element == .lineBreak { out += "<br>".utf8 }
                index = tag.end
            } else {
                out += "&lt;".utf8
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
