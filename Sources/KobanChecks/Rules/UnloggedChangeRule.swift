import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 変更箇所との不一致: the change history and the text, or two of its entries, do not fit.
public struct UnloggedChangeRule: Rule {
    public static let identifier = "unlogged-change"
    public static let japaneseName = "変更箇所との不一致"
    public static let severity = Severity.note
    public static let kind = FaultKind.missing
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
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の81の項\n" + header
                    + "令和7年2月26日\tⅠ3 法令上の根拠\t番号法第9条第1項、別表第一の56の項\t番号法第9条第1項、別表の82の項\t事後\t\n",
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
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項、別表の24の項\n" + header
                    + "令和7年2月26日\tⅠ3 法令上の根拠\t（追加）\t番号法別表の24の項\t事後\t\n",
                on: "2025-09-24"),
        ])

    public init() {}

    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        FieldHistory.all(of: check.assessment, citations: check.assessed).flatMap { history -> [Finding] in
            guard !history.hasUndated else { return [] }
            let contents = LoggedContents(check.assessed)
            return betweenEntries(history, contents, check) + sinceTheLast(history, contents, check)
        }
    }

    // MARK: The text and the last entry

    private func sinceTheLast(
        _ history: FieldHistory, _ contents: LoggedContents, _ check: CheckContext
    ) -> [Finding] {
        let current = check.assessed.indices.filter {
            check.assessed[$0].section == .current && check.assessed[$0].role == history.role
        }
        guard !current.isEmpty, let last = history.days.last else { return [] }
        let standing = StandingCitations(current, contents, check)
        var differences: [CitationDifference] = []
        var words: Set<String> = []
        // What a later entry speaks of is no longer what an earlier one left.
        var touched: Set<CitedContent.Source> = []
        for day in history.days.reversed() {
            if day.isMixed { break }
            let inSource = contents.countsBySource(day.result)
            for index in day.result {
                guard let logged = contents[index], !touched.contains(logged.source) else {
                    continue
                }
                if let difference = CitationDifference(
                    logged: index, logged, against: standing, mustStand: day.date == last.date,
                    isOnlySource: !day.isAdditive && !day.isElided && inSource[logged.source] == 1,
                    in: check), words.insert(difference.words).inserted
                {
                    differences.append(difference)
                }
            }
            touched.formUnion((day.before + day.after).compactMap { contents[$0]?.source })
        }
        guard let first = differences.first else { return [] }
        // Only once a field, so that looking through its days is no second pass.
        let day = history.days.last { $0.result.contains(first.logged) } ?? last
        let range = check.assessed[first.found ?? current[0]].citation.range
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message:
                "現在の記載が、変更箇所の\(day.date.japanese)の変更後（\(placeWords(first.logged, check))）と違います（\(describe(differences, check))）。変更が記録されていないか、どちらかが写し誤りです。",
            citation: first.found ?? current[0], range: range)
        fill(&finding, first, history, check)
        return [finding]
    }

    // MARK: One entry and the next

    private func betweenEntries(
        _ history: FieldHistory, _ contents: LoggedContents, _ check: CheckContext
    ) -> [Finding] {
        var found: [Finding] = []
        // By source, what the last entry that speaks of it left.
        var left: [CitedContent.Source: [Int]] = [:]
        for day in history.days {
            if day.isMixed {
                left = [:]
                continue
            }
            let spoken = Set((day.before + day.after).compactMap { contents[$0]?.source })
            let sources = Set(day.before.compactMap { contents[$0]?.source })
            let standing = StandingCitations(day.before, contents, check)
            let differences = sources.compactMap { left[$0] }.flatMap { $0 }.sorted()
                .compactMap { index in
                    contents[index].flatMap {
                        CitationDifference(
                            logged: index, $0, against: standing, mustStand: false, isOnlySource: false, in: check)
                    }
                }
            if let first = differences.first, let place = first.found {
                var finding = Finding(
                    rule: Self.identifier, severity: Self.severity,
                    message:
                        "変更箇所の\(day.date.japanese)の変更前が、その前の変更後（\(placeWords(first.logged, check))）と違います（\(describe(differences, check))）。間の変更が記録されていないか、写し誤りです。",
                    range: check.assessed[place].citation.range)
                fill(&finding, first, history, check)
                found.append(finding)
            }
            let result = Dictionary(grouping: day.result, by: { contents[$0]?.source })
            for source in spoken { left[source] = result[source] ?? [] }
        }
        return found
    }

    // MARK: Words

    private func placeWords(_ index: Int, _ check: CheckContext) -> String {
        check.assessment.document.place(at: check.assessed[index].citation.range.lowerBound).japanese
    }

    private func describe(_ differences: [CitationDifference], _ check: CheckContext) -> String {
        var seen: Set<String> = []
        let texts = differences.map(\.words).filter { seen.insert($0).inserted }
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
        finding.evidence = Evidence("評価書の変更箇所")
    }
}
