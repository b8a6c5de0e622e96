import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 過不足: a list is not the set of items that it claims to be.
public struct ItemSetMismatchRule: Rule {
    public static let identifier = "item-set-mismatch"
    public static let japaneseName = "項の過不足"
    public static let severity = Severity.error
    public static let kind = FaultKind.mistaken
    public static let status: CitationStatus? = .wrong
    public static let rationale = """
        「第三欄が「市町村長」で第四欄に「住民票関係情報」を含む項」のように、条件に当たる項をすべて挙げる一覧を、その日に効力のある表から\
        同じ条件で選んだ項と比べる。余分な項は提供（照会）の根拠にならないので誤り、漏れだけなら警告とする。余分な項があれば、その一つ一つの所を示す。条件が書かれていないときは、\
        8項以上の一覧が、ある情報提供者と特定個人情報の組から選んだ項と85％以上重なり、次に近い組を大きく引き離し、評価書の事務とも\
        合うときに限って推定し、推定であることを示して、余分な項があっても警告にとどめる。条件の言葉から項を選べないときは要確認とし、過不足とはしない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表のうち、次の項（第3欄（情報提供者）が「都道府県知事等」の項のうち、第4欄（特定個人情報）に「外国人生活保護関係情報」が含まれる項） 20・28・40・42・↓43・53・59・63・69・76・89・96・108・125・141・151・155・161・167・168・169・170・171・172\n",
                on: "2026-02-08"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t生活保護に関する事務\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の20、28、40、42、53、59、63、69、76、89、96、108、125、141、151、155、161、167、168、169、170、171、172、13、14、18、37、48、49、74、75、86、87、132、144、158、↓162の項\n",
                on: "2026-02-08"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表のうち、次の項（第3欄（情報提供者）が「都道府県知事等」の項のうち、第4欄（特定個人情報）に「外国人生活保護関係情報」が含まれる項） 20・28・40・42・53・59・63・69・76・89・96・108・125・141・151・155・161・167・168・169・170・171・172\n",
                on: "2026-02-08"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号に基づく主務省令第2条のうち次の項（第1欄（情報照会者）が「都道府県知事等」の項のうち、第2欄（事務）に「生活に関する事務」が含まれる項） 42・43\n",
                on: "2026-02-08"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42、43の項\n",
                on: "2026-02-08"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table, citation.extent == .items, let claim = ListClaim(citation, in: check) else {
            return nil
        }
        let listed = Set(citation.items)
        let selected = Set(claim.items)
        let extra = citation.items.filter { item in
            !selected.contains(item) && isDecided(item, in: claim.edition, check)
                && (check.statutes.item(item, in: claim.edition).map(claim.isExtra) ?? false)
        }
        // A cell that could not be read may hold what seems to be missing.
        let missing =
            claim.isComplete && checked.assessed.unreadableCells.isEmpty
            ? claim.items.filter { !listed.contains($0) && isDecided($0, in: claim.edition, check) }
            : []
        guard !extra.isEmpty || !missing.isEmpty else { return nil }
        let isDerived = EditionProof(claim.edition, on: check.day) == .derived
        var finding = Finding(
            rule: Self.identifier, severity: extra.isEmpty || claim.isInferred ? .warning : .error,
            message: message(claim, table: table, missing: missing, extra: extra, isDerived: isDerived, in: check),
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = extra
        finding.missing = missing
        finding.extra = extra
        finding.needsReview = isDerived || claim.isInferred
        finding.evidence = Evidence(claim.edition.evidence)
        let kept = citation.items.filter { !extra.contains($0) }
        // What is neither selected nor certainly out of place stays.
        let items = claim.isComplete ? Array(Set(kept).union(missing)).sorted() : kept
        finding.propose(check.writer(at: index).citing(table, items: items, insteadOf: citation))
        var change: [String] = []
        if !extra.isEmpty { change.append("\(LawWording.list(extra))を除く") }
        if !missing.isEmpty { change.append("\(LawWording.list(missing))を加える") }
        finding.offer([
            FindingAlternative(
                change.joined(separator: "、"), meaning: "\(claim.wording)だけの一覧（\(items.count)項）になります")
        ])
        return finding
    }

    /// Whether the texts show that the row stood so on the day.
    private func isDecided(_ item: ItemNumber, in edition: Edition, _ check: CheckContext) -> Bool {
        guard let row = check.statutes.item(item, in: edition), !row.needsReview else { return false }
        guard check.day < edition.firstSeen else { return true }
        // The text is of a later day: what the edition before it leaves open may not yet stand.
        return !check.statutes.editions(of: edition.table).contains { earlier in
            earlier.id != edition.id
                && (check.statutes.item(item, in: earlier)?.needsReview ?? false)
        }
    }

    private func message(
        _ claim: ListClaim, table: TableName, missing: [ItemNumber], extra: [ItemNumber],
        isDerived: Bool, in check: CheckContext
    ) -> String {
        var text = "\(check.statutes.name(of: table))の"
        if claim.isInferred {
            text += "項の一覧は、\(claim.wording)（全\(claim.items.count)項）を挙げたものとみられますが（条件は書かれていないため推定）、"
        } else {
            text += "項の一覧が、書かれた条件（\(claim.wording)。全\(claim.items.count)項）と合いません。"
        }
        if !extra.isEmpty {
            if let exchange = claim.exchange {
                text += "\(LawWording.list(extra))は「\(exchange.provider)」が「\(exchange.information)」を提供する根拠になりません"
            } else {
                text += "\(LawWording.list(extra))は条件に当たりません"
            }
            if !missing.isEmpty { text += "。また、" }
        }
        if !missing.isEmpty { text += "\(LawWording.list(missing))が漏れています" }
        if isDerived {
            text += "。この日の条文は手元になく、後の条文から推定しています（要確認）"
        }
        return text + "。"
    }
}
