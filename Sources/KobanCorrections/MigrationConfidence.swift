/// How far a proposal can be trusted without a person.
public enum MigrationConfidence: String, Sendable, CaseIterable, Comparable {
    /// Every reference has one successor, or a stated condition selects the set.
    case mechanical = "機械的に置換可"
    /// A person must choose.
    case review = "要確認"
    /// Nothing took over.
    case none = "対応する項なし"

    private var rank: Int {
        switch self {
        case .mechanical: 0
        case .review: 1
        case .none: 2
        }
    }

    /// Whether the first can be trusted more: `mechanical` comes first, `none` last.
    public static func < (lhs: MigrationConfidence, rhs: MigrationConfidence) -> Bool { lhs.rank < rhs.rank }
}
