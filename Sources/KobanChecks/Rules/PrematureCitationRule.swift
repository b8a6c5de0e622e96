import KobanCitations
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 施行前の項番: the table is not yet in force on the day.
public struct PrematureCitationRule: Rule {
    public static let identifier = "premature-citation"
    public static let japaneseName = "施行前の項番"
    public static let severity = Severity.warning
    public static let kind = FaultKind.mistaken
    public static let status: CitationStatus? = .wrong
    /// It says that something has no force yet on the day.
    public static let dayDependence = DayDependence.everyDay
    public static let rationale = """
        改正後の表や項番を、その施行の日より前に根拠として挙げている。施行日に合わせた公表の準備であれば問題ないが、その日の根拠には\
        ならない。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の23の項\n", on: "2024-05-26"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 ↓番号法第19条第8号、別表第二の26の項\n",
                on: "2021-08-31", suggestion: "番号法第19条第7号"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、↓別表の137の項\n", on: "2025-09-30"),
        ],
        silent: [
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n", on: "2024-05-27"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n", on: "2024-05-26"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の26の項\n",
                on: "2021-09-01"),
            RuleExample("3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、第19条第8号\n", on: "2021-08-31"),
        ])

    public init() {}

    public func finding(
        of checked: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard citation.table != nil else { return provision(checked, index, check) }
        return table(citation, index, check) ?? items(citation, index, check)
    }

    private func table(_ citation: Citation, _ index: Int, _ check: CheckContext) -> Finding? {
        guard let table = citation.table,
            let first = check.statutes.editions(of: table).compactMap(\.validFrom).min(),
            check.day < first
        else { return nil }
        var finding = finding(
            "\(check.statutes.name(of: table))", first, citation, index, check)
        finding.table = table
        finding.items = citation.items
        finding.evidence = Evidence(check.statutes.editions(of: table).first?.evidence ?? "")
        return finding
    }

    /// Items that a later edition of the same table added.
    private func items(_ citation: Citation, _ index: Int, _ check: CheckContext) -> Finding? {
        guard let table = citation.table,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        let absent = citation.items.filter { check.statutes.item($0, in: edition) == nil }
        let later = check.statutes.editions(of: table).filter { ($0.validFrom ?? check.day) > check.day }
        guard !absent.isEmpty,
            let adding = later.first(where: { edition in
                absent.allSatisfy { check.statutes.item($0, in: edition).map { !$0.isDeleted } ?? false }
            }), let first = adding.validFrom
        else { return nil }
        var finding = finding(
            "\(check.statutes.name(of: table))の\(LawWording.list(absent))", first, citation, index, check)
        finding.table = table
        finding.items = absent
        finding.needsReview = adding.validFromIsInferred
        finding.evidence = Evidence(adding.evidence)
        return finding
    }

    /// A provision that came to its place later, in the role in which it is cited; an order,
    /// or the title of one, that is not yet in force.
    private func provision(
        _ checked: CheckedCitation, _ index: Int, _ check: CheckContext
    ) -> Finding? {
        let citation = checked.citation
        guard let id = citation.law,
            let period = NumberingPeriod(checked.assessed, in: check.source, statutes: check.statutes),
            let first = period.from, check.day < first
        else { return nil }
        var finding = finding(
            id == .numberAct ? "\(period.name)（情報連携の根拠として）" : "「\(period.name)」",
            first, citation, index, check)
        finding.evidence = period.evidence
        if id == .numberAct, case .provisions(let cited) = citation.target {
            for place in cited.provisions {
                guard
                    let move = check.statutes.provisionMoves.first(where: {
                        $0.law == id && $0.since == first
                            && ProvisionRole.matches(place.provision, $0.to)
                    })
                else { continue }
                finding.propose(check.writer(at: index).outlining(move.from, insteadOf: place, of: citation))
                break
            }
        }
        return finding
    }

    private func finding(
        _ what: String, _ first: CivilDate, _ citation: Citation, _ index: Int, _ check: CheckContext
    ) -> Finding {
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity,
            message: "\(what)は\(first.japanese)に施行されます。\(check.day.japanese)にはまだ効力がありません。",
            citation: index, range: citation.range)
        finding.law = citation.law
        finding.offer([
            FindingAlternative(
                "\(first.japanese)に施行されるのに合わせて公表する", meaning: "その日の法令で確かめ直せば、このままで正しい引用です"),
            FindingAlternative("\(check.day.japanese)に効力のある番号に改める", meaning: "施行前に公表する評価書として正しい引用になります"),
        ])
        return finding
    }
}
