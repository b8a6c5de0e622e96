import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 条ずれ・号ずれ: a provision moved, and its old number means something else.
public struct RenumberedProvisionRule: Rule {
    public static let identifier = "renumbered-provision"
    public static let japaneseName = "条ずれ・号ずれ"
    public static let severity = Severity.error
    public static let kind = FaultKind.outdated
    public static let status: CitationStatus? = .stale
    public static let rationale = """
        情報提供ネットワークシステムによる提供は、令和3年9月1日に番号法第19条第7号から第8号に移った。第7号は今もあるが別のことを定めて\
        いる。号がずれたことは、その号を何の根拠として挙げているか（欄と文）から分かる。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法第19条第7号、主務省令第2条の表の42の項\n",
                on: "2025-04-01", suggestion: "番号法第19条第8号"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t↓番号法第１９条第７号\n", on: "2021-09-01",
                suggestion: "番号法第１９条第８号"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t↓番号法第19条第7号に基づき、情報提供ネットワークシステムを使用して所得の情報を照会する。\n",
                on: "2025-04-01", suggestion: "番号法第19条第8号"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第7号、別表第二の26の項\n",
                on: "2021-08-31"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、第19条第7号\n", on: "2025-04-01"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t番号法第19条第7号により、地方公共団体情報システム機構から本人確認情報の提供を受ける。\n",
                on: "2025-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard case .provisions(let cited) = citation.target, let law = citation.law else {
            return nil
        }
        for place in cited.provisions {
            guard
                let move = check.statutes.provisionMoves.first(where: {
                    $0.law == law && ProvisionRole.matches(place.provision, $0.from)
                        && ProvisionRole($0).isPlayed(by: checked.assessed, in: check.source)
                })
            else { continue }
            // Where the day of the move is not known, only the text that shows the new place
            // proves that the old one is stale.
            guard check.day >= move.since ?? move.seenBy else { continue }
            var finding = Finding(
                rule: Self.identifier, severity: Self.severity,
                message: message(move, law: law, in: check), citation: index,
                range: citation.range)
            finding.law = law
            finding.since = move.since
            finding.needsReview = move.since == nil
            finding.evidence = Evidence(move.evidence)
            if cited.provisions.contains(where: { ProvisionRole.matches($0.provision, move.to) }) {
                // Both are cited: the old one would become a second new one.
                finding.offer([
                    FindingAlternative(
                        "\(move.from.japanese)を除く", meaning: "\(move.role)の根拠として\(move.to.japanese)だけを挙げることになります")
                ])
                return finding
            }
            // All that moved, lest the citation be left half translated.
            let moved = cited.provisions.filter { ProvisionRole.matches($0.provision, move.from) }
            finding.propose(
                check.writer(at: index).citing(moved.map { ($0, move.to) }, of: law, insteadOf: citation))
            return finding
        }
        return nil
    }

    private func message(_ move: ProvisionMove, law: LawID, in check: CheckContext) -> String {
        let when =
            move.since.map { "\($0.japanese)に" }
            ?? "\(move.seenBy.japanese)までに（移った日は要確認）"
        return
            "\(move.role)の根拠は、\(when)番号法\(move.from.japanese)から\(move.to.japanese)に移りました。\(move.from.japanese)は今は別のことを定めています。"
    }
}
