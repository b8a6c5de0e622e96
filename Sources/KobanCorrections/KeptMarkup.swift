import KobanChecks
import KobanCitations
import KobanDocuments
import KobanText

/// Whether an edit leaves the tags of what it replaces as they are: a lost `</b>` would print the rest of the
/// page in bold, a lost note would be missed.
enum KeptMarkup {
    static func isKept(by edit: TextEdit, in source: SourceText) -> Bool {
        let old = source.bytes.withUnsafeBufferPointer { tags(in: $0, edit.range) }
        guard !old.isEmpty else { return true }
        var replacement = edit.replacement
        let new = replacement.withUTF8 { tags(in: $0, 0..<$0.count) }
        // A list has as many lines as it has items.
        return old == new
    }

    /// The tags and comments of a range with what they hide, in order, but for the ends of lines.
    private static func tags(in buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let (piece, end) = SourcePiece.read(buffer, at: offset, end: range.upperBound)
            if case .tag(let tag) = piece, tag.element != .lineBreak { found.append(Array(buffer[offset..<end])) }
            offset = end
        }
        return found
    }
}
