import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// Writes the text of an assessment and keeps what is true of it: every citation with its place,
/// every planted fault.
struct Scribe: Sendable {
    var random: Seeded
    let facts: TableFacts
    let municipality: String
    private(set) var citations: [ExpectedCitation] = []
    private(set) var findings: [ExpectedFinding] = []
    var tolerated: Set<String> = []

    /// The place that is being written.
    var field: FieldLabel?
    var section = Region.Section.current
    var purpose: Citation.Purpose?
    /// How the heading above the place is written.
    var heading: String?
    /// Whether what is written leaves its purpose open.
    var isOfOpenPurpose = false
    /// How numbers are written from here on.
    var digits = NumberSpelling.halfWidth

    init(seed: Seeded, facts: TableFacts) {
        random = seed
        self.facts = facts
        municipality = random.pick(InventedMunicipality.names)
        digits = random.pick([.halfWidth, .halfWidth, .halfWidth, .fullWidth, .kanji])
    }

    /// The last citation of a table with its items or whole.
    var lastTable = 0

    /// The last citation written.
    var lastCitation: Int { citations.count - 1 }

    /// Puts a citation's text under a mark.
    mutating func cite(_ text: String, _ citation: ExpectedCitation) -> String {
        var citation = citation
        citation.id = citations.count
        citation.field = field
        citation.section = section
        citation.purpose = purpose
        citation.heading = heading
        citation.isOfOpenPurpose = isOfOpenPurpose
        citation.notations.append("数字: \(digits.rawValue)")
        citations.append(citation)
        return PlaceMarks.around(text, id: citation.id)
    }

    mutating func plant(_ finding: ExpectedFinding) { findings.append(finding) }

    /// A provision of 番号法 or of an order: the name as given, `第19条第8号` after it.
    mutating func provision(
        _ name: String, law: LawID = .numberAct, article: String, paragraph: Int? = nil, item: Int? = nil,
        blank: String = "", notation: String = "条項号"
    ) -> String {
        guard let article = ItemNumber(article) else { preconditionFailure("not an article: \(article)") }
        let provision = Provision(
            article: article, paragraph: paragraph.map { ItemNumber($0) }, item: item.map { ItemNumber($0) })
        return name + blank
            + cite(
                articleText(provision),
                ExpectedCitation(law: law, provisions: [provision], notations: ["条: \(notation)"]))
    }

    /// `第26条の4第1項`.
    func articleText(_ provision: Provision) -> String {
        var out = "第\(digits.text(provision.article.components[0]))条"
        for branch in provision.article.components.dropFirst() { out += "の\(digits.text(branch))" }
        if let paragraph = provision.paragraph { out += "第\(digits.text(paragraph))項" }
        if let item = provision.item { out += "第\(digits.text(item))号" }
        return out
    }

    /// Finishes a document.
    func finished(
        _ marked: String, index: Int, scenario: String, layout: String, day: CivilDate
    ) -> GeneratedDocument {
        let (text, places) = PlaceMarks.removed(from: marked)
        // What a layout left out (a form without 提供先) was not written.
        let written = citations.compactMap { citation -> ExpectedCitation? in
            guard let place = places[citation.id] else { return nil }
            var citation = citation
            citation.place = place
            return citation
        }
        return GeneratedDocument(
            index: index, scenario: scenario, layout: layout, day: day, text: text, citations: written,
            findings: findings.filter { $0.citation.map { places[$0] != nil } ?? true }, tolerated: tolerated)
    }
}
