import KobanAssessments
import KobanCitations
import KobanStatutes
import KobanText

/// 変更箇所との不一致: the change history and the text, or two of its entries, do not fit.
public struct UnloggedChangeRule: Rule {
    public static let identifier = "unlogged-change"
    public static let japaneseName = "変更箇所との不一致"
    public static let severity = Severity.note
    public static let rationale = """
        法令上の根拠の現在の引用が、変更箇所に最後に書かれた変更後の引用と違うか、変更前の引用がその前の変更後の引用と違う。変更が記録\
        されていないか、写し誤りである。書き方の違い（26～28と26、27、28、番号法と番号利用法）は違いとしない。一部だけを書いた変更、\
        追加だけを書いた変更、日付や欄の境が読み取れない変更からは何も言わない。
        """
    static let header =
        "\n変更箇所\n\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n"
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の44の項\n" + header
                    + "令和7年2月26日\tⅠ3 法令上の根拠\t番号法第9条第1項、別表第一の15の項\t番号法第9条第1項、別表の23、44の項\t事後\t\n",
                on: "2025-09-24"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n" + header
                    + "令和3年9月1日\tⅠ3 法令上の根拠\t番号法別表第一の15の項\t番号法別表第一の15、16の項\t事後\t\n令和7年2月26日\tⅠ3 法令上の根拠\t↓番号法別表第一の15の項\t番号法第9条第1項、別表の23の項\t事後\t\n",
                on: "2025-09-24"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号利用法第19条第8号、別表第二の26、27、28の項\n" + header
                    + "令和5年2月1日\tⅠ4 ②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号、別表第二の26の項\t【情報提供の根拠】 番号法第19条第8号、別表第二の26～28の項\t事後\t\n",
                on: "2023-04-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項、番号法第9条第2項\n" + header
                    + "令和5年2月1日\tⅠ3 法令上の根拠\t（追加）\t番号法第9条第2項\t事後\t\n",
                on: "2023-04-01"),
        ])

    public init() {}

    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        FieldHistory.all(of: check.assessment, citations: check.assessed).flatMap { history in
            history.hasUndated
                ? [] : betweenEntries(history, check) + sinceTheLast(history, check)
        }
    }

    // MARK: The text and the last entry

    private func sinceTheLast(_ history: FieldHistory, _ check: CheckContext) -> [Finding] {
        let current = check.assessed.indices.filter {
            check.assessed[$0].section == .current && check.assessed[$0].role == history.role
        }
        guard !current.isEmpty, let last = history.days.last, !last.isMixed else { return [] }
        var differences: [CitationDifference] = []
        for day in history.days.reversed() where !day.isMixed {
            let later = history.days.filter { $0.date > day.date }
            // What a later entry changed is no longer what this one left.
            let touched = Set(
                later.flatMap { $0.before + $0.after }.compactMap { content($0, check)?.source })
            if later.contains(where: \.isMixed) { break }
            for index in day.result {
                guard let logged = content(index, check), !touched.contains(logged.source) else {
                    continue
                }
                if let difference = CitationDifference(
                    logged: index, against: current, mustStand: day.date == last.date, in: check),
                    !differences.contains(where: { $0.found == difference.found && $0.logged == difference.logged })
                {
                    differences.append(difference)
                }
            }
            // Only what the last entry of a source says counts.
            if day.date == last.date, !differences.isEmpty { break }
        }
        guard let first = differences.first else { return [] }
        let day = history.days.last { $0.result.contains(first.logged) } ?? last
        let range = check.assessed[first.found ?? current[0]].citation.range
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message:
                "現在の記載が、変更箇所の\(day.date.japanese)の変更後（\(line(first.logged, check))行目）と違います（\(describe(differences, check))）。変更が記録されていないか、どちらかが写し誤りです。",
            citation: first.found ?? current[0], range: range)
        fill(&finding, first, history, check)
        return [finding]
    }

    // MARK: One entry and the next

    private func betweenEntries(_ history: FieldHistory, _ check: CheckContext) -> [Finding] {
        var found: [Finding] = []
        for (position, day) in history.days.enumerated().dropFirst() where !day.isMixed {
            var differences: [CitationDifference] = []
            var seen: Set<CitedContent.Source> = []
            for earlier in history.days[..<position].reversed() {
                if earlier.isMixed { break }
                for index in earlier.result {
                    guard let logged = content(index, check), !seen.contains(logged.source) else {
                        continue
                    }
                    if let difference = CitationDifference(
                        logged: index, against: day.before, mustStand: false, in: check)
                    {
                        differences.append(difference)
                    }
                }
                seen.formUnion(
                    (earlier.before + earlier.after).compactMap { content($0, check)?.source })
            }
            guard let first = differences.first, let place = first.found else { continue }
            var finding = Finding(
                rule: Self.identifier, severity: Self.severity,
                message:
                    "変更箇所の\(day.date.japanese)の変更前が、その前の変更後（\(line(first.logged, check))行目）と違います（\(describe(differences, check))）。間の変更が記録されていないか、写し誤りです。",
                range: check.assessed[place].citation.range)
            fill(&finding, first, history, check)
            found.append(finding)
        }
        return found
    }

    // MARK: Words

    private func content(_ index: Int, _ check: CheckContext) -> CitedContent? {
        CitedContent(check.assessed[index].citation)
    }

    private func line(_ index: Int, _ check: CheckContext) -> Int {
        check.source.position(at: check.assessed[index].citation.range.lowerBound).line
    }

    private func describe(_ differences: [CitationDifference], _ check: CheckContext) -> String {
        var texts: [String] = []
        for difference in differences where !texts.contains(difference.words) {
            texts.append(difference.words)
        }
        return texts.prefix(3).joined(separator: "。") + (texts.count > 3 ? "、ほか\(texts.count - 3)か所" : "")
    }

    private func fill(
        _ finding: inout Finding, _ difference: CitationDifference, _ history: FieldHistory,
        _ check: CheckContext
    ) {
        let citation = check.assessed[difference.logged].citation
        finding.law = citation.law
        finding.table = citation.table
        finding.missing = difference.missing
        finding.extra = difference.extra
        finding.items = difference.extra
        finding.field = history.field.text
        finding.needsReview = true
        finding.evidence = "評価書の変更箇所"
    }
}

/// How a logged citation differs from the citations of a later text.
struct CitationDifference {
    /// The logged citation, and the one that stands in its place.
    let logged: Int
    let found: Int?
    /// Items logged and not found, found and not logged.
    let missing: [ItemNumber]
    let extra: [ItemNumber]
    let words: String

    /// - Parameters:
    ///   - mustStand: the text must cite the source at all; otherwise a source that it does
    ///     not mention says nothing.
    /// - Returns: nil where there is no difference, or none that is certain.
    init?(logged: Int, against texts: [Int], mustStand: Bool, in check: CheckContext) {
        let old = check.assessed[logged].citation
        guard let content = CitedContent(old) else { return nil }
        let same = texts.compactMap { index -> (index: Int, content: CitedContent)? in
            CitedContent(check.assessed[index].citation).map { (index, $0) }
        }.filter { $0.content.source == content.source }
        self.logged = logged
        let name = CitationDifference.name(of: content.source, check)
        guard !same.isEmpty else {
            // A table that gave way to another without an entry.
            guard mustStand, let table = content.source.table, !content.items.isEmpty,
                texts.contains(where: { check.assessed[$0].citation.table?.hasExchanges == table.hasExchanges })
            else { return nil }
            found = texts.first {
                check.assessed[$0].citation.table?.hasExchanges == table.hasExchanges
            }
            (missing, extra) = (content.items.sorted(), [])
            words = "\(name)の\(LawWording.list(missing))が今は挙げられていません"
            return
        }
        if same.contains(where: { $0.content == content }) { return nil }
        let near = same.filter { CitationDifference.mayCompare(old, check.assessed[$0.index].citation, check) }
        if content.source.table == nil, content.source.law == .numberAct {
            guard let difference = CitationDifference.movedProvision(content, same.map(\.content), check),
                let place = near.first(where: { $0.content.provisions.contains(difference.new) })
            else { return nil }
            found = place.index
            (missing, extra) = ([], [])
            words =
                "\(LawWording.provision(difference.old))が\(LawWording.provision(difference.new))になっています"
            return
        }
        // Below half, one of the two is an excerpt, or they speak of different lists.
        guard
            let nearest = near.map({ ($0.index, $0.content, $0.content.similarity(to: content)) })
                .max(by: { $0.2 < $1.2 }), nearest.2 >= 0.5
        else { return nil }
        // The union of several lists may be what the log gives as one.
        let union = same.reduce(into: Set<ItemNumber>()) { $0.formUnion($1.content.items) }
        if same.count > 1, union == content.items, !content.items.isEmpty { return nil }
        found = nearest.0
        missing = content.items.subtracting(nearest.1.items).sorted()
        extra = nearest.1.items.subtracting(content.items).sorted()
        var parts: [String] = []
        if content.source.table != nil {
            if !missing.isEmpty { parts.append("\(name)の\(LawWording.list(missing))がなく") }
            if !extra.isEmpty { parts.append("\(name)の\(LawWording.list(extra))が加わって") }
        } else {
            let gone = content.provisions.subtracting(nearest.1.provisions)
            let new = nearest.1.provisions.subtracting(content.provisions)
            if !gone.isEmpty { parts.append("\(name)の\(CitationDifference.articles(gone))がなく") }
            if !new.isEmpty { parts.append("\(name)の\(CitationDifference.articles(new))が加わって") }
        }
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: "、")
        words = text.hasSuffix("がなく") ? text.dropLast(2) + "ありません" : text + "います"
    }

    /// Whether two citations serve one purpose under one heading, as far as both say.
    private static func mayCompare(_ left: Citation, _ right: Citation, _ check: CheckContext) -> Bool {
        if let one = left.purpose, let other = right.purpose, one != other { return false }
        guard let one = left.heading, let other = right.heading else { return true }
        return heading(one, check) == heading(other, check)
    }

    /// A heading without its number and white space.
    private static func heading(_ range: Range<Int>, _ check: CheckContext) -> String {
        String(
            String.UnicodeScalarView(
                check.source.text(in: range).unicodeScalars.filter {
                    !$0.properties.isWhitespace && $0.properties.numericType == nil
                        && !["、", "．", ".", "（", "）", "(", ")"].contains($0)
                }))
    }

    /// 第19条第7号 that became 第19条第8号: two places that the law itself connects.
    private static func movedProvision(
        _ logged: CitedContent, _ texts: [CitedContent], _ check: CheckContext
    ) -> (old: Provision, new: Provision)? {
        let standing = texts.reduce(into: Set<Provision>()) { $0.formUnion($1.provisions) }
        for move in check.statutes.provisionMoves where move.since != nil {
            for (old, new) in [(move.from, move.to), (move.to, move.from)] {
                guard let before = logged.provisions.first(where: { ProvisionRole.matches($0, old) }),
                    !standing.contains(where: { ProvisionRole.matches($0, old) }),
                    let after = standing.first(where: { ProvisionRole.matches($0, new) })
                else { continue }
                return (before, after)
            }
        }
        return nil
    }

    private static func name(of source: CitedContent.Source, _ check: CheckContext) -> String {
        if let table = source.table { return table == .provisionTable ? "命令第2条の表" : table.rawValue }
        guard let law = check.statutes.law(source.law) else { return source.law.rawValue }
        return law.id == .numberAct ? "番号法" : "命令（\(law.lawNumber)）"
    }

    private static func articles(_ provisions: Set<Provision>) -> String {
        let sorted = provisions.sorted { ($0.article, $0.item ?? ItemNumber(1)) < ($1.article, $1.item ?? ItemNumber(1)) }
        return sorted.prefix(6).map(LawWording.provision).joined(separator: "・")
            + (sorted.count > 6 ? "ほか\(sorted.count - 6)条" : "")
    }
}
