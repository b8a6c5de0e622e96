import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// A citation that the generator wrote, and so knows.
struct ExpectedCitation: Sendable {
    /// The number of its place mark in the text.
    var id = 0
    /// nil for a law or ordinance that the statute data do not hold.
    var law: LawID?
    var table: TableName?
    var items: [ItemNumber] = []
    var provisions: [Provision] = []
    /// nil where the text does not say.
    var purpose: Citation.Purpose?
    /// nil where the form has no one name for the place.
    var field: FieldLabel?
    var section = Region.Section.current
    /// Under which names the tables of figures count it: how the law, the table, the numbers and
    /// the list are written, and what comes after.
    var notations: [String] = []
    /// Whether the text leaves open what it is for, so that any purpose will do.
    var isOfOpenPurpose = false
    /// How the heading above it is written, which says what it is for.
    var heading: String?
    /// Reading it is right, not reading it as well: 番号法第19条第8号 in the heading of an annex.
    var isOptional = false
    /// The bytes that were written for it.
    var place = 0..<0

    /// Whether what was read is this citation, its place apart.
    func cites(_ other: ObservedCitation) -> Bool {
        guard law != nil else { return other.law == nil }
        return other.law == law && other.table == table && other.items == items && other.provisions == provisions
    }

    var description: String {
        let name = law.map { ExpectedCitation.name(of: $0) } ?? "データにない法令"
        return ObservedCitation.description(
            name: name, table: table, items: items, provisions: provisions)
    }

    static func name(of law: LawID) -> String {
        switch law {
        case .numberAct: "番号法"
        case .useOrder: "別表の主務省令"
        case .formerProvisionOrder: "別表第二の主務省令"
        case .provisionOrder: "提供命令"
        case .quasiStatutoryOrder: "準法定事務命令"
        default: law.rawValue
        }
    }
}

/// A finding that the generator planted.
struct ExpectedFinding: Sendable {
    /// The rules of which one must speak; the figures count it under the first.
    var rules: [String]
    /// The place mark of the citation at fault; nil for a fault of a field or of the document.
    var citation: Int?
    /// The items at fault; nil where that is not looked at.
    var items: [ItemNumber]?
    /// Items that a list lacks, and those it has in excess; nil where that is not looked at.
    var missing: [ItemNumber]?
    var extra: [ItemNumber]?

    init(
        _ rules: String..., citation: Int? = nil, items: [ItemNumber]? = nil,
        missing: [ItemNumber]? = nil, extra: [ItemNumber]? = nil
    ) {
        self.rules = rules
        self.citation = citation
        self.items = items
        self.missing = missing
        self.extra = extra
    }

    func fits(_ found: ObservedFinding) -> Bool {
        guard rules.contains(found.rule) else { return false }
        if let items, Set(items) != Set(found.items) { return false }
        if let missing, Set(missing) != Set(found.missing) { return false }
        if let extra, Set(extra) != Set(found.extra) { return false }
        return true
    }
}

/// A document with everything that is true of it.
struct GeneratedDocument: Sendable {
    let index: Int
    let scenario: String
    let layout: String
    let day: CivilDate
    let text: String
    let citations: [ExpectedCitation]
    let findings: [ExpectedFinding]
    /// Rules whose findings are neither demanded nor held against the program here, since the
    /// text leaves open whether they apply.
    let tolerated: Set<String>

    /// Whether a reading may be there or not: the articles in the bracket of a table's title
    /// （第十九条、第二十一条関係）, the provision in the title of a 別添.
    func isOptional(_ read: ObservedCitation) -> Bool {
        guard read.law == .numberAct, read.table == nil else { return false }
        let articles = Set(read.provisions.map(\.article.whole))
        return articles.isSubset(of: [9, 19, 21])
            && (read.section == .annex || citations.contains { $0.table != nil && $0.place.overlaps(read.range) })
    }
}
