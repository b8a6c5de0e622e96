import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 条の取り違え: the article of 別表の主務省令 beside an item is not the one that details it.
public struct ArticleMismatchRule: Rule {
    public static let identifier = "article-mismatch"
    public static let japaneseName = "別表の項と主務省令の条の不一致"
    public static let severity = Severity.warning
    public static let kind = FaultKind.mistaken
    public static let rationale = """
        別表（旧別表第一）の項ごとに、その事務を細かく定める主務省令（平成26年内閣府・総務省令第5号）の条がある。項と並べて別の項の条を\
        挙げていれば、どちらかの番号が誤っている。別表第一の項の条は、令和8年2月8日の命令の条から項の対応をたどって導いたものなので、\
        枝番の条が関わるときは知らせない。どの項の条か分からない条についても知らせない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項及び別表第一の15の項並びに↓別表第一の主務省令第16条\n",
                on: "2020-06-01", suggestion: "別表第一の主務省令第15条"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の44の項\n・↓番号法別表の主務省令で定める事務を定める命令第46条\n",
                on: "2025-09-24", suggestion: "番号法別表の主務省令で定める事務を定める命令第24条"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t1、生活保護法による保護等に関する事務 ・番号法第9条第1項及び別表第一の15の項並びに↓主務省令(※)第16条 ※主務省令：行政手続における特定の個人を識別するための番号の利用等に関する法律別表第1の主務省令で定める事務を定める命令(平成26年内閣府・総務省令第5号)\n",
                on: "2020-06-01"),
        ],
        silent: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項及び別表第一の15の項並びに別表第一の主務省令第15条\n",
                on: "2020-06-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の44、85の項、番号法別表の主務省令で定める事務を定める命令第24条、第46条\n",
                on: "2025-09-24"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、番号法別表の主務省令で定める事務を定める命令第46条\n",
                on: "2025-09-24"),
        ])

    public init() {}

    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        // By field, since an item and its article stand in the same one.
        var fields: [Region.Role: [Int]] = [:]
        for (index, checked) in citations.enumerated() where checked.assessed.section == .current {
            switch checked.assessed.role {
            case .useBasis, .transferredTo: fields[checked.assessed.role, default: []].append(index)
            default: continue
            }
        }
        return fields.values.flatMap { findings(of: $0, citations, check) }
    }

    private func findings(
        of field: [Int], _ citations: [CheckedCitation], _ check: CheckContext
    ) -> [Finding] {
        var all: Set<ItemNumber> = []
        for index in field {
            for row in rows(citations[index], check) { if let article = row.article { all.insert(article) } }
        }
        // The orders that detail the tables of use.
        let orders = Set(check.statutes.tables.all.filter { $0.kind == .use }.compactMap(\.order))
        var found: [Finding] = []
        var items: [(row: TableItem, table: TableName)] = []
        var isClosed = false
        for index in field {
            let checked = citations[index]
            if let table = checked.citation.table, check.statutes.kind(of: table) == .use {
                if isClosed { (items, isClosed) = ([], false) }
                guard checked.status != .wrong else { continue }
                items += rows(checked, check).map { ($0, table) }
            } else if let law = checked.citation.law, orders.contains(law),
                case .provisions(let cited) = checked.citation.target
            {
                isClosed = true
                if let finding = finding(
                    cited, at: index, checked.citation, beside: items, ownedInField: all, check)
                {
                    found.append(finding)
                }
            }
        }
        return found
    }

    /// The rows cited, in the edition in force or, of a table no longer in force, its last.
    private func rows(_ checked: CheckedCitation, _ check: CheckContext) -> [TableItem] {
        guard let table = checked.citation.table, check.statutes.kind(of: table) == .use,
            let edition = check.statutes.edition(of: table, on: check.day)
                ?? check.statutes.editions(of: table).last
        else { return [] }
        return checked.citation.items.compactMap { check.statutes.item($0, in: edition) }
    }

    private func finding(
        _ cited: ProvisionCitation, at index: Int, _ citation: Citation,
        beside items: [(row: TableItem, table: TableName)], ownedInField: Set<ItemNumber>,
        _ check: CheckContext
    ) -> Finding? {
        let articles = cited.provisions.map(\.provision).filter { !$0.isSupplementary }.map(\.article)
        guard !articles.isEmpty, let table = items.first?.table,
            items.allSatisfy({ $0.table == table && $0.row.article != nil && !$0.row.isDeleted })
        else { return nil }
        // Articles that detail no item of the field, and items whose article is not cited.
        let strange = articles.filter { !ownedInField.contains($0) }
        let bare = items.map(\.row).filter { row in row.article.map { !articles.contains($0) } ?? false }
        guard !strange.isEmpty, !bare.isEmpty, strange.count <= bare.count else { return nil }
        // Both sides must be certain: whole numbers for 別表第一, and articles of other items.
        let edition =
            check.statutes.edition(of: table, on: check.day) ?? check.statutes.editions(of: table).last
        guard let edition else { return nil }
        // The articles of a former table were derived from those of the table that took over.
        let isDerived = check.statutes.tables.isFormer(table)
        if isDerived, strange.contains(where: \.isBranch) || bare.contains(where: { $0.article?.isBranch ?? true }) {
            return nil
        }
        let owners = strange.compactMap { article in
            edition.items.first { $0.article == article && !$0.isDeleted }
        }
        guard owners.count == strange.count else { return nil }
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: message(strange, owners, bare, table), citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = bare.map(\.number)
        finding.needsReview = true
        finding.evidence = Evidence(bare.first?.evidence ?? edition.evidence)
        if articles.count == 1, bare.count == 1, let place = cited.provisions.first, let right = bare.first?.article {
            finding.propose(check.writer(at: index).outlining(article: right, insteadOf: place, of: citation))
        }
        return finding
    }

    private func message(
        _ strange: [ItemNumber], _ owners: [TableItem], _ bare: [TableItem], _ table: TableName
    ) -> String {
        func article(_ number: ItemNumber) -> String {
            Provision(article: number).japanese
        }
        let cited = zip(strange, owners).map { "\(article($0))は\($1.number)の項" }.joined(separator: "、")
        let right = bare.compactMap { row in
            row.article.map { "\(row.number)の項を定める条は\(article($0))" }
        }.joined(separator: "、")
        return "\(table.rawValue)の\(right)です。主務省令の\(cited)についての条です。"
    }
}
