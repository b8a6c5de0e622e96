import KobanCitations
import KobanLaw

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 題名の誤り: a law or order is cited by a title that it never had, and is still recognized.
public struct InexactTitleRule: Rule {
    public static let identifier = "inexact-title"
    public static let japaneseName = "題名の誤り"
    public static let severity = Severity.note
    public static let kind = FaultKind.miswritten
    public static let rationale = """
        法律や命令の題名に字の抜けや誤りがあり、その法令がその題名であったことは一度もない。どの法令を指すかは読み取れるので、引用は\
        正しい題名のものとして確かめ、題名の違いだけを知らせる。題名ごと差し替わる指摘（命令の廃止・改題）があるときは重ねて知らせない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓行政手続における特定の個人を識別するための番号の利用等に関する法律別表第二の主務省令で定める事務を定める命令第19条\n",
                on: "2023-04-01",
                suggestion:
                    "行政手続における特定の個人を識別するための番号の利用等に関する法律別表第二の主務省令で定める事務及び情報を定める命令第19条"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t↓行政手続における徳の個人を識別するための番号の利用等に関する法律第9条第1項\n",
                on: "2025-04-01",
                suggestion: "行政手続における特定の個人を識別するための番号の利用等に関する法律第9条第1項"),
        ],
        silent: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t行政手続における特定の個人を識別するための番号の利用等に関する法律第9条第1項、番号利用法別表の23の項\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法別表第二の主務省令で定める事務を定める命令第19条\n",
                on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard checked.fault != RepealedOrderRule.identifier, let id = citation.law,
            let law = check.statutes.law(id), let name = citation.lawName,
            let range = citation.lawNameRange
        else { return nil }
        let slip = law.names.filter { $0.kind == .slip && name.hasSuffix($0.text) }
            .max { $0.text.utf8.count < $1.text.utf8.count }
        guard slip != nil || citation.slips.contains(.inexactLawName) else { return nil }
        let title = law.title(on: check.day)
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: "「\(name)」という題名の法令はありません。\(law.lawNumber)の題名は「\(title)」です。",
            citation: index, range: citation.range)
        finding.law = id
        finding.table = citation.table
        finding.evidence = Evidence(slip?.evidence ?? law.evidence)
        let writer = check.writer(at: index)
        finding.propose(writer.naming(title, insteadOf: range, slip: slip?.text, of: citation))
        // A citation that must be rewritten for another reason has its suggestion there.
        if checked.fault != nil || citation.items.count >= 40 { finding.change { $0.keepTextBack() } }
        return finding
    }
}
