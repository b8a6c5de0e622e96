import KobanText

/// The line of a source around a fault, cut to the width of a terminal, with the fault
/// marked under it. Wide characters take two columns, so that the mark stands under the
/// text it means.
struct Excerpt {
    let line: Int
    let text: String
    let mark: String

    /// - Parameters:
    ///   - range: byte offsets of the fault.
    ///   - width: columns for the text.
    init(_ source: SourceText, _ range: Range<Int>, width: Int) {
        let lineIndex = source.lineIndex(at: range.lowerBound)
        line = lineIndex + 1
        let lineRange = source.lineRange(lineIndex)
        let end = min(range.upperBound, lineRange.upperBound)
        let goesOn = range.upperBound > lineRange.upperBound
        // Half of the width shows what stands before, at most.
        let before = Excerpt.cells(
            source, lineRange.lowerBound..<range.lowerBound, limit: width / 2, fromEnd: true)
        let fault = Excerpt.cells(
            source, range.lowerBound..<max(end, range.lowerBound),
            limit: width - before.width - (before.isCut ? 2 : 0), fromEnd: false)
        var shown = (before.isCut ? "…" : "") + before.text + fault.text
        var used = before.width + (before.isCut ? 2 : 0) + fault.width
        if fault.isCut {
            shown += "…"
            used += 2
        } else if end < lineRange.upperBound {
            let after = Excerpt.cells(
                source, end..<lineRange.upperBound, limit: max(0, width - used - 2),
                fromEnd: false)
            shown += after.text + (after.isCut ? "…" : "")
        }
        text = shown
        mark =
            String(repeating: " ", count: before.width + (before.isCut ? 2 : 0))
            + String(repeating: "^", count: max(1, fault.width))
            + (fault.isCut || goesOn ? "…" : "")
    }

    /// As much of a range as fits, from its beginning or from its end, markup as it stands.
    private static func cells(
        _ source: SourceText, _ range: Range<Int>, limit: Int, fromEnd: Bool
    ) -> (text: String, width: Int, isCut: Bool) {
        guard !range.isEmpty, limit > 0 else { return ("", 0, !range.isEmpty) }
        // No character needs more than four bytes: a window bounds the work on a line of
        // any length.
        let window =
            fromEnd
            ? max(range.lowerBound, range.upperBound - limit * 4)..<range.upperBound
            : range.lowerBound..<min(range.upperBound, range.lowerBound + limit * 4)
        var scalars: [(Unicode.Scalar, Int)] = []
        source.bytes.withUnsafeBufferPointer { buffer in
            var index = window.lowerBound
            while index < window.upperBound, buffer[index] & 0xC0 == 0x80 { index += 1 }
            while index < window.upperBound {
                let (scalar, length) = buffer.scalar(at: index)
                let shown: Unicode.Scalar = scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
                scalars.append((shown, max(DisplayWidth.of(shown), shown == " " ? 1 : 0)))
                index += length
            }
        }
        var width = 0
        var kept: [Unicode.Scalar] = []
        var isCut = window != range
        for (scalar, columns) in fromEnd ? scalars.reversed() : scalars {
            if width + columns > limit {
                isCut = true
                break
            }
            kept.append(scalar)
            width += columns
        }
        let text = String(String.UnicodeScalarView(fromEnd ? kept.reversed() : kept))
        return (text, width, isCut)
    }
}
