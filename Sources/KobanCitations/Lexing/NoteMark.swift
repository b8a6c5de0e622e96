import KobanDocuments
import KobanText

/// The mark of a note, set above the line: `<sup>注</sup>`, `<sup>※2</sup>`.
enum NoteMark {
    /// Without a digit, so that it can be nothing but a mark; gives the offset after the closing tag.
    case sign(end: Int)
    /// With a number, which counts the note.
    case number

    /// No mark of a note is longer, in bytes between its tags (assumption).
    private static let longest = 24

    /// - Parameter tag: the opening tag.
    /// - Returns: nil where what stands between the tags is text (２<sup>の２</sup>) or is never closed.
    static func read(_ buffer: UnsafeBufferPointer<UInt8>, after tag: MarkupTag, end: Int) -> NoteMark? {
        var offset = tag.end
        var hasNumber = false
        while offset < min(end, tag.end + longest) {
            let (piece, after) = SourcePiece.read(buffer, at: offset, end: end)
            switch piece {
            case .tag(let closing) where closing.element == .superscript:
                guard closing.isClosing else { return nil }
                return hasNumber ? .number : .sign(end: after)
            case .tag(let inner) where inner.effect == .boundary: return nil
            case .tag, .room, .nothing: break
            case .character(let scalar):
                if scalar.properties.numericType != nil {
                    hasNumber = true
                } else if !isMark(scalar) {
                    return nil
                }
            }
            offset = after
        }
        return nil
    }

    /// 注, 備, 考, a Latin letter, or no letter at all; nothing that parts numbers.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if "注註備考".unicodeScalars.contains(scalar) || scalar.isASCII && scalar.properties.isAlphabetic { return true }
        return !scalar.properties.isAlphabetic && !"、,・~-。".unicodeScalars.contains(scalar)
    }
}
