import KobanAssessments
import KobanCitations
import KobanLaw

extension CheckContext {
    /// The definitions of a repealed order in the region that holds a byte offset.
    func orderDefinitions(of order: LawID, around offset: Int) -> [OrderDefinition] {
        guard !orderDefinitions.isEmpty,
            let region = assessment.regions.lastIndex(upTo: offset, by: \.range.lowerBound)
                .map({ assessment.regions[$0].range }),
            region.contains(offset)
        else { return [] }
        let start = orderDefinitions.lastIndex(upTo: region.lowerBound - 1, by: \.title.lowerBound).map { $0 + 1 } ?? 0
        let end = orderDefinitions.lastIndex(upTo: region.upperBound - 1, by: \.title.lowerBound).map { $0 + 1 } ?? 0
        return orderDefinitions[start..<max(start, end)].filter { $0.order == order }
    }
}
