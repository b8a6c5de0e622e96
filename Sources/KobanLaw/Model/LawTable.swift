/// A table by whose items assessments state their legal basis, and what the law says of it
/// (`statutes/tables.csv`).
public struct LawTable: Sendable, Hashable {
    /// What the items of a table say.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Who may use 個人番号, and for what (別表).
        case use
        /// Who may ask whom for what information; only these tables have 第三欄 and 第四欄
        /// (第二条の表).
        case provision
    }

    /// The name under which the data and the reports keep the table.
    public let name: TableName
    /// How its law calls it.
    public let designation: TableDesignation
    /// The law or order that holds the table.
    public let law: LawID
    /// What its items are about: the use of 個人番号, or the provision of information.
    public let kind: Kind
    /// The table that took over; nil while this one is in force.
    public let successor: TableName?
    /// The provision of 番号法 under which the table is cited, where it now stands: 第9条第1項.
    public let basis: Provision
    /// The order whose articles detail the items.
    public let order: LawID?
    /// What the table's files are called: `first-table` for `items-first-table.csv`, in ASCII so that
    /// any archive keeps the name.
    public let file: String
    /// What the table is known from.
    public let evidence: String

    /// A table with what its law says of it.
    ///
    /// - Parameters:
    ///   - successor: nil while the table is in force.
    ///   - basis: the provision of 番号法 under which the table is cited.
    ///   - order: the order whose articles detail the items; nil for none.
    ///   - file: `first-table` for `items-first-table.csv`.
    public init(
        name: TableName, designation: TableDesignation, law: LawID, kind: Kind, successor: TableName?,
        basis: Provision, order: LawID?, file: String, evidence: String
    ) {
        self.name = name
        self.designation = designation
        self.law = law
        self.kind = kind
        self.successor = successor
        self.basis = basis
        self.order = order
        self.file = file
        self.evidence = evidence
    }

    /// Whether the table has 第三欄 and 第四欄: who provides which information.
    public var hasExchanges: Bool { kind == .provision }
}
