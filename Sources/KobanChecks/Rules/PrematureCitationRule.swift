import KobanCitations
import KobanStatutes
import KobanText

/// 施行前の項番: the table is not yet in force on the day.
public struct PrematureCitationRule: Rule {
    public static let identifier = "premature-citation"
    public static let japaneseName = "施行前の項番"
    public static let severity = Severity.warning
    public static let status: CitationStatus? = .wrong
    public static let rationale = """
        改正後の表や項番を、その施行の日より前に根拠として挙げている。施行日に合わせた公表の準備であれば問題ないが、その日の根拠には\
        ならない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の23の項\n", on: "2024-05-26")
        ],
        silent: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n", on: "2024-05-27"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n", on: "2024-05-26"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table,
            let first = check.statutes.editions(of: table).compactMap(\.validFrom).min(),
            check.day < first
        else { return nil }
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: "\(LawWording.name(of: table))は\(first.japanese)に施行されます。\(check.day.japanese)にはまだ効力がありません。",
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = citation.items
        finding.evidence = check.statutes.editions(of: table).first?.evidence ?? ""
        return finding
    }
}
