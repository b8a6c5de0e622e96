import KobanText

/// A place in a law: article, paragraph (項) and item (号).
public struct Provision: Sendable, Hashable, Codable {
    /// 条; `附則6` style articles of the supplementary provisions have `isSupplementary`.
    public let article: ItemNumber
    /// Whether the article stands in the supplementary provisions (附則).
    public let isSupplementary: Bool
    /// 項, where cited.
    public let paragraph: ItemNumber?
    /// 号, where cited.
    public let item: ItemNumber?

    /// A place in a law, as narrow as it is cited.
    ///
    /// - Parameters:
    ///   - paragraph: nil for the article as a whole.
    ///   - item: nil where no item (号) is cited.
    public init(
        article: ItemNumber, isSupplementary: Bool = false, paragraph: ItemNumber? = nil,
        item: ItemNumber? = nil
    ) {
        self.article = article
        self.isSupplementary = isSupplementary
        self.paragraph = paragraph
        self.item = item
    }

    /// The article as the contract writes it: `19`, `附則6`.
    public var articleText: String { (isSupplementary ? "附則" : "") + article.description }

    /// The provision as laws cite it, in arabic digits: `第19条第8号`, `附則第6条第4項`,
    /// `第59条の2の3` with the branches after the mark.
    public var japanese: String { text { $0.description } }

    /// The provision as laws cite it, in any digits.
    ///
    /// - Parameter digits: writes a number without branches.
    public func text(digits: (ItemNumber) -> String) -> String {
        func place(_ number: ItemNumber, _ mark: String) -> String { "第" + number.text(mark: mark, digits: digits) }
        return (isSupplementary ? "附則" : "") + place(article, "条")
            + (paragraph.map { place($0, "項") } ?? "") + (item.map { place($0, "号") } ?? "")
    }
}

extension ItemNumber {
    /// The number with its mark, and its branches after that: `59条の2`.
    ///
    /// - Parameter digits: writes a number without branches.
    public func text(mark: String, digits: (ItemNumber) -> String) -> String {
        digits(ItemNumber(whole)) + mark + components.dropFirst().map { "の" + digits(ItemNumber($0)) }.joined()
    }
}

/// A provision of 番号法 that kept its role and changed its place.
public struct ProvisionMove: Sendable, Hashable {
    /// What a text must speak of to cite a provision in its role.
    public enum Purpose: String, Sendable, Codable, CaseIterable {
        /// 情報提供ネットワークシステムによる提供: the linkage of the forms.
        case linkage
        /// What 個人情報保護委員会規則 provides for.
        case committeeRule = "committee-rule"
        /// Any other: no text seen shows which words tell that it is meant.
        case other
    }

    /// The law that holds the provision.
    public let law: LawID
    /// What a text must speak of for its citation to be of this provision.
    public let purpose: Purpose
    /// What the provision is for, in the field's terms: `情報提供ネットワークシステムによる提供`.
    public let role: String
    /// The place before the move.
    public let from: Provision
    /// The place after the move.
    public let to: Provision
    /// The first day of the new place, where a source shows it.
    public let since: CivilDate?
    /// The day of the text in which the new place is first seen.
    public let seenBy: CivilDate
    /// What the move and its day are known from.
    public let evidence: String

    /// The move of one provision from one place to another.
    ///
    /// - Parameters:
    ///   - since: the first day of the new place; nil where no source shows it.
    ///   - seenBy: the day of the text in which the new place is first seen.
    public init(
        law: LawID, purpose: Purpose, role: String, from: Provision, to: Provision, since: CivilDate?,
        seenBy: CivilDate, evidence: String
    ) {
        self.law = law
        self.purpose = purpose
        self.role = role
        self.from = from
        self.to = to
        self.since = since
        self.seenBy = seenBy
        self.evidence = evidence
    }
}
