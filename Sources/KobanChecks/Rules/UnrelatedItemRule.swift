import KobanAssessments
import KobanCitations
import KobanLaw

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 無関係の項: the item is of a business that the assessment is not about.
public struct UnrelatedItemRule: Rule {
    public static let identifier = "unrelated-item"
    public static let japaneseName = "評価書の事務と無関係の項"
    public static let severity = Severity.warning
    public static let kind = FaultKind.mistaken
    public static let status: CitationStatus? = .review
    public static let rationale = """
        個人番号の利用や情報照会の根拠に挙げた項が、評価書名や事務の名称から分かる事務とは別の事務の項であり、その事務も法律も評価書の\
        ほかのどこにも出てこない。項番の打ち間違いや、ほかの評価書からの写し違いであることが多い。少しでも関わりがあり得るときは知らせない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t生活保護に関する事務\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の81の項\n",
                on: "2025-09-24", suggestion: "別表の23の項"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t児童手当に関する事務\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法第19条第8号に基づく主務省令第2条の表の42の項\n",
                on: "2026-02-08"),
        ],
        silent: [
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t生活保護に関する事務\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n",
                on: "2025-09-24"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t生活保護に関する事務\n②事務の概要\t保護と児童手当の調整を行う。\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の81の項\n",
                on: "2025-09-24"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t番号連携に関する事務\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の81の項\n",
                on: "2025-09-24"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table, isOwnBusiness(checked, check.statutes.kind(of: table)),
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        let rows = citation.items.compactMap { check.statutes.item($0, in: edition) }
        let strange = rows.filter(check.subject.isUnrelated)
        guard !strange.isEmpty else { return nil }
        let about = check.subject.topics.map(\.name).joined(separator: "・")
        let what = strange.prefix(4).map { "\($0.number)の項（\($0.label)）" }.joined(separator: "、")
        let right = check.subject.items(of: edition, actors: SubjectItems.actors(of: check.assessment))
        var message =
            "\(check.statutes.name(of: table))の\(what)は、この評価書の事務（\(about)）と関わりのない事務の項です"
        if !right.isEmpty, right.count <= 12 {
            message += "（\(about)の法律の項は\(LawWording.list(right, limit: 12))）"
        }
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity, message: message + "。", citation: index,
            range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = strange.map(\.number)
        finding.needsReview = true
        finding.evidence = Evidence(strange.first?.evidence ?? edition.evidence)
        if strange.count == rows.count, citation.extent == .items, !right.isEmpty, right.count <= 12 {
            finding.propose(check.writer(at: index).outlining(table, items: right, insteadOf: citation))
        }
        return finding
    }

    /// The items of 情報提供 and 移転 are of others' business; only these are of one's own.
    private func isOwnBusiness(_ checked: CheckedCitation, _ kind: LawTable.Kind?) -> Bool {
        switch checked.assessed.role {
        case .useBasis: checked.purpose == .use && kind == .use
        case .linkageBasis: checked.purpose == .inquire && kind == .provision
        default: false
        }
    }
}
