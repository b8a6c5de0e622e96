import KobanDocuments
import KobanText

/// A stretch of a source as it reads on one line.
package enum OriginalText {
    /// Without line breaks and markup, other white space kept as it is (a tab becomes a
    /// space).
    package static func oneLine(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        var index = range.lowerBound
        let end = min(range.upperBound, buffer.count)
        while index < end {
            let byte = buffer[index]
            if byte == 0x3C, let tag = MarkupTag.read(buffer, at: index, end: end) {
                index = tag.hiddenEnd(in: buffer, end: end)
                continue
            }
            if byte == 0x09 {
                bytes.append(0x20)
            } else if byte >= 0x20 {
                bytes.append(byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same with the line breaks, those of the text and those that <br> makes.
    package static func withBreaks(_ source: SourceText, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        source.bytes.withUnsafeBufferPointer { buffer in
            var index = range.lowerBound
            let end = min(range.upperBound, buffer.count)
            while index < end {
                let byte = buffer[index]
                if byte == 0x3C, let tag = MarkupTag.read(buffer, at: index, end: end) {
                    if tag.element == .lineBreak { bytes.append(0x0A) }
                    index = tag.hiddenEnd(in: buffer, end: end)
                    continue
                }
                if byte == 0x0D {
                    if index + 1 >= end || buffer[index + 1] != 0x0A { bytes.append(0x0A) }
                } else {
                    bytes.append(byte == 0x09 ? 0x20 : byte)
                }
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the tag ends that begins at an offset; nil where none does.
    package static func endOfTag(_ source: SourceText, _ offset: Int, _ end: Int) -> Int? {
        guard source.bytes[offset] == 0x3C else { return nil }
        return source.bytes.withUnsafeBufferPointer { buffer in
            MarkupTag.read(buffer, at: offset, end: end).map { $0.hiddenEnd(in: buffer, end: end) }
        }
    }
}
