import KobanText

/// Walks over a text as a reader sees it: white space, line breaks and markup skipped,
/// full-width forms and look-alikes made one.
public struct FoldedCursor {
    /// Of the text.
    public let bytes: [UInt8]
    /// What was not read yet begins here.
    public var offset: Int
    /// Nothing is read from here on.
    public let end: Int

    /// A walk that begins at the beginning of a part of a text.
    ///
    /// - Parameters:
    ///   - bytes: a text in UTF-8.
    ///   - range: the part to walk over, in byte offsets.
    public init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The next visible scalar with the place where it begins; `offset` is then after it.
    public mutating func next() -> (scalar: Unicode.Scalar, start: Int)? {
        while offset < end {
            let start = offset
            let byte = bytes[start]
            if byte > 0x20, byte < 0x7F, byte != 0x3C, byte != 0x26 {
                offset += 1
                return (Unicode.Scalar(byte), start)
            }
            let (piece, after) = bytes.piece(at: start, end: end)
            offset = after
            if case .character(let scalar) = piece { return (CharacterFolding.inForm(scalar), start) }
        }
        return nil
    }

    /// nil for white space.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if Spacing(scalar) != nil || Spacing.isInvisible(scalar) { return nil }
        return CharacterFolding.inForm(CharacterFolding.fold(scalar))
    }
}
