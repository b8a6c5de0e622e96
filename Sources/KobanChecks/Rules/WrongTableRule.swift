import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 表の取り違え: the table cannot be the basis of what the field is for.
public struct WrongTableRule: Rule {
    public static let identifier = "wrong-table"
    public static let japaneseName = "表の取り違え"
    public static let severity = Severity.error
    public static let kind = FaultKind.mistaken
    public static let status: CitationStatus? = .wrong
    public static let rationale = """
        別表（旧別表第一）は個人番号を利用できる事務の表、命令第2条の表（旧別表第二）は情報連携で誰が誰に何を提供できるかの表である。\
        情報照会・情報提供の根拠に別表を、個人番号の利用の根拠に命令第2条の表を挙げても、根拠にはならない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、↓別表 第23の項\n",
                on: "2025-04-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表第二の26の項\n", on: "2023-04-01"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の26の項\n",
                on: "2023-04-01"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n", on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table, let purpose = citation.purpose,
            let kind = check.statutes.kind(of: table)
        else { return nil }
        let role: String
        switch (purpose, kind) {
        case (.inquire, .use): role = "情報照会"
        case (.provide, .use): role = "情報提供"
        case (.use, .provision): role = "個人番号の利用"
        default: return nil
        }
        // Of the tables of the right kind, the one in force on the day.
        guard let right = check.statutes.table(of: kind == .provision ? .use : .provision, on: check.day) else {
            return nil
        }
        let use = kind == .provision ? "情報連携の" : "個人番号を利用できる事務の"
        var message =
            "\(check.statutes.name(of: table))は\(use)表で、\(role)の根拠になりません。\(check.statutes.name(of: right))の項を挙げてください"
        let candidates =
            purpose == .provide
            ? SubjectItems.provided(right, in: check)
            : RightItems.candidates(citation, table: table, right: right, in: check)
        if let candidates {
            message += "（\(candidates.reason)は\(LawWording.list(candidates.items))）"
        }
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity, message: message + "。",
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = citation.items
        finding.needsReview = true
        finding.evidence = Evidence(check.statutes.editions(of: right).last?.evidence ?? "")
        if let candidates, citation.extent != .unread {
            finding.propose(check.writer(at: index).citing(right, items: candidates.items, insteadOf: citation))
            finding.offer(alternatives(candidates, right, in: check))
        }
        finding.offer(
            finding.alternatives + [
                FindingAlternative(
                    "この引用を除く", meaning: "\(role)の根拠に\(check.statutes.name(of: table))を挙げないことになります")
            ])
        return finding
    }

    /// All candidates, then each alone.
    private func alternatives(
        _ candidates: SubjectItems, _ right: TableName, in check: CheckContext
    ) -> [FindingAlternative] {
        let edition = check.statutes.edition(of: right, on: check.day)
        let name = check.statutes.name(of: right)
        let all = FindingAlternative(
            "\(name)の\(LawWording.list(candidates.items))を挙げる", meaning: "\(candidates.reason)をすべて根拠とすることになります")
        guard candidates.items.count > 1, candidates.items.count <= 8 else { return [all] }
        return [all]
            + candidates.items.map { item in
                let label = edition.flatMap { check.statutes.item(item, in: $0)?.label } ?? ""
                return FindingAlternative(
                    "\(item)の項だけを挙げる",
                    meaning: (label.isEmpty ? "" : "「\(label)」") + "の項だけを根拠とすることになります")
            }
    }
}

/// The items of the right table that have the actor and a law of the cited items: what
/// the writer probably meant, for a person to decide. Where the cited items are not of the
/// assessment's business, or say nothing, the items of that business.
private enum RightItems {
    static func candidates(
        _ citation: Citation, table: TableName, right: TableName, in check: CheckContext
    ) -> SubjectItems? {
        let own = SubjectItems.own(right, in: check)
        guard let cited = counterparts(citation, table: table, right: right, in: check) else {
            return own
        }
        guard let own else { return cited }
        return Set(own.items).isDisjoint(with: cited.items) ? own : cited
    }

    private static func counterparts(
        _ citation: Citation, table: TableName, right: TableName, in check: CheckContext
    ) -> SubjectItems? {
        guard !citation.items.isEmpty,
            let edition = check.statutes.edition(of: right, on: check.day)
        else { return nil }
        let written =
            check.statutes.edition(of: table, on: check.day)
            ?? check.statutes.editions(of: table).last
        guard let written else { return nil }
        var numbers: Set<ItemNumber> = []
        for item in citation.items {
            guard let row = check.statutes.item(item, in: written), !row.laws.isEmpty else {
                return nil
            }
            // Other actors and laws would be a guess.
            let matching = edition.items.filter { candidate in
                !candidate.isDeleted && !Set(candidate.actors).isDisjoint(with: row.actors)
                    && candidate.laws.first == row.laws.first
            }
            numbers.formUnion(matching.map(\.number))
        }
        guard !numbers.isEmpty, numbers.count <= 12 else { return nil }
        return SubjectItems(items: numbers.sorted(), reason: "同じ主体と法律の項")
    }
}
