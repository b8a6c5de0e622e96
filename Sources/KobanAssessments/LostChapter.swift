import KobanDocuments

/// Tells by what stands inside a chapter that it has begun, where a converter lost its heading: otherwise the
/// 別添 before it would go on to the end of the next one.
enum LostChapter {
    /// `1. 特定個人情報ファイル名`, with which Ⅱ and Ⅲ begin; a 別添 may have it as well.
    static func isFileName(_ row: Int, in parts: DocumentParts) -> Bool {
        guard let match = heading(row, in: parts) else { return false }
        return match.label.text == FormLabels.fileName && match.number == 1
    }

    /// A section of Ⅱ to Ⅵ under the number that the form gives it, or what only Ⅲ says.
    ///
    /// - Parameter hasFileName: whether `1. 特定個人情報ファイル名` stands above; without it, `2. 基本情報` may be of
    ///   a list of what a file records.
    static func isInside(_ row: Int, in parts: DocumentParts, hasFileName: Bool) -> Bool {
        if isRisk(row, in: parts) { return true }
        guard let match = heading(row, in: parts) else { return false }
        if FormLabels.riskFields.contains(match.label.text) { return true }
        guard let number = match.number else { return false }
        if match.label.kind == .chapter, match.label.text == FormLabels.fileProfile, !hasFileName { return false }
        return FormLabels.sectionNumbersAfterAnnex[match.label.text]?.contains(number) ?? false
    }

    /// A label that fills the first cell of its row.
    private static func heading(_ row: Int, in parts: DocumentParts) -> LabelMatcher.Match? {
        guard let cell = parts.document.cells(of: row).first, cell.range.count < 300,
            let match = parts.matcher.match(at: cell.range.lowerBound, end: parts.document.bytes.count)
        else { return nil }
        return match.fillsLine || match.range.upperBound >= cell.range.upperBound ? match : nil
    }

    /// `リスク１：…`, the heading of a part of Ⅲ.
    private static func isRisk(_ row: Int, in parts: DocumentParts) -> Bool {
        var cursor = FoldedCursor(parts.document.bytes, parts.document.range(of: row))
        guard HeadingMarks.read(&cursor) != nil else { return false }
        let key = parts.document.bytes.folded(cursor.offset..<parts.document.range(of: row).upperBound, limit: 6)
        guard key.hasPrefix("リスク") else { return false }
        let rest = key.dropFirst(3)
        return rest.first?.isNumber ?? false && rest.drop(while: \.isNumber).first == ":"
    }
}
