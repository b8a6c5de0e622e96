import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 項ずれ: the table is no longer in force, or the number moved between two of its editions.
public struct RenumberedItemRule: Rule {
    public static let identifier = "renumbered-item"
    public static let japaneseName = "項ずれ"
    public static let severity = Severity.error
    public static let kind = FaultKind.outdated
    public static let status: CitationStatus? = .stale
    public static let rationale = """
        令和6年5月27日に番号法の別表第一は別表に改められて項番が変わり、別表第二は廃止されて利用特定個人情報の提供に関する命令\
        第2条の表に引き継がれた。旧い表の項番は、いまは別の事務を指すか、何も指さない。同じ表の改正で項番が移ったときも、移る前に\
        公表された評価書の項番を新しい項番に読み替える。公表日がなく、どちらの番号で書かれたか分からないときは注意にとどめる。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表第一の15の項\n", on: "2025-04-01",
                suggestion: "別表の23の項"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項　↓別表第１　項番３０\n", on: "2024-05-27",
                suggestion: "別表　項番４４"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、↓別表第二の26の項\n",
                on: "2025-04-01",
                suggestion: "同号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法別表第二の26の項\n",
                on: "2025-04-01",
                suggestion: "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t↓番号法別表第二に記載されている照会側業務について情報を取得する。\n",
                on: "2024-05-27"),
        ],
        silent: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n", on: "2024-05-26"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n", on: "2025-04-01"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t住民基本台帳法別表第一の15の項、番号法別表の23の項\n", on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        formerTable(checked, at: index, in: check) ?? movedNumbers(checked, at: index, in: check)
    }

    private func formerTable(
        _ checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table, let last = check.statutes.lastDay(of: table), check.day > last,
            let successor = check.statutes.successors(of: table, on: check.day).last
        else { return nil }
        let since = last.adding(days: 1)
        let items = citation.items
        let translation = ItemTranslation(
            items, of: table, to: successor, statutes: check.statutes)
        let selected =
            SelectedItems(stated: citation, in: successor, check)
            ?? SelectedItems(following: citation, now: translation.successors, in: successor, check)
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: message(
                table: table, successor: successor, since: since, translation: translation,
                selected: selected, in: check),
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = items
        finding.since = since
        finding.changes = translation.changes
        finding.needsReview = selected?.isInferred ?? translation.needsReview
        finding.evidence = evidence(translation, table: table, successor: successor, in: check)
        // A list that was not read to its end must not become the whole table, nor half a list.
        if citation.extent == .unread {
            finding.message += items.isEmpty ? "項の一覧は読み取れませんでした（要確認）。" : "項の一覧の残りは読み取れませんでした（要確認）。"
            finding.needsReview = true
            return finding
        }
        let written = selected?.items ?? translation.successors
        let writer = check.writer(at: index)
        let isAnnex =
            if case .table(let cited) = citation.target, let first = cited.elements.first {
                first.range.lowerBound >= citation.range.upperBound
            } else {
                false
            }
        if let selected, selected.isInferred {
            finding.offer(alternatives(selected, translation, isAnnex: isAnnex))
        }
        if isAnnex, case .table(let cited) = citation.target {
            let tables = check.assessment.annexTables
            let end = cited.elements.map(\.range.upperBound).max() ?? citation.range.upperBound
            let columns = check.assessment.regions.filter {
                $0.role == .annexColumns && $0.range.lowerBound > citation.range.lowerBound
                    && $0.range.upperBound < end
            }
            finding.propose(
                writer.citingInRows(
                    successor, items: translation.successors, insteadOf: citation, rows: tables.flatMap(\.rows),
                    columns: columns.map(\.range), successors: translation.successors(of:))
                    ?? (items.isEmpty || !written.isEmpty
                        ? writer.outlining(successor, items: items.isEmpty ? [] : written, insteadOf: citation) : nil))
        } else if !items.isEmpty, written.isEmpty {
            finding.propose(
                writer.leavingOut(
                    citation, keepingNameOf: check.neighbours.sharesTableName(citation) ? successor : nil))
        } else {
            finding.propose(
                writer.citing(
                    successor, items: items.isEmpty ? [] : written, insteadOf: citation,
                    successors: translation.successors(of:)))
        }
        if let until = citation.validUntil, until < since {
            // 「別表第二の26の項（令和6年5月26日まで）」 is right of its time: the new number is not.
            finding.change { $0.leaveToPerson() }
            let name =
                "\(check.statutes.name(of: successor))の\(translation.successors.isEmpty ? "項" : LawWording.list(translation.successors))"
            finding.offer([
                FindingAlternative(
                    "この引用を期限の記載とともに除く", meaning: "\(until.japanese)までの根拠を、いまの記載には残さないことになります"),
                FindingAlternative("期限の記載を除いて、\(name)に改める", meaning: "いまもこの項を根拠とすることになります"),
            ])
        } else if let until = citation.validUntil, until < check.day {
            // Right under the new number too, but only until a day that has passed.
            finding.needsReview = true
            finding.offer([
                FindingAlternative("項だけを改め、期限の記載を残す", meaning: "\(until.japanese)までの根拠が、期限を過ぎた記載のまま残ります"),
                FindingAlternative("この引用を期限の記載とともに除く", meaning: "期限を過ぎた根拠を、いまの記載には残さないことになります"),
            ])
        }
        return finding
    }

    /// For a list, what the condition selects is written; for rows, each row's own successor.
    private func alternatives(
        _ selected: SelectedItems, _ translation: ItemTranslation, isAnnex: Bool
    ) -> [FindingAlternative] {
        let difference = differences(selected, from: translation.successors)
        let byCondition = FindingAlternative(
            isAnnex
                ? "\(selected.wording)（\(selected.items.count)項）に合わせて行を加え、又は外す"
                : "\(selected.wording)（\(selected.items.count)項）に改める",
            meaning: "この一覧がその条件によるものだと認めることになります")
        let oneByOne = FindingAlternative(
            isAnnex
                ? "行ごとに読み替えるだけにする（\(translation.successors.count)項）"
                : "項を一つずつ読み替えるだけにする（\(translation.successors.count)項）",
            meaning: "条件による一覧ではないと認めることになります")
        // Rows that nothing would add or take away leave nothing to decide.
        if isAnnex, !difference.contains("項の読み替え") { return [] }
        return isAnnex ? [oneByOne, byCondition] : [byCondition, oneByOne]
    }

    /// Numbers of a table in force that an amendment moved.
    private func movedNumbers(
        _ checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table, !citation.items.isEmpty else { return nil }
        let days =
            [check.assessment.publishedOn].compactMap(\.self)
            + check.assessment.changeHistory.compactMap(\.date)
        guard
            let moved = MovedNumbers(
                citation.items, of: table, written: days.max(), on: check.day, statutes: check.statutes)
        else { return nil }
        let selected = SelectedItems(stated: citation, in: table, check)
        let when = moved.since.map { "\($0.japanese)の改正で" } ?? ""
        var text =
            "\(check.statutes.name(of: table))は\(when)項番が変わりました（\(LawWording.changes(moved.changes))）"
        if moved.isDoubtful {
            text += "。この文書には公表日がなく、改正の前と後のどちらの番号で書かれたかは確かめられません（要確認）"
        }
        if let selected { text += differences(selected, from: moved.items) }
        var finding = Finding(
            rule: Self.identifier, severity: moved.isDoubtful ? .note : Self.severity,
            message: text + "。", citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = moved.changes.map(\.from.number)
        finding.since = moved.since
        finding.changes = moved.changes
        finding.needsReview = moved.needsReview
        finding.evidence = moved.evidence
        if citation.extent == .unread {
            finding.message += "項の一覧の残りは読み取れませんでした（要確認）。"
            finding.needsReview = true
            return finding
        }
        let written = selected?.items ?? moved.items
        let writer = check.writer(at: index)
        if written.isEmpty {
            finding.propose(writer.leavingOut(citation))
            return finding
        }
        finding.propose(
            writer.citing(table, items: written, insteadOf: citation) { item in
                guard let change = moved.changes.first(where: { $0.from.number == item }) else { return [item] }
                // A candidate is not written as if it were certain.
                return change.relation == .unknown ? [] : change.to.map(\.number)
            })
        return finding
    }

    private func message(
        table: TableName, successor: TableName, since: CivilDate, translation: ItemTranslation,
        selected: SelectedItems?, in check: CheckContext
    ) -> String {
        var text = history(of: table, since: since, in: check)
        if !translation.changes.isEmpty {
            text += "（\(LawWording.changes(translation.changes))）"
        }
        if let selected { text += differences(selected, from: translation.successors) }
        return text + "。"
    }

    /// 別表第二は令和6年5月27日に廃止され、…第2条の表に引き継がれました: what became of a table until the day,
    /// over all that lie between.
    private func history(of table: TableName, since: CivilDate, in check: CheckContext) -> String {
        var parts: [String] = []
        var (former, day) = (table, since)
        let line = check.statutes.successors(of: table, on: check.day)
        for (step, next) in line.enumerated() {
            let isLast = step == line.count - 1
            let isSameLaw = check.statutes.tables[former]?.law == check.statutes.tables[next]?.law
            let subject =
                step == 0 ? "\(table.rawValue)は" : "その\(check.statutes.shortName(of: former))は"
            let fate =
                isSameLaw
                ? isLast ? "に改められ、項番が変わりました" : "に改められ"
                : isLast ? "に引き継がれました" : "に引き継がれ"
            parts.append(
                "\(subject)\(day.japanese)に\(isSameLaw ? "" : "廃止され、")\(check.statutes.name(of: next))\(fate)")
            if let last = check.statutes.lastDay(of: next) { day = last.adding(days: 1) }
            former = next
        }
        return parts.joined(separator: "、")
    }

    /// What a condition selects, and how that differs from the items translated one by one.
    private func differences(_ selected: SelectedItems, from translated: [ItemNumber]) -> String {
        let added = selected.items.filter { !translated.contains($0) }
        let dropped = translated.filter { !selected.items.contains($0) }
        var text =
            selected.isInferred
            ? "。この一覧は\(selected.wording)を挙げたものとみられ（条件は書かれていないため推定）、それに当たる項は、いまの表では\(selected.items.count)項です"
            : "。書かれた条件に当たる項は、いまの表では\(selected.items.count)項です"
        if !added.isEmpty { text += "（項の読み替えに加わる: \(LawWording.list(added))）" }
        if !dropped.isEmpty { text += "（項の読み替えから外れる: \(LawWording.list(dropped))）" }
        return text
    }

    private func evidence(
        _ translation: ItemTranslation, table: TableName, successor: TableName,
        in check: CheckContext
    ) -> Evidence {
        Evidence(check.statutes.editions(of: table).last?.evidence ?? "") + translation.evidence
    }
}

/// What a list's condition, stated or unmistakably followed, selects in the table now in force.
private struct SelectedItems {
    let items: [ItemNumber]
    let wording: String
    let isInferred: Bool

    /// A stated condition. 第一欄 alone would select whatever the actor does.
    init?(stated citation: Citation, in table: TableName, _ check: CheckContext) {
        guard let condition = citation.condition,
            condition.provider != nil || condition.information != nil || condition.business != nil,
            let stated = StatedCondition(citation, table: table, in: check)
        else { return nil }
        items = stated.items
        wording = stated.wording
        isInferred = false
    }

    /// The condition that a list without one follows: in the old table as its text shows it, or,
    /// since amendments between the texts are not known, in what its items have become. Only where
    /// the assessment's business confirms it.
    init?(
        following citation: Citation, now successors: [ItemNumber], in table: TableName,
        _ check: CheckContext
    ) {
        guard citation.purpose == .provide, citation.condition == nil,
            check.statutes.kind(of: table) == .provision, let old = citation.table,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        let inferred =
            check.statutes.editions(of: old).last.flatMap {
                InferredExchange(citation.items, in: $0, subject: check.subject)
            } ?? InferredExchange(successors, in: edition, subject: check.subject)
        guard let inferred, inferred.isConfirmed else { return nil }
        let numbers = check.statutes.items(
            provider: inferred.provider, information: inferred.information, in: edition)
        guard !numbers.isEmpty else { return nil }
        items = numbers
        wording = "第三欄が「\(inferred.provider)」、第四欄に「\(inferred.information)」の項"
        isInferred = true
    }
}
