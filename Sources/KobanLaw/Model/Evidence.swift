/// From where a judgement is known: statements of the data, each that of one fact, in the order in which the judgement
/// rests on them.
///
/// A statement is the column `evidence` of a row in `statutes/` (its README says how it is written), or the words of a
/// rule that rests on the document alone. What it names is read by `pieces(of:)`.
public struct Evidence: Sendable, Hashable {
    /// Each once, none empty.
    public private(set) var statements: [String] = []

    /// More facts are not named: who doubts a judgement looks them up one by one.
    private static let most = 3

    private static let separator = " / "

    /// A judgement that rests on one fact; on none where the statement is empty.
    public init(_ statement: String = "") { add(statement) }

    /// What `text` gives, read back.
    public init(text: String) {
        for statement in text.split(separator: Self.separator) { add(String(statement)) }
    }

    /// Whether the judgement rests on no fact.
    public var isEmpty: Bool { statements.isEmpty }

    /// The statements on one line, as JSON and databases have them: `A / B`.
    public var text: String { statements.joined(separator: Self.separator) }

    /// Rests the judgement on another fact too.
    public mutating func add(_ statement: String) {
        guard !statement.isEmpty, !statements.contains(statement) else { return }
        statements.append(statement)
    }

    /// Rests the judgement on the facts of another, as far as there is room for them.
    public mutating func add(someOf other: Evidence) {
        for statement in other.statements where statements.count < Self.most { add(statement) }
    }

    /// Two judgements as one.
    public static func + (left: Evidence, right: Evidence) -> Evidence {
        var sum = left
        for statement in right.statements { sum.add(statement) }
        return sum
    }
}
