import KobanText

/// What stands at a place of a source, as a reader of the document sees it: the one way in which
/// every part of the program takes text out of bytes, tags and character references.
public enum SourcePiece: Sendable {
    /// Folded; a kana with its mark is one.
    case character(Unicode.Scalar)
    case room(Spacing)
    /// With what it hides (a script, a reading).
    case tag(MarkupTag)
    /// Of no width.
    case nothing

    /// Reads the piece at an offset.
    ///
    /// - Returns: the piece and the offset after it.
    public static func read(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (piece: SourcePiece, end: Int) {
        if buffer[offset] == 0x3C, let tag = MarkupTag.read(buffer, at: offset, end: end) {
            return (.tag(tag), tag.hiddenEnd(in: buffer, end: end))
        }
        let (scalar, after, isReference) = decoded(buffer, at: offset, end: end)
        if let room = Spacing(scalar) {
            // A reference to a tab is white space like any other: no converter parts cells by it.
            if isReference, case .tab = room { return (.room(.blank), after) }
            return (.room(room), after)
        }
        if Spacing.isInvisible(scalar) { return (.nothing, after) }
        let folded = CharacterFolding.fold(scalar)
        if KanaFolding.mayTakeMark(folded), after < end {
            let (mark, afterMark, _) = decoded(buffer, at: after, end: end)
            if let joined = KanaFolding.join(folded, mark) { return (.character(joined), afterMark) }
        }
        return (.character(folded), after)
    }

    /// The scalar at an offset, a character reference taken for what it stands for.
    private static func decoded(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (scalar: Unicode.Scalar, end: Int, isReference: Bool) {
        if buffer[offset] == 0x26, let (scalar, after) = MarkupEntity.read(buffer, at: offset, end: end) {
            return (scalar, after, true)
        }
        let (scalar, length) = buffer.scalar(at: offset)
        return (scalar, min(offset + length, end), false)
    }
}

extension SourceText {
    /// What a reader sees of a range: folded, without white space and markup.
    public func visibleText(in range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { buffer in
            var out = String.UnicodeScalarView()
            var offset = range.lowerBound
            while offset < range.upperBound {
                let (piece, end) = SourcePiece.read(buffer, at: offset, end: range.upperBound)
                if case .character(let scalar) = piece { out.append(scalar) }
                offset = end
            }
            return String(out)
        }
    }
}
