import KobanCitations
import KobanText

extension SourceText {
    /// The bytes after edits, each of which is of the text as it is.
    public func applying(_ edits: [TextEdit]) -> [UInt8] {
        var bytes = bytes
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
        }
        return bytes
    }
}
