import KobanLaw
import KobanText

/// Names and titles of laws.
extension CitationWriter {
    /// The name with a slip in it put right. A short name before the slip stays:
    /// 番号法別表第二の主務省令で定める事務及び情報を定める命令.
    func corrected(_ written: String, slip: String?, title: String) -> String {
        let tail = statutes.titleTail(title)
        guard let slip, written.hasSuffix(statutes.titleTail(slip)), tail != title else { return title }
        return written.dropLast(statutes.titleTail(slip).count) + tail
    }

    /// A name exchanged for its right form: the words in which the two differ, so that the line breaks and
    /// the markup around them stay.
    func nameEdit(of name: Range<Int>, to right: String) -> TextEdit? {
        let right = Array(right.unicodeScalars)
        // The scalars of the name with their places, white space and markup left out.
        var scalars: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
        var offset = name.lowerBound
        while offset < name.upperBound {
            if let end = OriginalText.endOfTag(source, offset, name.upperBound) {
                offset = end
                continue
            }
            let (scalar, length) = source.bytes.withUnsafeBufferPointer { $0.scalar(at: offset) }
            if !scalar.properties.isWhitespace { scalars.append((scalar, offset..<offset + length)) }
            offset += length
        }
        var start = 0
        while start < min(scalars.count, right.count), scalars[start].scalar == right[start] { start += 1 }
        var (end, rightEnd) = (scalars.count, right.count)
        while end > start, rightEnd > start, scalars[end - 1].scalar == right[rightEnd - 1] {
            (end, rightEnd) = (end - 1, rightEnd - 1)
        }
        guard start < end || start < rightEnd else { return nil }
        let place = start < scalars.count ? scalars[start].range.lowerBound : name.upperBound
        let text = String(String.UnicodeScalarView(right[start..<rightEnd]))
        return TextEdit(place..<(end > start ? scalars[end - 1].range.upperBound : place), text)
    }

    /// The table in an order's name exchanged for the one of its new title (別表第一 for 別表); a line break inside it
    /// stays.
    func retitledEdit(of name: Range<Int>, _ change: TitleChange) -> TextEdit? {
        guard let tables = change.tables, case .appended = tables.old, case .appended = tables.new else { return nil }
        let word = Array(TableDesignation.appendedWord.utf8)
        func number(_ text: String) -> String { String(text.dropFirst(TableDesignation.appendedWord.count)) }
        let old = tables.old.spellings.map(number)
        let new = number(tables.new.text)
        var index = name.lowerBound
        while index + word.count <= name.upperBound {
            if source.bytes[index..<(index + word.count)].elementsEqual(word) {
                var offset = index + word.count
                if old.contains("") { return TextEdit(offset..<offset, new) }
                var kept = ""
                var seen = ""
                for scalar in source.text(in: offset..<name.upperBound).unicodeScalars {
                    if scalar.properties.isWhitespace {
                        if scalar.value < 0x20 { kept.unicodeScalars.append(scalar) }
                    } else {
                        seen.unicodeScalars.append(scalar)
                    }
                    offset += String(scalar).utf8.count
                    if old.contains(seen) { return TextEdit(index + word.count..<offset, new + kept) }
                    if !old.contains(where: { $0.hasPrefix(seen) }) { break }
                }
            }
            index += 1
        }
        return nil
    }
}
