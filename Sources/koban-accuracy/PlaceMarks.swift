/// Marks in a text under construction that say where a citation begins and ends. They are
/// characters of the private planes, which no writer of an assessment uses, and are removed
/// when the document is finished: so places stay true whatever a layout does around them.
enum PlaceMarks {
    private static let begins: UInt32 = 0xF0000
    private static let ends: UInt32 = 0x100000
    /// How many citations a document may have.
    private static let count: UInt32 = 0xFFF0

    static func around(_ text: String, id: Int) -> String {
        guard let begin = Unicode.Scalar(begins + UInt32(id)), let end = Unicode.Scalar(ends + UInt32(id)) else {
            preconditionFailure("more citations than there are marks")
        }
        return "\(Character(begin))\(text)\(Character(end))"
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (begins..<(begins + count)).contains(scalar.value) || (ends..<(ends + count)).contains(scalar.value)
    }

    /// The text without its marks, and the bytes between each pair.
    static func removed(from marked: String) -> (text: String, places: [Int: Range<Int>]) {
        var text = String.UnicodeScalarView()
        var opened: [Int: Int] = [:]
        var places: [Int: Range<Int>] = [:]
        var offset = 0
        for scalar in marked.unicodeScalars {
            switch scalar.value {
            case begins..<(begins + count):
                opened[Int(scalar.value - begins)] = offset
            case ends..<(ends + count):
                let id = Int(scalar.value - ends)
                // A history repeats a text: the first place is the field's own.
                if let start = opened[id], places[id] == nil { places[id] = start..<offset }
            default:
                text.append(scalar)
                offset += UTF8.width(scalar)
            }
        }
        return (String(text), places)
    }
}
