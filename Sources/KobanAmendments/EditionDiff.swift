import KobanLaw
import KobanStatuteStore
import KobanText

/// What differs between two editions, item by item, column by column.
public struct EditionDiff: Sendable {
    /// One side: an edition, with its wording where the text is at hand.
    public struct Side: Sendable {
        /// The edition that is compared.
        public let edition: Edition
        /// The wording of its items, where its official text is at hand; nil otherwise.
        public let texts: [ItemText]?

        /// A side of the comparison.
        ///
        /// - Parameter texts: the wording of the edition's items; nil where its text is not at hand.
        public init(edition: Edition, texts: [ItemText]?) {
            self.edition = edition
            self.texts = texts
        }
    }

    /// A column of an item in both editions.
    public struct Column: Sendable, Hashable {
        /// What the column is called, for the user: `第一欄`, or without the wording `主体` and the like.
        public let name: String
        /// The text on the former side in stretches; empty where there is none.
        public let former: [DiffSegment]
        /// The text on the later side in stretches; empty where there is none.
        public let later: [DiffSegment]
        /// Whether anything differs between the two sides.
        public var isChanged: Bool { (former + later).contains(where: \.isChanged) }
    }

    /// What became of an item, or of several that became one, with the columns beside each other.
    public struct Entry: Sendable {
        /// What became of the items: decided, or only proposed (`isProposed`).
        public let kind: EditionChange.Kind
        /// Several for `merged`; empty for `added`.
        public let former: [ItemNumber]
        /// Several for `split`; empty for `abolished`.
        public let later: [ItemNumber]
        /// Whether it is only proposed: no wording and no person decided it (要確認).
        public let isProposed: Bool
        /// What the kind rests on, in Japanese for the user.
        public let reason: String
        /// The columns that are shown, those that are the same among them.
        public let columns: [Column]
    }

    /// The side that the comparison begins from.
    public let former: Side
    /// The side that it leads to: a later edition of the same table, or one of another table.
    public let later: Side
    /// In the order of the tables; without items in which nothing differs.
    public let entries: [Entry]
    /// Items in which nothing differs.
    public let unchanged: Int
    /// Whether the wording of both sides is at hand; else what the data hold is compared.
    public var hasWording: Bool { former.texts != nil && later.texts != nil }

    /// - Parameter statutes: the correspondences and changes that are decided.
    public init(_ former: Side, _ later: Side, statutes: Statutes) {
        self.former = former
        self.later = later
        let pairs =
            former.edition.table == later.edition.table
            ? Self.pairsWithinTable(former, later, statutes) : Self.pairsBetweenTables(former, later, statutes)
        var entries: [Entry] = []
        var unchanged = 0
        for pair in pairs {
            let columns = ItemColumns(former, later).columns(pair.former, pair.later)
            if pair.kind == .kept, !columns.contains(where: \.isChanged) {
                unchanged += 1
                continue
            }
            entries.append(
                Entry(
                    kind: pair.kind, former: pair.former, later: pair.later,
                    isProposed: pair.isProposed, reason: pair.reason, columns: columns))
        }
        self.entries = entries
        self.unchanged = unchanged
    }

    /// The columns of some items beside each other: 第一欄 and 第二欄 (or what the data hold of
    /// them) always, of 第三欄 and 第四欄 the rows that differ.
    public static func columns(
        of former: [ItemNumber], in formerSide: Side, and later: [ItemNumber], in laterSide: Side
    ) -> [Column] {
        ItemColumns(formerSide, laterSide).columns(former, later)
    }

    // MARK: Which item is which

    private struct Pair {
        let kind: EditionChange.Kind
        var former: [ItemNumber]
        let later: [ItemNumber]
        let isProposed: Bool
        let reason: String

        var place: (ItemNumber, Int) { (later.first ?? former.first ?? ItemNumber(1), later.isEmpty ? 1 : 0) }
    }

    private static func pairsWithinTable(_ former: Side, _ later: Side, _ statutes: Statutes) -> [Pair] {
        let comparison = EditionComparison(
            former: former.edition, later: later.edition, formerTexts: former.texts,
            laterTexts: later.texts, aliases: statutes.informationAliases)
        let decided = statutes.changes(from: former.edition.id, to: later.edition.id)
            .filter(\.isDecidedByReading)
        let decisions = decided.compactMap { change -> ChangeDecision? in
            guard let subject = change.from.map(ChangeSubject.former) ?? change.to.first.map(ChangeSubject.new)
            else { return nil }
            return ChangeDecision(
                fromEdition: change.fromEdition, toEdition: change.toEdition, subject: subject,
                kind: change.kind, to: change.to, reason: change.evidence)
        }
        let (changes, undecided) = comparison.resolve(decisions)
        func from(_ subject: ChangeSubject) -> [ItemNumber] { subject.isNew ? [] : [subject.number] }
        var pairs = comparison.derived.map {
            Pair(kind: $0.kind, former: from($0.subject), later: $0.to, isProposed: false, reason: $0.reason)
        }
        pairs += changes.filter(\.isDecidedByReading).map {
            Pair(
                kind: $0.kind, former: $0.from.map { [$0] } ?? [], later: $0.to,
                isProposed: $0.kind == .unknown, reason: $0.evidence)
        }
        pairs += undecided.map {
            Pair(kind: $0.kind, former: from($0.subject), later: $0.to, isProposed: true, reason: $0.reason)
        }
        return ordered(pairs)
    }

    private static func pairsBetweenTables(_ former: Side, _ later: Side, _ statutes: Statutes) -> [Pair] {
        var pairs: [Pair] = []
        var reached: Set<ItemNumber> = []
        let known = Set(later.edition.items.map(\.number))
        for item in former.edition.items {
            let found = statutes.successor(of: ItemReference(former.edition.table, item.number))
            let to = (found?.to ?? []).filter { $0.table == later.edition.table && known.contains($0.number) }
                .map(\.number)
            reached.formUnion(to)
            let relation = found?.relation ?? .unknown
            let isSame = relation == .renumbered && to == [item.number]
            pairs.append(
                Pair(
                    kind: isSame ? .kept : EditionChange.Kind(rawValue: relation.rawValue) ?? .unknown,
                    former: [item.number], later: to, isProposed: relation == .unknown,
                    reason: found?.evidence.text ?? "対応が決まっていない（要確認）"))
        }
        for item in later.edition.items where !reached.contains(item.number) && !item.isDeleted {
            pairs.append(
                Pair(
                    kind: .added, former: [], later: [item.number], isProposed: false,
                    reason: "前の表に対応する項がない"))
        }
        return ordered(pairs)
    }

    /// Merged items together, all in the order of the later table, what ended at its place.
    private static func ordered(_ pairs: [Pair]) -> [Pair] {
        var merged: [[ItemNumber]: Int] = [:]
        var out: [Pair] = []
        for pair in pairs {
            if pair.kind == .merged, let known = merged[pair.later] {
                out[known].former += pair.former
                continue
            }
            if pair.kind == .merged { merged[pair.later] = out.count }
            out.append(pair)
        }
        return out.sorted { $0.place < $1.place }
    }
}

/// The columns of items beside each other.
private struct ItemColumns {
    private let former: EditionDiff.Side
    private let later: EditionDiff.Side

    init(_ former: EditionDiff.Side, _ later: EditionDiff.Side) {
        self.former = former
        self.later = later
    }

    func columns(_ old: [ItemNumber], _ new: [ItemNumber]) -> [EditionDiff.Column] {
        let hasWording = former.texts != nil && later.texts != nil
        let one = contents(of: old, in: former, wording: hasWording)
        let other = contents(of: new, in: later, wording: hasWording)
        var columns: [EditionDiff.Column] = []
        for name in hasWording ? ["第一欄", "第二欄"] : ["主体", "法律", "見出し"] {
            let (a, b) = (one[name]?.first ?? "", other[name]?.first ?? "")
            guard !a.isEmpty || !b.isEmpty else { continue }
            let (left, right) =
                hasWording || a.isEmpty || b.isEmpty || a == b
                ? WordDiff.segments(a, b) : Self.whole(a, b)
            columns.append(EditionDiff.Column(name: name, former: left, later: right))
        }
        let name = hasWording ? "第三欄・第四欄" : "提供"
        columns += rows(name, one[name] ?? [], other[name] ?? [], hasWording: hasWording)
        return columns
    }

    /// Row by row: those that are the same are anchors, what stands between two anchors is
    /// compared in order.
    private func rows(
        _ name: String, _ one: [String], _ other: [String], hasWording: Bool
    ) -> [EditionDiff.Column] {
        let (keptOne, keptOther) = WordDiff.common(one, other)
        var columns: [EditionDiff.Column] = []
        var (left, right) = (0, 0)
        while left < one.count || right < other.count {
            let isLeftKept = left < one.count && keptOne[left]
            let isRightKept = right < other.count && keptOther[right]
            let takesLeft = left < one.count && (!isLeftKept || isRightKept)
            let takesRight = right < other.count && (!isRightKept || isLeftKept)
            let (a, b) = (takesLeft ? one[left] : "", takesRight ? other[right] : "")
            let (first, second) = WordDiff.segments(a, b)
            if !(isLeftKept && isRightKept) {
                columns.append(EditionDiff.Column(name: name, former: first, later: second))
            }
            if takesLeft { left += 1 }
            if takesRight { right += 1 }
            if !takesLeft && !takesRight { break }
        }
        return columns
    }

    /// Values that differ as a whole.
    private static func whole(_ one: String, _ other: String) -> ([DiffSegment], [DiffSegment]) {
        func parts(_ text: String, without others: Set<String>) -> [DiffSegment] {
            text.split(separator: "、").enumerated().flatMap { index, part in
                (index > 0 ? [DiffSegment(text: "、", isChanged: false)] : [])
                    + [DiffSegment(text: String(part), isChanged: !others.contains(String(part)))]
            }
        }
        func values(_ text: String) -> Set<String> { Set(text.split(separator: "、").map(String.init)) }
        return (parts(one, without: values(other)), parts(other, without: values(one)))
    }

    private func contents(
        of numbers: [ItemNumber], in side: EditionDiff.Side, wording: Bool
    ) -> [String: [String]] {
        var contents: [String: [String]] = [:]
        func add(_ name: String, _ text: String) {
            guard !text.isEmpty else { return }
            contents[name] = [(contents[name].map { $0[0] + "\n" } ?? "") + text]
        }
        for number in numbers {
            if wording, let item = side.texts?.first(where: { $0.number == number }) {
                add("第一欄", item.isDeleted ? "削除" : item.actor)
                add("第二欄", item.business)
                contents["第三欄・第四欄", default: []] += item.rows.map { "\($0.provider)：\($0.information)" }
            } else if let item = side.edition.items.first(where: { $0.number == number }) {
                add("主体", item.isDeleted ? "削除" : item.actors.joined(separator: "、"))
                add("法律", item.laws.joined(separator: "、"))
                add("見出し", item.label)
                contents["提供", default: []] += item.exchanges.map {
                    "\($0.providers.joined(separator: "、"))：\($0.information.joined(separator: "、"))"
                }
            }
        }
        return contents
    }
}
