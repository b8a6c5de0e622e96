import KobanDocuments
import KobanText

/// What the cover says: form, number, title, institution, day of publication.
///
/// The value stands in the label's row, in the row after it, or, where a PDF was read out
/// of order, shortly before it.
struct CoverFacts {
    private(set) var form: AssessmentForm?
    private(set) var number: String?
    private(set) var title: String?
    private(set) var titleRange: Range<Int>?
    private(set) var institution: String?
    private(set) var publishedOn: CivilDate?

    /// How many rows a cover has, at most.
    private static let coverRows = 250
    /// How far from its label a value may stand, in rows.
    private static let distance = 6

    init() {}

    init(_ document: DocumentRows, rows: Range<Int>) {
        let parts = DocumentParts(document)
        let matcher = parts.matcher
        let last = min(rows.upperBound, rows.lowerBound + CoverFacts.coverRows)
        var places: [String: (row: Int, cell: Int, value: Int)] = [:]
        var formByNumber: AssessmentForm?
        for row in rows.lowerBound..<last {
            for (index, cell) in document.cells(of: row).enumerated() where cell.range.count < 600 {
                if index == 0 {
                    if form == nil { form = CoverFacts.form(named: document.key(row, limit: 28)) }
                    if formByNumber == nil { formByNumber = CoverFacts.form(numbered: document.key(row, limit: 24)) }
                }
                var start = cell.range.lowerBound
                // 評価書番号 and 評価書名 may share a line.
                while let match = matcher.match(at: start, end: cell.range.upperBound), match.label.kind == .cover {
                    if places[match.label.text] == nil {
                        places[match.label.text] = (row, index, match.range.upperBound)
                    }
                    guard match.range.upperBound > start else { break }
                    start = match.range.upperBound
                }
            }
        }
        readTitle(document, places, last, matcher)
        if form == nil, let title { form = AssessmentForm.allCases.first { title.hasSuffix($0.rawValue) } }
        form = form ?? formByNumber
        publishedOn = CoverFacts.value(document, places["公表日"], last) { range in
            JapaneseDate(document.bytes.readable(range))?.date
        }
        institution = CoverFacts.value(document, places["評価実施機関名"], last) { range in
            guard range.count < 200, matcher.match(at: range.lowerBound, end: range.upperBound) == nil else {
                return nil
            }
            let text = document.bytes.readable(range)
            let hasDigit = text.unicodeScalars.contains { FoldedCursor.fold($0)?.asDigit != nil }
            guard !text.isEmpty, !hasDigit, !text.contains("。"), !text.contains("承認日"), !text.hasPrefix("[") else {
                return nil
            }
            return text
        } isCertain: { text in
            // Heads of administrations and bodies; other names are taken only right at the label.
            ["長", "知事", "会", "機構", "組合", "大臣", "庁", "局", "法人", "連合", "センター", "公社"].contains { text.hasSuffix($0) }
        }
    }

    static func form(named key: String) -> AssessmentForm? {
        guard let start = key.firstRange(of: "特定個人情報保護評価書") else { return nil }
        guard key[..<start.lowerBound].allSatisfy({ "#*".contains($0) }) else { return nil }
        let rest = key[start.upperBound...].drop { "([【".contains($0) }
        return AssessmentForm.allCases.first { rest.hasPrefix($0.rawValue) }
    }

    /// `[平成31年1月 様式2]`.
    private static func form(numbered key: String) -> AssessmentForm? {
        guard key.hasPrefix("[") || key.hasPrefix("様式"), let style = key.firstRange(of: "様式"),
            let digit = key[style.upperBound...].unicodeScalars.first?.asDigit
        else { return nil }
        return AssessmentForm.allCases.first { $0.formNumber == digit }
    }

    // MARK: Number and title

    private mutating func readTitle(
        _ document: DocumentRows, _ places: [String: (row: Int, cell: Int, value: Int)], _ last: Int,
        _ matcher: LabelMatcher
    ) {
        guard let titlePlace = places["評価書名"] else { return }
        let numberPlace = places["評価書番号"]
        if let numberPlace, numberPlace.row == titlePlace.row,
            numberPlace.cell != titlePlace.cell || numberPlace.value < titlePlace.value,
            document.bytes.isBlank(titlePlace.value..<document.range(of: titlePlace.row).upperBound)
        {
            // A header row over a row of values, or, out of order, under it.
            let after = titlePlace.row + 1..<min(last, titlePlace.row + 2)
            let before = (max(0, titlePlace.row - CoverFacts.distance)..<titlePlace.row).reversed()
            for row in Array(after) + before where take(document, row: row) { return }
            return
        }
        // Each label with its own value.
        func own(_ place: (row: Int, cell: Int, value: Int)) -> Range<Int>? {
            let rest = document.bytes.unframed(place.value..<document.range(of: place.row).upperBound)
            if !document.bytes.isBlank(rest) { return rest }
            let next = place.row + 1
            guard next < last, matcher.match(at: document.range(of: next).lowerBound, end: document.bytes.count) == nil
            else { return nil }
            return document.range(of: next)
        }
        if let range = own(titlePlace) {
            titleRange = range
            title = document.bytes.readable(range)
        }
        if let numberPlace, let range = own(numberPlace) {
            let key = document.bytes.folded(range, limit: 8)
            if !key.isEmpty, key.unicodeScalars.allSatisfy({ $0.asDigit != nil }) { number = key }
        }
    }

    /// Reads a row that holds number and title.
    private mutating func take(_ document: DocumentRows, row: Int) -> Bool {
        let range = document.range(of: row)
        guard range.count < 800 else { return false }
        var cursor = FoldedCursor(document.bytes, range)
        var digits = ""
        var rest = range.lowerBound
        while let (scalar, start) = cursor.next() {
            guard scalar.asDigit != nil else { break }
            // A gap ends the number (「6 3歳児健診」).
            if !digits.isEmpty, start > rest { break }
            digits.unicodeScalars.append(scalar)
            rest = cursor.offset
        }
        guard (1...5).contains(digits.count), rest < range.upperBound else { return false }
        let name = document.bytes.unframed(rest..<range.upperBound)
        let gap = name.lowerBound > rest || document.bytes[rest] == 0x3C
        guard gap, !document.bytes.isBlank(name) else { return false }
        let text = document.bytes.readable(name)
        let isUnderHeader = text.contains("評価書") || document.cells(of: row).count == 2
        guard isUnderHeader, !text.hasPrefix("."), !text.hasPrefix("．") else { return false }
        number = digits
        titleRange = name
        title = text
        return true
    }

    // MARK: Values by their label

    private static func value<Value>(
        _ document: DocumentRows, _ place: (row: Int, cell: Int, value: Int)?, _ last: Int,
        _ read: (Range<Int>) -> Value?, isCertain: (Value) -> Bool = { _ in true }
    ) -> Value? {
        guard let place else { return nil }
        let rest = document.bytes.unframed(place.value..<document.range(of: place.row).upperBound)
        if !document.bytes.isBlank(rest), let value = read(rest) { return value }
        if place.row + 1 < last, let value = read(document.range(of: place.row + 1)) { return value }
        for row in (max(0, place.row - distance)..<place.row).reversed() {
            if let value = read(document.range(of: row)), isCertain(value) { return value }
        }
        return nil
    }
}
