/// All rules, in the order in which one goes before another: a citation has one fault
/// of the first group that fires.
public enum RuleCatalog {
    /// Rules of a citation, first come first.
    public static let ofCitations: [any Rule.Type] = [
        WrongTableRule.self, PrematureCitationRule.self, RenumberedItemRule.self,
        RenumberedProvisionRule.self, RepealedOrderRule.self, UnknownItemRule.self,
    ]

    /// Rules of the document.
    public static let ofDocuments: [any Rule.Type] = [MissingBasisRule.self]

    public static var all: [any Rule.Type] { ofCitations + ofDocuments }

    /// The rule with an identifier.
    public static func rule(_ identifier: String) -> (any Rule.Type)? {
        all.first { $0.identifier == identifier }
    }
}
