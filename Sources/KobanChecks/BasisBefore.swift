import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

extension CheckContext {
    /// A writer of what is cited nowhere yet.
    var writer: CitationWriter { CitationWriter(source: source, statutes: statutes, actName: actName) }

    /// A writer of one citation, who knows what stands before it.
    ///
    /// - Parameter index: of the citation.
    func writer(at index: Int) -> CitationWriter {
        CitationWriter(source: source, statutes: statutes, actName: actName, basis: basis(before: index))
    }

    /// 番号法第19条第8号, or the 第7号 that is to become it, where it is the last thing cited before a
    /// citation and nothing but a joint stands between.
    func basis(before index: Int) -> CitedBasis? {
        guard assessed.indices.contains(index), case .table(let table) = assessed[index].citation.target,
            let last = last(before: table, of: index)
        else { return nil }
        let (before, citation) = (assessed[last], assessed[index].citation)
        guard before.section == assessed[index].section, before.citation.law == .numberAct,
            case .provisions(let cited) = before.citation.target, let place = cited.provisions.last
        else { return nil }
        let start = before.citation.range.upperBound
        let end = min(
            assessed[last + 1].citation.range.lowerBound, citation.range.lowerBound, table.tableRange.lowerBound)
        guard start <= end, end - start <= CitedBasis.longestJoint, place.range.upperBound <= start,
            isLinkageBasis(place.provision, of: before)
        else { return nil }
        return CitedBasis(joint: OriginalText.withBreaks(source, start..<end))
    }

    /// The citation before the name of a table; several lists may stand below one name.
    private func last(before table: TableCitation, of index: Int) -> Int? {
        guard let nearest = assessed.lastIndex(upTo: table.tableRange.lowerBound, by: \.citation.range.lowerBound),
            nearest <= index
        else { return index > 0 ? index - 1 : nil }
        if case .table(let cited) = assessed[nearest].citation.target, cited.tableRange == table.tableRange {
            return nearest > 0 ? nearest - 1 : nil
        }
        return nearest < index ? nearest : index > 0 ? index - 1 : nil
    }

    private func isLinkageBasis(_ provision: Provision, of cited: AssessedCitation) -> Bool {
        let bases = Set(statutes.tables.all.filter { $0.kind == .provision }.map(\.basis))
        if bases.contains(provision) { return true }
        return statutes.provisionMoves.contains { move in
            move.law == .numberAct && bases.contains(move.to) && day >= move.since ?? move.seenBy
                && ProvisionRole.matches(provision, move.from) && ProvisionRole(move).isPlayed(by: cited, in: source)
        }
    }
}
