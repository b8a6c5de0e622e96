/// How texts call an order by what of 番号法 it details, in endless mixtures: 番号法別表第一の主務省令,
/// 番号利用法第19条第8号に基づく主務省令 (`statutes/order-names.csv`).
public struct OrderNames: Sendable, Hashable {
    /// The order that texts call so.
    public let law: LawID
    /// What of the Act the order details, as it begins the name: 別表第一の, 第十九条第八号.
    public let heads: [String]
    /// What the name goes on with: 主務省令, に基づく主務省令.
    public let tails: [String]
    /// Whether such a name needs the Act's before it: 第十九条第八号に基づく主務省令 alone may be
    /// any law's.
    public let needsAct: Bool
    /// What the ways of writing are known from.
    public let evidence: String

    /// The names that each of the heads makes with each of the tails.
    public init(law: LawID, heads: [String], tails: [String], needsAct: Bool, evidence: String) {
        self.law = law
        self.heads = heads
        self.tails = tails
        self.needsAct = needsAct
        self.evidence = evidence
    }
}
