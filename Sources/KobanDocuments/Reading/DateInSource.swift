import KobanText

/// The bytes of a document's text as a text of dates: tags and references read, white space as a reader sees it.
private struct SourceDates: DateText {
    let bytes: [UInt8]
    let end: Int

    func piece(at offset: Int) -> (piece: DatePiece, end: Int) {
        guard offset < end else { return (.end, offset) }
        let (piece, after) = bytes.piece(at: offset, end: end)
        switch piece {
        case .character(let scalar): return (.character(scalar), after)
        case .room(.blank), .room(.tab), .nothing: return (.blank, after)
        case .room(.lineBreak), .tag: return (.end, offset)
        }
    }
}

extension JapaneseDate {
    /// Reads the date that begins at an offset of a document's text (white space before it is skipped).
    ///
    /// - Parameter limit: the offset at which to stop; the end of the bytes by default.
    /// - Returns: the date and the offset after it, or nil when there is none or the
    ///   calendar does not have the day.
    public static func leading(
        in bytes: [UInt8], at offset: Int, limit: Int? = nil
    ) -> (date: JapaneseDate, end: Int)? {
        // The longest date with white space between its parts stays well below this.
        let end = min(limit ?? bytes.count, offset + 200)
        return leading(in: SourceDates(bytes: bytes, end: end), at: offset)
    }
}
