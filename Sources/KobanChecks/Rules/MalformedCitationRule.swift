import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 書き誤り: a slip of the pen; the citation is read as meant.
public struct MalformedCitationRule: Rule {
    public static let identifier = "malformed-citation"
    public static let japaneseName = "引用の書き誤り"
    public static let severity = Severity.warning
    public static let kind = FaultKind.miswritten
    public static let rationale = """
        「第19条の8号」のように、そのままでは別の条を指すか何も指さない書き方や、閉じていない括弧がある。引用は意図されたもの（第19条\
        第8号）として読んで確かめ、書き方だけを知らせる。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法第19条の8号、主務省令第2条の表の42の項\n",
                on: "2025-04-01", suggestion: "番号法第19条第8号"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法第１９条の８号\n",
                on: "2025-04-01", suggestion: "番号法第１９条第８号"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号\n", on: "2025-04-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の主務省令第59条の2の2\n", on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        if citation.slips.contains(.itemWrittenAsBranch),
            case .provisions(let cited) = citation.target,
            let place = cited.provisions.first(where: { $0.provision.item != nil })
        {
            let writer = check.writer(at: index)
            let written = writer.tidy(place.range)
            var finding = Finding(
                rule: Self.identifier, severity: Self.severity,
                message:
                    "「\(written)」は\(place.provision.japanese)の書き誤りと読みました。",
                citation: index, range: citation.range)
            finding.law = citation.law
            finding.evidence = Evidence("号は「第○条第○号」と書く")
            // What another rule rewrites, it writes in its right form.
            if checked.fault == nil { finding.propose(writer.mending(place, of: citation)) }
            return finding
        }
        if citation.slips.contains(.unclosedBracket) {
            var finding = Finding(
                rule: Self.identifier, severity: Self.severity,
                message: "引用の中で開いた括弧が閉じていません。どこまでが引用か確かめてください。",
                citation: index, range: citation.range)
            finding.law = citation.law
            finding.table = citation.table
            finding.needsReview = true
            finding.evidence = Evidence("括弧の対応")
            return finding
        }
        return nil
    }
}
