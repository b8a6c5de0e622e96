import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 存在しない項: no such item in the table in force on the day.
public struct UnknownItemRule: Rule {
    public static let identifier = "unknown-item"
    public static let japaneseName = "存在しない項"
    public static let severity = Severity.error
    public static let kind = FaultKind.mistaken
    public static let status: CitationStatus? = .wrong
    public static let rationale = """
        その日に効力のある表に、引用された項がない（削除された項を含む）。打ち間違いか、まだ施行されていない項番か、どの法令にもない\
        項番である。手元の条文がその日を証明しないときは、改正で加わった項かもしれないので警告にとどめる。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の↓999の項\n", on: "2025-09-24"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 主務省令第2条の表の42、↓157の項\n",
                on: "2026-02-08"),
        ],
        silent: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n", on: "2025-09-24"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の36の2の項\n", on: "2020-04-01"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let table = citation.table,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        var missing: [ItemNumber] = []
        var deleted: [ItemNumber] = []
        for item in citation.items {
            switch check.statutes.item(item, in: edition) {
            case nil:
                // A number that another source shows for this table is not unknown.
                if check.statutes.successor(of: ItemReference(table, item)) == nil {
                    missing.append(item)
                }
            case let row?:
                if row.isDeleted { deleted.append(item) }
            }
        }
        guard !missing.isEmpty || !deleted.isEmpty else { return nil }
        let isProved =
            edition.firstSeen <= check.day && check.day <= edition.verifiedThrough
            && edition.derivedFrom == nil
        var parts: [String] = []
        if !missing.isEmpty { parts.append("\(LawWording.list(missing))はありません") }
        if !deleted.isEmpty { parts.append("\(LawWording.list(deleted))は削除されています") }
        var message = "\(check.statutes.name(of: table))に\(parts.joined(separator: "。"))"
        if !isProved { message += "（\(proof(of: edition, on: check.day))、この日の表は確かめられません。要確認）" }
        let faults = missing + deleted
        var finding = Finding(
            rule: Self.identifier, severity: isProved ? Self.severity : .warning,
            message: message + "。", citation: index, range: citation.places(of: Set(faults)).first ?? citation.range)
        finding.law = citation.law
        finding.table = table
        finding.items = citation.items.filter { faults.contains($0) }
        finding.needsReview = !isProved
        finding.evidence = Evidence(edition.evidence)
        let kept = citation.items.filter { !faults.contains($0) }
        if missing.isEmpty, citation.extent == .items {
            // What is 削除 can only go; what never was may be a slip for another number.
            let writer = check.writer(at: index)
            finding.proposeEdits(
                kept.isEmpty
                    ? writer.leavingOut(citation) : writer.citing(table, items: kept, insteadOf: citation))
        }
        finding.offer(alternatives(missing: missing, deleted: deleted, table: table, in: check))
        return finding
    }

    /// Which text bears on the day, and why it does not prove it.
    private func proof(of edition: Edition, on day: CivilDate) -> String {
        if edition.derivedFrom != nil { return "この日の\(edition.table.rawValue)の条文は手元になく、ほかの日の条文からの推定で" }
        return day < edition.firstSeen
            ? "手元の条文は\(edition.firstSeen.japanese)からのもので" : "手元の条文は\(edition.verifiedThrough.japanese)までのもので"
    }

    private func alternatives(
        missing: [ItemNumber], deleted: [ItemNumber], table: TableName, in check: CheckContext
    ) -> [FindingAlternative] {
        var out: [FindingAlternative] = []
        if !missing.isEmpty {
            if let own = SubjectItems.own(table, in: check) {
                out.append(
                    FindingAlternative(
                        "\(LawWording.list(missing))を\(LawWording.list(own.items))\(own.items.count > 1 ? "のどれか" : "")に改める",
                        meaning: "この評価書の事務（\(own.reason)）を指すつもりの書き誤りだったことになります"))
            }
            for item in missing {
                for former in check.statutes.tables.predecessors(of: table) {
                    guard let change = check.statutes.successor(of: ItemReference(former, item)), !change.to.isEmpty
                    else { continue }
                    out.append(
                        FindingAlternative(
                            "\(item)の項を\(LawWording.list(change.to.map(\.number)))に改める",
                            meaning: "旧い\(former.rawValue)の番号のまま書いていたことになります"))
                }
            }
        }
        out.append(
            FindingAlternative(
                "\(LawWording.list(missing + deleted))を除く",
                meaning: missing.isEmpty ? "削除された項を根拠に挙げないことになります" : "根拠となる項が一つ減ります"))
        return out
    }
}
