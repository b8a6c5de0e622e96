import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 期限切れ: the validity that the author gave has passed.
public struct ExpiredCitationRule: Rule {
    public static let identifier = "expired-citation"
    public static let japaneseName = "著者の示した期限の経過"
    public static let severity = Severity.warning
    public static let kind = FaultKind.outdated
    public static let rationale = """
        「～R8.5」「令和8年5月まで」のように、評価書の書き手が自ら期限を付けた根拠が、その期限（月だけなら月末）を過ぎても残っている。\
        法令がどう変わったかではなく、書き手の示した期限だけを見る。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t↓番号法第19条第9号（～R8.5）\n", on: "2026-06-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t↓番号法第19条第9号（令和8年5月まで）\n",
                on: "2026-06-01"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第9号（～R8.5）\n", on: "2026-05-31"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第9号\n", on: "2026-06-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let last = citation.validUntil, last < check.day else { return nil }
        let since = last.adding(days: 1)
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: "この根拠には\(last.japanese)までという期限が書かれていますが、その日を過ぎています。",
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = citation.table
        finding.since = since
        finding.evidence = Evidence("評価書に書かれた期限（\(last.japanese)まで）")
        return finding
    }
}
