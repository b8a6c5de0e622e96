import KobanAssessments
import KobanCitations

/// What stands around each citation of a document, found in one pass, so that a rule that asks for
/// every citation does not look through all others each time.
struct CitationNeighbours: Sendable {
    private let tableBefore: [Int?]
    private let usesOfName: [Range<Int>: Int]

    init(_ citations: [AssessedCitation]) {
        var last: Int?
        var before: [Int?] = []
        before.reserveCapacity(citations.count)
        var uses: [Range<Int>: Int] = [:]
        for (index, item) in citations.enumerated() {
            before.append(last)
            guard case .table(let cited) = item.citation.target else { continue }
            uses[cited.tableRange, default: 0] += 1
            if item.isInForce, cited.table != nil { last = index }
        }
        tableBefore = before
        usesOfName = uses
    }

    /// The last citation of one of our tables in force before a citation.
    func table(before index: Int) -> Int? {
        tableBefore.indices.contains(index) ? tableBefore[index] : nil
    }

    /// Whether another citation has the same words for its table (「別表第二の26の項…27の項」).
    func sharesTableName(_ citation: Citation) -> Bool {
        guard case .table(let cited) = citation.target else { return false }
        return usesOfName[cited.tableRange, default: 0] > 1
    }
}
