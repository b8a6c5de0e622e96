/// All rules. One fault has one finding, so rules stand in three groups:
///
/// - `ofCitations`: what is wrong with what is cited. The first that fires is the fault of the
///   citation, and the rest are not asked.
/// - `besides`: faults of another kind, which a citation may have whatever else is wrong with
///   it: how it is written, how long its author let it hold. They are silent where the
///   correction of the first fault takes the place of what they would name.
/// - `ofDocuments`: faults that only several citations together show, or their absence.
public enum RuleCatalog {
    /// Rules of a citation, first come first.
    public static let ofCitations: [any Rule.Type] = [
        WrongTableRule.self, PrematureCitationRule.self, RenumberedItemRule.self,
        RenumberedProvisionRule.self, RepealedOrderRule.self, UnknownItemRule.self,
        ItemSetMismatchRule.self, UnrelatedItemRule.self,
    ]

    /// Rules of a citation that may fire beside another.
    public static let besides: [any Rule.Type] = [
        InexactTitleRule.self, MalformedCitationRule.self, ExpiredCitationRule.self,
    ]

    /// Rules of the document.
    public static let ofDocuments: [any Rule.Type] = [
        ArticleMismatchRule.self, InconsistentEditionRule.self, MissingBasisRule.self,
        UnloggedChangeRule.self,
    ]

    /// Every rule: those of a citation, those that may fire beside them, those of the document.
    public static var all: [any Rule.Type] { ofCitations + besides + ofDocuments }

    /// The rule with an identifier.
    public static func rule(_ identifier: String) -> (any Rule.Type)? {
        all.first { $0.identifier == identifier }
    }
}
