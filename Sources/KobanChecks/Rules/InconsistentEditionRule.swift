import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 改正前後の混在: no day ever had all the numberings that the current text uses.
///
/// Each stale number has its own finding, and this one is no second finding for it: it is of the
/// document (`citation` is nil, one at most) and says what no finding of one citation can, that an
/// amendment was followed in one field and not in another. A document that is stale throughout
/// does not have it.
public struct InconsistentEditionRule: Rule {
    public static let identifier = "inconsistent-edition"
    public static let japaneseName = "改正前後の番号の混在"
    public static let severity = Severity.warning
    public static let kind = FaultKind.outdated
    public static let rationale = """
        ある欄は改正前の「別表第一」、別の欄は改正後の「別表」というように、同じ日に効力のあったことのない番号が一つの評価書に混ざって\
        いる。改正への対応が一部の欄で漏れていることを示す。文書に一つだけ知らせ、個々の項ずれは別の規則が知らせる。書き手が期限を\
        付けた引用と変更箇所の記録は数えない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、↓別表第二の26の項\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 ↓番号法第19条第7号、別表第二の9の項 【情報照会の根拠】 番号法第19条第8号、別表第二の26の項\n",
                on: "2022-04-01"),
        ],
        silent: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の26の項\n",
                on: "2025-04-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n\n変更箇所\n\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n令和7年2月26日\tⅠ3 法令上の根拠\t番号法第9条第1項、別表第一の15の項\t番号法第9条第1項、別表の23の項\t事後\t\n",
                on: "2025-04-01"),
        ])

    public init() {}

    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        var newest: (from: CivilDate, index: Int, period: NumberingPeriod)?
        var oldest: (until: CivilDate, index: Int, period: NumberingPeriod)?
        for (index, checked) in citations.enumerated()
        where checked.assessed.isInForce && checked.citation.validUntil == nil
            // The title of an order is no number; repealed-order speaks of it.
            && (checked.citation.table != nil || checked.citation.law == .numberAct)
        {
            guard
                let period = NumberingPeriod(
                    checked.assessed, in: check.source, statutes: check.statutes)
            else { continue }
            if let from = period.from, from > newest?.from ?? CivilDate(dayNumber: -1_000_000) {
                newest = (from, index, period)
            }
            if let until = period.until, until < oldest?.until ?? CivilDate(dayNumber: 10_000_000) {
                oldest = (until, index, period)
            }
        }
        guard let newest, let oldest, oldest.until < newest.from else { return [] }
        // The place is the one that is out of step with the day asked about.
        let place = check.day >= newest.from ? oldest.index : newest.index
        let citation = citations[place].citation
        func words(_ index: Int) -> String {
            check.assessment.document.place(at: citations[index].citation.range.lowerBound).japanese
        }
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message:
                "この文書には、\(oldest.until.japanese)までの\(oldest.period.name)（\(words(oldest.index))）と、\(newest.from.japanese)からの\(newest.period.name)（\(words(newest.index))）が混ざっています。改正への対応が漏れている欄がないか確かめてください。",
            range: citation.range)
        finding.field = citations[place].assessed.field?.text
        finding.evidence = oldest.period.evidence + newest.period.evidence
        return [finding]
    }
}
