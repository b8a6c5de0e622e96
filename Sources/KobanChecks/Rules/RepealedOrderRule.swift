import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 廃止・改題された命令: the order is repealed, or is cited by a title that it no longer has.
public struct RepealedOrderRule: Rule {
    public static let identifier = "repealed-order"
    public static let japaneseName = "廃止・改題された命令"
    public static let severity = Severity.error
    public static let kind = FaultKind.outdated
    public static let status: CitationStatus? = .stale
    public static let rationale = """
        別表第二の主務省令（平成26年内閣府・総務省令第7号）は令和6年5月27日に廃止された。別表第一の主務省令（同第5号）は同じ日に\
        「別表の主務省令で定める事務を定める命令」と改題された。廃止は誤り、改題だけなら警告とする。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法別表第二の主務省令で定める事務及び情報を定める命令第19条\n",
                on: "2024-05-27"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t↓行政手続における特定の個人を識別するための番号の利用等に関する法律別表第一の主務省令で定める事務を定める命令第15条\n",
                on: "2025-04-01",
                suggestion: "行政手続における特定の個人を識別するための番号の利用等に関する法律別表の主務省令で定める事務を定める命令第15条"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法別表の23の項、↓別表第一主務省令第15条\n", on: "2025-04-01",
                suggestion: "別表主務省令第15条"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法別表第二の主務省令で定める事務及び情報を定める命令第19条\n",
                on: "2024-05-26"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t行政手続における特定の個人を識別するための番号の利用等に関する法律別表の主務省令で定める事務を定める命令第15条\n",
                on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let id = citation.law, let law = check.statutes.law(id) else { return nil }
        if let last = law.validUntil, check.day > last {
            return repealed(law, last: last, citation, index, check)
        }
        return retitled(law, citation, index, check)
    }

    private func repealed(
        _ law: Law, last: CivilDate, _ citation: Citation, _ index: Int, _ check: CheckContext
    ) -> Finding {
        let since = last.adding(days: 1)
        let successor = check.statutes.orderInForce(after: law, on: check.day)
        var message = "\(title(of: law, check.statutes))（\(law.lawNumber)）は\(since.japanese)に廃止されました。"
        message +=
            successor.map {
                "その条の定めは\($0.usualName)（\($0.lawNumber)）に引き継がれていますが、条ごとの対応は手元の条文では確かめられません（要確認）。"
            } ?? "何が引き継いだかは手元の資料では確かめられません（要確認）。"
        var finding = Finding(
            rule: Self.identifier, severity: .error, message: message, citation: index, range: citation.range)
        finding.law = law.id
        finding.since = since
        finding.needsReview = true
        finding.evidence = Evidence(law.evidence)
        if let successor {
            // Which articles took over is not known: what is written is for a person to compare.
            finding.proposeEdits(
                check.writer(at: index).citing(
                    successor, insteadOf: citation,
                    definitions: check.orderDefinitions(of: law.id, around: citation.range.lowerBound)))
            finding.offer(alternatives(successor, citation, index, check))
        }
        return finding
    }

    private func alternatives(
        _ successor: Law, _ citation: Citation, _ index: Int, _ check: CheckContext
    ) -> [FindingAlternative] {
        let citesArticles = !citation.provisions.isEmpty
        let table =
            check.statutes.tables.held(by: successor.id)?.designation.text { $0.description } ?? "表"
        var out = [
            FindingAlternative(
                "後を引き継いだ命令の名に改め\(citesArticles ? "、条の番号は落とす" : "る")", meaning: "根拠は命令全体となり、条は示されません")
        ]
        if citesArticles {
            let articles = articles(of: successor, beside: index, check)
            let list =
                articles.prefix(12).map { Provision(article: $0).japanese }.joined(separator: "、")
                + (articles.count > 12 ? "…（全\(articles.count)条）" : "")
            out.append(
                FindingAlternative(
                    articles.isEmpty ? "\(successor.usualName)の条を確かめて書く" : "\(successor.usualName)\(list)と書く",
                    meaning: articles.isEmpty
                        ? "条まで示せますが、旧い命令の条との対応は手元の条文では確かめられません"
                        : "書き換えた\(table)の項について定める条です。旧い命令の条との対応は確かめられません"))
        }
        out.append(FindingAlternative("この引用を除く", meaning: "\(table)の項だけが根拠として残ります"))
        return out
    }

    /// The articles of the order now in force for the items of the table cited right before.
    private func articles(of order: Law, beside index: Int, _ check: CheckContext) -> [ItemNumber] {
        guard let now = check.statutes.tables.all.first(where: { $0.order == order.id && $0.law == order.id })?.name,
            let edition = check.statutes.edition(of: now, on: check.day),
            let cited = check.neighbours.table(before: index).map({ check.assessed[$0].citation }),
            let table = cited.table, check.statutes.kind(of: table) == check.statutes.kind(of: now)
        else { return [] }
        let items =
            table == now
            ? cited.items
            : cited.items.flatMap {
                check.statutes.fate(of: ItemReference(table, $0), in: now)?.to.map(\.number) ?? []
            }
        let numbers = cited.condition.flatMap { _ in StatedCondition(cited, table: now, in: check)?.items } ?? items
        let articles = numbers.compactMap { check.statutes.item($0, in: edition)?.article }
        return articles.count == numbers.count ? Array(Set(articles)).sorted() : []
    }

    /// A title, or a short name made of one, that ended before the day.
    private func retitled(
        _ law: Law, _ citation: Citation, _ index: Int, _ check: CheckContext
    ) -> Finding? {
        guard let name = citation.lawName, let range = citation.lawNameRange,
            let old = law.names.filter({ name.hasSuffix(check.statutes.titleTail($0.text)) })
                .max(by: { $0.text.utf8.count < $1.text.utf8.count })
                ?? TitleChange.former(of: law, in: name, check.statutes),
            let last = old.validUntil, check.day > last
        else { return nil }
        let since = last.adding(days: 1)
        let current = check.statutes.titleTail(law.title(on: check.day))
        let change = TitleChange(from: check.statutes.titleTail(old.text), to: current, check.statutes)
        var finding = Finding(
            rule: Self.identifier, severity: .warning,
            message:
                "\(law.lawNumber)は\(since.japanese)に題名が「\(current)」に改められました。",
            citation: index, range: citation.range)
        finding.law = law.id
        finding.since = since
        finding.evidence = Evidence(old.evidence)
        finding.propose(check.writer(at: index).retitling(range, change, of: citation))
        return finding
    }

    private func title(of law: Law, _ statutes: Statutes) -> String {
        statutes.titleTail(law.title(on: law.validUntil ?? CivilDate(dayNumber: 0)))
    }
}
