import KobanLaw
import KobanText

/// The id of a revision of a law: `LAWID_YYYYMMDD_AMENDINGLAWID`.
public struct LawRevisionID: Hashable, Sendable {
    /// The whole id.
    public let text: String
    /// The law of which this is a revision.
    public let law: LawID
    /// The day of effect; nil where the eight digits are no day of the calendar.
    public let day: CivilDate?
    /// The law that amended; nil for the first text of a law (fifteen zeros).
    public let amendingLaw: LawID?

    /// - Returns: nil when the text is not of the form. No other letters than digits and
    ///   A to Z are taken, so that an id can stand in a URL and in the name of a file.
    public init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = LawRevisionID.day(of: parts[1]),
            LawRevisionID.isLawID(parts[0]), LawRevisionID.isLawID(parts[2])
        else { return nil }
        self.text = text
        law = LawID(rawValue: String(parts[0]))
        self.day = day.date
        amendingLaw = parts[2].allSatisfy { $0 == "0" } ? nil : LawID(rawValue: String(parts[2]))
    }

    static func isLawID(_ text: some StringProtocol) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    /// The day of eight digits; nil when the text is not eight digits.
    private static func day(of text: Substring) -> (date: CivilDate?, digits: Int)? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let digits = Int(text)
        else { return nil }
        return (CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100), digits)
    }

    /// The law and the day in the name of an official text at hand
    /// (`425AC0000000027_20250924.xml`, with or without an amending law).
    static func lawAndDay(ofFile name: String) -> (law: LawID, day: CivilDate)? {
        let stem = name.split(separator: "/").last?.split(separator: ".").first ?? ""
        let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 2, isLawID(parts[0]), let day = day(of: parts[1])?.date else { return nil }
        return (LawID(rawValue: String(parts[0])), day)
    }
}

extension LawRevisionID: CustomStringConvertible {
    /// The whole id, as the service writes it.
    public var description: String { text }
}
