import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// What is proposed for an item of a new edition, or already follows from the wording.
public struct ProposedChange: Sendable, Hashable {
    /// The item of the former or of the later edition that the change is about.
    public let subject: ChangeSubject
    /// What became of the item, or for one of the later edition that it is new.
    public let kind: EditionChange.Kind
    /// The items of the later edition that the item became; the item itself for `added`, none for `abolished`.
    public let to: [ItemNumber]
    /// From 0 to 1; 1 for what follows from the wording.
    public let confidence: Double
    /// What speaks for the change, in Japanese for the user.
    public let reason: String

    /// A change on which no person has decided.
    public init(
        subject: ChangeSubject, kind: EditionChange.Kind, to: [ItemNumber], confidence: Double,
        reason: String
    ) {
        self.subject = subject
        self.kind = kind
        self.to = to
        self.confidence = confidence
        self.reason = reason
    }
}

/// A new edition of a table beside the edition before it, item by item.
///
/// Only what the wording proves is derived: the same wording under the same number, and the
/// same wording under one other number where no other item has it. All else is proposed and
/// waits for a person.
public struct EditionComparison: Sendable {
    /// The earlier of the two editions.
    public let former: Edition
    /// The edition that follows it.
    public let later: Edition
    /// What follows from the wording: unchanged and renumbered items.
    public let derived: [ProposedChange]

    private let formerTexts: [ItemNumber: ItemText]
    private let laterTexts: [ItemNumber: ItemText]
    private let formerItems: [ItemNumber: TableItem]
    private let laterItems: [ItemNumber: TableItem]
    private let aliases: [String: String]
    private let derivedFormer: Set<ItemNumber>
    private let derivedLater: Set<ItemNumber>
    private let proposals: [ProposedChange]

    /// - Parameters:
    ///   - formerTexts: the wording of the former edition, where it is at hand.
    public init(
        former: Edition, later: Edition, formerTexts: [ItemText]?, laterTexts: [ItemText]?,
        aliases: [InformationAlias]
    ) {
        func byNumber<Item>(_ items: [Item], _ number: (Item) -> ItemNumber) -> [ItemNumber: Item] {
            Dictionary(items.map { (number($0), $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.former = former
        self.later = later
        self.formerTexts = byNumber(formerTexts ?? [], \.number)
        self.laterTexts = byNumber(laterTexts ?? [], \.number)
        formerItems = byNumber(former.items, \.number)
        laterItems = byNumber(later.items, \.number)
        self.aliases = Dictionary(aliases.map { ($0.older, $0.newer) }, uniquingKeysWith: { $1 })
        derived = Self.derive(former: former.items, later: later.items, laterItems: laterItems)
        derivedFormer = Set(derived.map(\.subject.number))
        derivedLater = Set(derived.flatMap(\.to))
        proposals = Self.propose(
            former: former.items.filter { [derivedFormer] in !derivedFormer.contains($0.number) },
            later: later.items.filter { [derivedLater] in !derivedLater.contains($0.number) },
            laterItems: laterItems,
            likeness: Likeness(
                formerTexts: self.formerTexts, laterTexts: self.laterTexts, aliases: self.aliases))
    }

    private static func derive(
        former: [TableItem], later: [TableItem], laterItems: [ItemNumber: TableItem]
    ) -> [ProposedChange] {
        var derived: [ProposedChange] = []
        var kept: Set<ItemNumber> = []
        for item in former {
            guard let same = laterItems[item.number] else { continue }
            let isSame =
                item.isDeleted && same.isDeleted
                || (!item.isDeleted && !same.isDeleted && !item.wordingDigest.isEmpty
                    && item.wordingDigest == same.wordingDigest)
            guard isSame else { continue }
            kept.insert(item.number)
            derived.append(
                ProposedChange(
                    subject: .former(item.number), kind: .kept, to: [item.number], confidence: 1,
                    reason: item.isDeleted ? "どちらも削除" : "項番も第一欄・第二欄も同じ"))
        }
        let then = Dictionary(
            grouping: former.filter { !$0.wordingDigest.isEmpty }, by: \.wordingDigest)
        let now = Dictionary(
            grouping: later.filter { !$0.wordingDigest.isEmpty }, by: \.wordingDigest)
        for item in former where !kept.contains(item.number) {
            guard then[item.wordingDigest]?.count == 1, let found = now[item.wordingDigest],
                found.count == 1, !kept.contains(found[0].number)
            else { continue }
            derived.append(
                ProposedChange(
                    subject: .former(item.number), kind: .renumbered, to: [found[0].number],
                    confidence: 1, reason: "第一欄・第二欄が同じ項はほかにない"))
        }
        return derived
    }

    /// Below this, two items are not proposed as one.
    private static let nearEnough = 0.5

    private static func propose(
        former: [TableItem], later: [TableItem], laterItems: [ItemNumber: TableItem],
        likeness: Likeness
    ) -> [ProposedChange] {
        let free = later.filter { !$0.isDeleted }
        var best: [ItemNumber: (number: ItemNumber, likeness: Double)] = [:]
        for item in former where !item.isDeleted {
            let found = free.map { (number: $0.number, likeness: likeness.of(item, $0)) }
                .max { a, b in
                    func score(_ one: (number: ItemNumber, likeness: Double)) -> Double {
                        one.likeness + (one.number == item.number ? 0.05 : 0)
                    }
                    return (score(a), b.number) < (score(b), a.number)
                }
            if let found { best[item.number] = found }
        }
        let near = best.filter { $0.value.likeness >= nearEnough }
        let sharers = Dictionary(grouping: near.keys, by: { near[$0]?.number })
        var proposals: [ProposedChange] = []
        var taken: Set<ItemNumber> = []
        for item in former {
            let subject = ChangeSubject.former(item.number)
            func abolished(_ confidence: Double, _ reason: String) -> ProposedChange {
                ProposedChange(subject: subject, kind: .abolished, to: [], confidence: confidence, reason: reason)
            }
            if item.isDeleted {
                proposals.append(abolished(0.99, "前の版で削除の項で、新しい版にない"))
            } else if let (number, degree) = near[item.number] {
                let isMerged = (sharers[number]?.count ?? 0) > 1
                let isKept = item.wordingDigest.isEmpty && number == item.number && !isMerged
                proposals.append(
                    ProposedChange(
                        subject: subject, kind: isMerged ? .merged : isKept ? .kept : .amended,
                        to: [number], confidence: degree,
                        reason: likeness.reason(item.number, number, degree)
                            + (isMerged ? "。ほかにも同じ項に最も近い項がある" : "")))
                taken.insert(number)
            } else if laterItems[item.number]?.isDeleted == true {
                proposals.append(abolished(0.95, "新しい版で削除"))
            } else {
                let degree = best[item.number]?.likeness ?? 0
                proposals.append(abolished(1 - degree, "近い項がない"))
            }
        }
        // A row that says 削除 takes up nothing of the business.
        for item in later where !taken.contains(item.number) && !item.isDeleted {
            let degree = former.map { likeness.of($0, item) }.max() ?? 0
            proposals.append(
                ProposedChange(
                    subject: .new(item.number), kind: .added, to: [item.number],
                    confidence: max(0, 1 - degree),
                    reason: "前の版に、まだ行方の決まらない近い項がない"))
        }
        return proposals
    }

    /// What changed and what is still to be decided, after a person's decisions. A decision that
    /// does not fit the two editions is as if it were not made.
    public func resolve(
        _ decisions: [ChangeDecision]
    ) -> (changes: [EditionChange], undecided: [ProposedChange]) {
        var changes = derived.map { change(for: $0.subject, $0.kind, $0.to, isDecided: false, $0.reason) }
        var decided: Set<ChangeSubject> = []
        var reached: Set<ItemNumber> = []
        for decision in decisions where problem(with: decision) == nil {
            guard decided.insert(decision.subject).inserted else { continue }
            reached.formUnion(decision.to)
            changes.append(
                change(for: decision.subject, decision.kind, decision.to, isDecided: true, decision.reason))
        }
        var undecided = proposals.filter { proposal in
            if decided.contains(proposal.subject) { return false }
            guard case .new(let number) = proposal.subject else { return true }
            return !reached.contains(number)
        }
        // A new item that was proposed as what an old one became, and that the decision on the
        // old one does not reach: new after all, or another's.
        let covered = reached.union(derivedLater)
            .union(undecided.flatMap { $0.subject.isNew ? [$0.subject.number] : $0.to })
        for item in later.items
        where !item.isDeleted && !covered.contains(item.number)
            && !decided.contains(.new(item.number))
        {
            undecided.append(
                ProposedChange(
                    subject: .new(item.number), kind: .added, to: [item.number], confidence: 0.5,
                    reason: "どの項の行き先にもなっていない"))
        }
        // What stands the same on both sides needs no record.
        return (changes.filter { $0.kind != .kept || $0.exchangesChanged || $0.isDecidedByReading }, undecided)
    }

    private func change(
        for subject: ChangeSubject, _ kind: EditionChange.Kind, _ to: [ItemNumber], isDecided: Bool,
        _ reason: String
    ) -> EditionChange {
        let from: ItemNumber? = if case .former(let number) = subject { number } else { nil }
        let targets = to.compactMap { laterItems[$0] }
        let differs = from.flatMap { formerItems[$0] }.map { item in
            !targets.isEmpty
                && Likeness.pairs(item.exchanges, aliases)
                    != Likeness.pairs(targets.flatMap(\.exchanges), aliases)
        }
        return EditionChange(
            fromEdition: former.id, toEdition: later.id, from: from, to: to, kind: kind,
            exchangesChanged: differs ?? false, isDecidedByReading: isDecided, evidence: reason)
    }

    /// Why a decision cannot stand; nil where it can.
    public func problem(with decision: ChangeDecision) -> DecisionProblem? {
        for target in decision.to where laterItems[target] == nil {
            return .noSuchTarget(target, edition: later.id)
        }
        switch decision.subject {
        case .new(let number):
            guard laterItems[number] != nil, !derivedLater.contains(number) else {
                return .notOpen(decision.subject)
            }
            guard decision.kind == .added || decision.kind == .unknown else {
                return .wrongKind(decision.kind, decision.subject)
            }
            return decision.to == [number] ? nil : .wrongTargets(decision.kind)
        case .former(let number):
            guard let item = formerItems[number], !derivedFormer.contains(number) else {
                return .notOpen(decision.subject)
            }
            return problem(with: decision, on: item)
        }
    }

    private func problem(with decision: ChangeDecision, on item: TableItem) -> DecisionProblem? {
        let targets = decision.to.compactMap { laterItems[$0] }
        for target in targets where derivedLater.contains(target.number) && decision.kind != .merged {
            return .targetTaken(target.number)
        }
        let isOther = targets.contains { target in
            !item.wordingDigest.isEmpty && !target.wordingDigest.isEmpty
                && target.wordingDigest != item.wordingDigest
        }
        switch decision.kind {
        case .added: return .wrongKind(.added, decision.subject)
        case .abolished: return targets.isEmpty ? nil : .wrongTargets(.abolished)
        case .unknown: return nil
        case .split: return targets.count >= 2 ? nil : .wrongTargets(.split)
        case .kept:
            guard decision.to == [item.number] else { return .wrongTargets(.kept) }
            return isOther ? .wordingDiffers(.kept) : nil
        case .renumbered:
            guard targets.count == 1, decision.to != [item.number] else { return .wrongTargets(.renumbered) }
            return isOther ? .wordingDiffers(.renumbered) : nil
        case .amended, .merged: return targets.count == 1 ? nil : .wrongTargets(decision.kind)
        }
    }
}

extension ChangeSubject {
    var isNew: Bool { if case .new = self { true } else { false } }
}
