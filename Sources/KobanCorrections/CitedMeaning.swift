import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// What a citation says, without its place and its notation: what must be read again in a corrected text.
struct CitedMeaning: Equatable {
    var law: LawID?
    /// The name of a law that the data do not hold.
    var otherLaw: String?
    var table: TableName?
    var otherTable: String?
    var items: [ItemNumber]
    var provisions: [Provision]
    var purpose: Citation.Purpose?
    var condition: Condition?
    var validUntil: CivilDate?
    /// Whether a list follows that was not read.
    var isUnread: Bool

    init(_ citation: Citation) {
        law = citation.law
        otherLaw = citation.law == nil ? citation.lawName : nil
        table = citation.table
        if case .table(let cited) = citation.target { otherTable = cited.otherTable }
        items = citation.items
        provisions = citation.provisions
        purpose = citation.purpose
        condition = citation.condition
        validUntil = citation.validUntil
        isUnread = citation.slips.contains(.unreadList)
    }

    /// What a citation says after a fix; nil where it is left out.
    init?(_ citation: Citation, after replacement: Replacement, _ tables: LawTables) {
        self.init(citation)
        switch replacement {
        case .same: break
        case .removed: return nil
        case .table(let table, let items):
            law = tables[table]?.law
            (otherLaw, self.table, otherTable, provisions) = (nil, table, nil, [])
            self.items = items
        case .provisions(let law, let provisions):
            (self.law, otherLaw, table, otherTable, items) = (law, nil, nil, nil, [])
            self.provisions = provisions
        }
    }

    /// 番号法第19条第8号, on which the order that took over is based.
    static func isBasis(_ citation: Citation, _ tables: LawTables) -> Bool {
        citation.law == .numberAct
            && citation.provisions.last.map { last in
                tables.all.contains { $0.law != .numberAct && $0.basis == last }
            } ?? false
    }

    /// Whether both say the same. The items of a table are a set; the rows of an annex have their order.
    func agrees(with other: CitedMeaning) -> Bool {
        var (left, right) = (self, other)
        guard Set(left.items) == Set(right.items) else { return false }
        (left.items, right.items) = ([], [])
        return left == right
    }
}
