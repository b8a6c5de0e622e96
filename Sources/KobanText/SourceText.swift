/// A text under examination: its UTF-8 bytes and where its lines begin.
///
/// Everything Koban finds is a range of byte offsets into these bytes, kept from the
/// first pass on; nothing is ever found again by searching.
public struct SourceText: Sendable {
    /// The text as UTF-8, without a byte order mark.
    public let bytes: [UInt8]

    /// The byte offset of the beginning of each line.
    public let lineStarts: [Int]

    /// How many scalars begin before each block, so that a column on a line of any length
    /// is found without reading the line.
    private let scalarsBeforeBlock: [Int]
    private static let block = 1024

    /// - Parameter bytes: valid UTF-8. Lines end with LF, CR LF or CR.
    public init(utf8 bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / SourceText.block + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var scalars = 0
            for index in 0..<buffer.count {
                if index % SourceText.block == 0 { counts.append(scalars) }
                if buffer[index] & 0xC0 != 0x80 { scalars += 1 }
            }
            counts.append(scalars)
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                index += 1
                if byte == 0x0A {
                    starts.append(index)
                } else if byte == 0x0D {
                    if index < buffer.count, buffer[index] == 0x0A { index += 1 }
                    starts.append(index)
                }
            }
        }
        lineStarts = starts
        scalarsBeforeBlock = counts
    }

    /// How many scalars begin before a byte offset.
    private func scalars(before offset: Int) -> Int {
        guard offset < bytes.count else { return scalarsBeforeBlock[scalarsBeforeBlock.count - 1] }
        let block = offset / SourceText.block
        var count = scalarsBeforeBlock[block]
        for byte in bytes[(block * SourceText.block)..<offset] where byte & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }

    /// A text in memory, whose UTF-8 is taken as it is.
    public init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// A place in the text, counted from 1: the line, and the column in characters
    /// (Unicode scalar values).
    public struct Position: Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// From 1, in Unicode scalar values of the line.
        public let column: Int

        /// A place by its line and column.
        ///
        /// - Parameters:
        ///   - line: from 1.
        ///   - column: from 1, in Unicode scalar values.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// The index in `lineStarts` of the line that holds a byte offset.
    public func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The line and column of a byte offset.
    public func position(at offset: Int) -> Position {
        let line = lineIndex(at: offset)
        let column = scalars(before: offset) - scalars(before: lineStarts[line]) + 1
        return Position(line: line + 1, column: column)
    }

    /// The byte range of a line, without its line break.
    public func lineRange(_ index: Int) -> Range<Int> {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The text of a byte range, exactly as it stands in the source.
    public func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
