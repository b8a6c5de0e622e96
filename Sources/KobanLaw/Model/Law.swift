import KobanText

/// A law or order that the statute data know by its official id.
public struct Law: Sendable, Hashable {
    /// The id in the official law database.
    public let id: LawID
    /// 法令番号 in arabic digits: `平成25年法律第27号`.
    public let lawNumber: String
    /// The first day on which it was in force, where a source shows it.
    public let validFrom: CivilDate?
    /// The last day on which it was in force; nil while it is.
    public let validUntil: CivilDate?
    /// The law or order that took over from one that was repealed, where one did.
    public let successor: LawID?
    /// The titles and short names by which texts call it.
    public let names: [LawName]
    /// What the law and its days are known from.
    public let evidence: String

    /// A law or order with all the names by which texts call it.
    ///
    /// - Parameters:
    ///   - validFrom: nil where no source shows the first day in force.
    ///   - validUntil: nil while the law is in force.
    ///   - successor: of a repealed order, the one that took over.
    public init(
        id: LawID, lawNumber: String, validFrom: CivilDate?, validUntil: CivilDate?, successor: LawID? = nil,
        names: [LawName], evidence: String
    ) {
        self.id = id
        self.lawNumber = lawNumber
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.successor = successor
        self.names = names
        self.evidence = evidence
    }

    /// The official title in force on a day; the last one known for a later day.
    public func title(on day: CivilDate) -> String {
        let titles = names.filter { $0.kind == .title }
        let held = titles.first { name in
            (name.validFrom.map { $0 <= day } ?? true) && (name.validUntil.map { day <= $0 } ?? true)
        }
        return (held ?? titles.last)?.text ?? lawNumber
    }

    /// The name by which Koban itself calls the law, in messages and in what it writes: 番号法,
    /// 利用特定個人情報の提供に関する命令. The first short name of a law that has none, else its title.
    public var usualName: String {
        (names.first { $0.kind == .usual } ?? names.first { $0.kind == .short } ?? names.first)?.text ?? lawNumber
    }
}

/// A name by which a law is called, with the days on which it held.
public struct LawName: Sendable, Hashable {
    /// What sort of name it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The official title (題名).
        case title
        /// A short name in general use.
        case short
        /// The short name that Koban itself writes.
        case usual
        /// A form with a slip that published assessments use for the title.
        case slip
    }

    /// The name in Japanese, as texts write it.
    public let text: String
    /// Whether it is a title, a short name or a slip.
    public let kind: Kind
    /// Whether it is a short name, the one that Koban writes among them.
    public var isShort: Bool { kind == .short || kind == .usual }
    /// The first day of the title, where a source shows it.
    public let validFrom: CivilDate?
    /// The last day of the title; nil while it holds.
    public let validUntil: CivilDate?
    /// What the name is known from.
    public let evidence: String

    /// One name of a law with the days on which it held.
    ///
    /// - Parameters:
    ///   - validFrom: nil where no source shows the first day of the name.
    ///   - validUntil: nil while the name holds.
    public init(
        text: String, kind: Kind, validFrom: CivilDate?, validUntil: CivilDate?, evidence: String
    ) {
        self.text = text
        self.kind = kind
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.evidence = evidence
    }
}
