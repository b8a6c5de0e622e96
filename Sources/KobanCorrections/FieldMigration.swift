import KobanChecks
import KobanCitations
import KobanLaw

/// One reference of a field that is stale or wrong.
public struct ReferenceMigration: Sendable, Hashable {
    /// What the check found wrong with the reference, with its byte range and its fix.
    public let finding: Finding
    /// How far its proposal can be trusted without a person.
    public let confidence: MigrationConfidence
    /// What is left to a person, each with what it would mean; empty where nothing is.
    public let choices: [MigrationChoice]

    /// The replacements that carry out its proposal; empty where it cannot be rewritten in place.
    public var edits: [TextEdit] { finding.edits }

    /// Whether it stays as it is even where the rest of its field is written: a number that is of no
    /// table, or of one not yet in force, is not in an old numbering.
    var stays: Bool { ReferenceMigration.stays(finding) }

    static func stays(_ finding: Finding) -> Bool {
        finding.edits.isEmpty && ofNoTableInForce.contains(finding.rule)
    }

    private static let ofNoTableInForce: Set<String> = [UnknownItemRule.identifier, PrematureCitationRule.identifier]

    /// A slip of the pen beside the references that are stale or wrong, which is mended with the field that it
    /// stands in.
    var isSlip: Bool { finding.kind == .miswritten }

    /// Whether number cells of its annex could not be read: they would be left in the numbering of a table
    /// that was replaced.
    let isUnreadable: Bool

    /// Whether it can be written, by its own edits or by those of another reference to the same.
    var isWritable: Bool { !edits.isEmpty || stays || isMendedByAnother }

    private let isMendedByAnother: Bool

    /// Whether it has a number that an amendment moved within a table that is still in force.
    let followsAmendment: Bool

    /// - Parameters:
    ///   - unreadable: number cells of an annex that could not be read.
    ///   - text: the reference as it stands in the document.
    ///   - isAnnex: its items stand in the rows of an annex.
    ///   - isMendedByAnother: another reference writes the same citation in its right form.
    ///   - isOfFormerTable: another table took over from the one that is cited.
    public init(
        _ finding: Finding, unreadable: [String] = [], text: String? = nil, isAnnex: Bool = false,
        isMendedByAnother: Bool = false, isOfFormerTable: Bool = false
    ) {
        self.finding = finding
        followsAmendment = finding.rule == RenumberedItemRule.identifier && !isOfFormerTable
        isUnreadable = !unreadable.isEmpty
        self.isMendedByAnother = isMendedByAnother
        let abolished = finding.changes.filter { $0.relation == .abolished }
        if isMendedByAnother {
            confidence = .mechanical
        } else if !finding.changes.isEmpty, abolished.count == finding.changes.count, finding.needsReview {
            confidence = .none
        } else if finding.rule == UnknownItemRule.identifier {
            // Only what is 削除 can be taken out; what never was may be a slip.
            confidence = finding.edits.isEmpty ? .review : .none
        } else {
            confidence = finding.fix?.safety == .mechanical && unreadable.isEmpty ? .mechanical : .review
        }
        choices =
            confidence == .mechanical
            ? []
            : MigrationChoice.choices(
                of: finding, unreadable: unreadable, text: text, isAnnex: isAnnex, isOfFormerTable: isOfFormerTable)
    }
}

/// The whole new text of one field: one decision, never half translated.
public struct FieldMigration: Sendable, Hashable {
    /// The form's label; nil outside any field.
    public let field: String?
    /// Where the field stands, in pieces where a page break or a cell border cuts it.
    public let pieces: [Range<Int>]
    /// What is stale, wrong or miswritten in the field.
    public let references: [ReferenceMigration]
    /// In source order, disjoint.
    public let edits: [TextEdit]
    /// The field's text as it is, a line for each piece, without what page breaks put into it.
    public let before: String
    /// The text with all `edits` carried out, whether or not it is written, in the same form as `before`.
    public let after: String
    /// Whether it belongs to a 別添: a table with its heading, or a paragraph.
    public let isAnnex: Bool
    /// Whether the copy gets it: every reference is mechanical, or a person accepted the rest.
    public private(set) var isWritten: Bool
    /// How 変更箇所 tells it.
    let record: HistoryRecord?
    /// Whether `after` has numbers or names left in it that nothing could rewrite: no text to publish.
    public private(set) var isPartial: Bool
    /// Why it is left although its references could be written.
    private var obstacle: MigrationChoice?
    /// Why it is left, where it is, in a few Japanese words.
    private(set) var reasonLeft: String

    init(
        field: String?, pieces: [Range<Int>], references: [ReferenceMigration], edits: [TextEdit],
        before: String, after: String, isAnnex: Bool, isWritten: Bool, record: HistoryRecord?
    ) {
        self.field = field
        self.pieces = pieces
        self.references = references
        self.edits = edits
        self.before = before
        self.after = after
        self.isAnnex = isAnnex
        self.isWritten = isWritten
        self.record = record
        isPartial = !edits.isEmpty && references.contains { !$0.isWritable }
        obstacle = nil
        reasonLeft =
            references.contains { !$0.isWritable }
            ? "書き換えられない引用がある" : references.contains { $0.confidence == .none } ? "対応する項がない" : "人が選ぶことがある"
    }

    /// The weakest of its references.
    public var confidence: MigrationConfidence {
        max(references.map(\.confidence).max() ?? .mechanical, obstacle == nil ? .mechanical : .review)
    }

    /// What a person decides, or decided by accepting it.
    public var choices: [MigrationChoice] { references.flatMap(\.choices) + (obstacle.map { [$0] } ?? []) }

    /// Whether it has a number that an amendment moved within a table that is still in force: an old
    /// number may be another item's new one, and only the document's day tells them apart.
    var followsAmendment: Bool { references.contains(where: \.followsAmendment) }

    /// The field left as it is, whatever is accepted.
    func left(_ obstacle: Obstacle) -> FieldMigration {
        var copy = self
        copy.isPartial = copy.isPartial || obstacle.isPartial && !edits.isEmpty
        copy.isWritten = false
        copy.reasonLeft = obstacle.kind
        copy.obstacle = MigrationChoice(
            subject: obstacle.subject ?? field ?? "この欄", alternatives: [obstacle.way, "そのまま残す — 指摘は残ります"],
            accepted: "そのまま残します", reason: obstacle.reason)
        return copy
    }
}

/// Why a field is left as it is although its references could be written.
struct Obstacle {
    /// What it is about; nil for the field as a whole.
    var subject: String?
    /// In a few words, by which fields are counted.
    let kind: String
    let reason: String
    /// What a person does instead.
    let way: String
    /// Whether the proposal would leave the field half translated.
    var isPartial = true

    static let byHand = "欄の全体を人が書き換える — どの表のどの項かを確かめ、いまの項番に直します"
    private static let proposed = "案のとおりに人が直し、変更箇所に記録する — 次に確かめるときは、新しい項番で書かれたものとして読まれます"

    private static func list(_ words: [String]) -> String {
        // More than a few say no more.
        words.prefix(5).joined(separator: "、")
    }

    static func unreadItems(_ numbers: [String]) -> Obstacle {
        Obstacle(
            subject: "引用として読み取れない項番（\(list(numbers))）", kind: "読み取れない項番がある",
            reason: "この欄の項の並びの続きとみられます。読み取れたところだけを書き換えると、旧い番号と新しい番号が混ざります", way: byHand)
    }

    static func formerNames(_ names: [String]) -> Obstacle {
        Obstacle(
            subject: "旧い表の名（\(list(names))）", kind: "書き換えられない旧い表の名がある",
            reason: "この欄のほかの所を書き換えても、この名が旧いまま残ります", way: byHand)
    }

    static func formerStatements(_ tables: [String]) -> Obstacle {
        Obstacle(
            subject: "旧い表であることを述べた所（\(list(tables))）", kind: "旧い表について述べた文がある",
            reason: "旧い表について述べた文とみられ、いまの表の名と項番に書き換えると、文が事実と合わなくなります",
            way: "欄の全体を人が書き換える — 旧い表についての文を残すか、除くかを決めます")
    }

    static func unnamedOrder(_ articles: [String]) -> Obstacle {
        Obstacle(
            subject: "どの命令かが書かれていない条（\(list(articles))）", kind: "どの命令か分からない条がある",
            reason: "別表第二とともに廃止された主務省令の条とみられます。項だけを書き換えると、廃止された命令の条が残ります",
            way: "欄の全体を人が書き換える — 命令の名を確かめ、いまの命令の条に直すか、除きます")
    }

    static let overlap = Obstacle(
        kind: "書き換えが重なる", reason: "同じ所を指す二つの引用の書き換えが重なり、機械では一つにできません", way: byHand)

    static let unreadableCells = Obstacle(
        subject: "項番の欄が読み取れない表", kind: "項番の欄が読み取れない",
        reason: "読み取れない項番の欄（空の欄を含む）があるので、表の全体をそのまま残します。ほかの行だけを書き換えると、旧い番号と新しい番号が混ざります",
        way: "読み取れない項番を人が直してから、もう一度実行する — 表の全体が書き換えられます")

    static let undated = Obstacle(
        kind: "どの日の項番かを示せない", reason: "変更箇所に書き加えられないので、直した後の項番がどの日の表のものかを示せません", way: proposed,
        isPartial: false)

    static let undatedOthers = Obstacle(
        kind: "どの日の項番かを示せない",
        reason: "改正で移った項番を決められない欄がほかにあり、新しい日付の変更箇所を加えると、その欄の旧い項番が新しい番号として読まれてしまいます",
        way: proposed, isPartial: false)

    /// - Parameter fault: what reading the corrected text again showed, as a sentence without its end.
    static func unproved(_ fault: String) -> Obstacle {
        Obstacle(
            kind: "読み直して確かめられない", reason: "書き換えた後の記載を読み直すと、\(fault)。正しく書き換えられたことを確かめられないので、欄の全体をそのまま残します",
            way: byHand)
    }
}
