import KobanChecks
import KobanNightly

/// The citations in force that the page lists: by assessment, then by status, in the order of
/// the text.
struct ListedCitations {
    /// Where a night has more in force, the page lists only those of which a reader must think.
    static let most = 20_000

    struct Entry {
        let recorded: RecordedCitation
        /// The findings on it, those passed over too.
        let findings: [StandingFinding.ID]
    }

    /// Those that ask something of a reader come first.
    static let order: [CitationStatus] = [.stale, .wrong, .review, .ok, .external]
    private static let unasking: Set<CitationStatus> = [.ok, .external]

    /// Whether those that are 適正 or beyond the data were left out.
    let isCut: Bool
    /// How many are in force, listed or not.
    let count: Int
    private let findings: [ReportedDocument.ID: [StandingFinding]]
    private var entries: [ReportedDocument.ID: [CitationStatus: [Entry]]] = [:]

    init(_ report: NightlyReport, most: Int) {
        count = report.documents.reduce(0) { $0 + $1.citationsInForce.values.reduce(0, +) }
        isCut = count > most
        findings = Dictionary(grouping: report.findings, by: \.document)
    }

    mutating func add(_ piece: RecordedCitations) {
        let ofDocument = (findings[piece.document.id] ?? []).filter { $0.finding.citation != nil }
        let byCitation = Dictionary(grouping: ofDocument) { $0.finding.citation }
        var listed: [CitationStatus: [Entry]] = [:]
        for (index, recorded) in piece.citations.enumerated() where recorded.isInForce && lists(recorded.status) {
            listed[recorded.status, default: []].append(
                Entry(recorded: recorded, findings: (byCitation[index] ?? []).map(\.id)))
        }
        if !listed.isEmpty { entries[piece.document.id] = listed }
    }

    func lists(_ status: CitationStatus) -> Bool { !isCut || !Self.unasking.contains(status) }

    func of(_ document: ReportedDocument.ID, _ status: CitationStatus) -> [Entry] { entries[document]?[status] ?? [] }

    func count(of document: ReportedDocument.ID) -> Int { entries[document]?.values.reduce(0) { $0 + $1.count } ?? 0 }

    var isEmpty: Bool { entries.isEmpty }
}
