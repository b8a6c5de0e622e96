/// A number that the border of a cell tore, and left on both sides of it: 【別添4⇥4】 is 別添4.
enum TornNumber {
    /// Whether a digit only repeats a number across a border.
    ///
    /// - Parameters:
    ///   - number: the digits before the border.
    ///   - end: the offset after the digit.
    static func isRepeated(by digit: Int, _ number: String, upTo end: Int, in bytes: [UInt8]) -> Bool {
        guard number == String(digit) else { return false }
        var index = end - 2
        while index >= 0, bytes[index] == 0x20 { index -= 1 }
        return index >= 0 && bytes[index] == 0x09
    }
}
