import KobanText

/// A law or order that the statute data know by its official id.
public struct Law: Sendable, Hashable {
    public let id: LawID
    /// 法令番号 in arabic digits: `平成25年法律第27号`.
    public let lawNumber: String
    /// The first day on which it was in force, where a source shows it.
    public let validFrom: CivilDate?
    /// The last day on which it was in force; nil while it is.
    public let validUntil: CivilDate?
    /// The titles and short names by which texts call it.
    public let names: [LawName]
    public let evidence: String

    public init(
        id: LawID, lawNumber: String, validFrom: CivilDate?, validUntil: CivilDate?,
        names: [LawName], evidence: String
    ) {
        self.id = id
        self.lawNumber = lawNumber
        self.validFrom = validFrom
        self.validUntil = validUntil
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
}

/// A name by which a law is called, with the days on which it held.
public struct LawName: Sendable, Hashable {
    /// What sort of name it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The official title (題名).
        case title
        /// A short name in general use.
        case short
        /// A form with a slip that published assessments use for the title.
        case slip
    }

    public let text: String
    public let kind: Kind
    /// The first day of the title, where a source shows it.
    public let validFrom: CivilDate?
    /// The last day of the title; nil while it holds.
    public let validUntil: CivilDate?
    public let evidence: String

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
