import KobanAssessments
import KobanChecks
import KobanCitations
import KobanText

/// Lines and columns of many offsets of one text, counted in a single pass: counting each
/// from the beginning of its line would cost the square of a document that is one line.
struct Places {
    private let positions: [Int: SourceText.Position]

    /// - Parameter offsets: byte offsets into the text, in any order.
    init(_ source: SourceText, _ offsets: [Int]) {
        var positions: [Int: SourceText.Position] = [:]
        positions.reserveCapacity(offsets.count)
        source.bytes.withUnsafeBufferPointer { buffer in
            var line = -1
            var column = 1
            var counted = 0
            for offset in offsets.sorted() {
                let place = source.lineIndex(at: offset)
                if place != line {
                    line = place
                    column = 1
                    counted = source.lineStarts[place]
                }
                let end = min(offset, buffer.count)
                while counted < end {
                    if buffer[counted] & 0xC0 != 0x80 { column += 1 }
                    counted += 1
                }
                positions[offset] = SourceText.Position(line: line + 1, column: column)
            }
        }
        self.positions = positions
    }

    /// The place of one of the offsets; the beginning of the text for any other.
    subscript(offset: Int) -> SourceText.Position {
        positions[offset] ?? SourceText.Position(line: 1, column: 1)
    }
}

extension Places {
    init(of citations: [Citation], in source: SourceText) {
        self.init(source, citations.map(\.range.lowerBound))
    }

    /// Every place that a report of an assessment names.
    init(of checked: CheckedAssessment) {
        var offsets = checked.findings.map(\.range.lowerBound)
        for citation in checked.citations {
            offsets.append(citation.citation.range.lowerBound)
            offsets += citation.assessed.unreadableCells.map(\.lowerBound)
        }
        self.init(checked.assessment.source, offsets)
    }
}
