import KobanAssessments

/// The regions that are one field: one decision.
struct FieldPieces {
    var label: FieldLabel?
    var ranges: [Range<Int>]
    var isAnnex: Bool

    static func groups(of assessment: Assessment) -> [FieldPieces] {
        var out: [FieldPieces] = []
        var before: Region?
        for region in assessment.regions {
            guard region.section == .current || region.section == .annex else {
                before = nil
                continue
            }
            let goesOn =
                before.map {
                    guard $0.section == region.section else { return false }
                    // A table of an annex with its heading is one thing;
                    // what follows its running text is another.
                    if region.section == .annex { return region.role != .annexHeading && $0.role != .other }
                    return region.continuesPrevious && $0.role == region.role
                } ?? false
            if region.section == .annex, region.role == .other {
                let label = region.annexNumber.map { FieldLabel("別添\($0)") }
                out += assessment.paragraphs(in: region.range).map {
                    FieldPieces(label: label, ranges: [$0], isAnnex: true)
                }
            } else if goesOn, !out.isEmpty {
                out[out.count - 1].ranges.append(region.range)
            } else {
                let isAnnex = region.section == .annex
                out.append(
                    FieldPieces(
                        label: region.field ?? (isAnnex ? region.annexNumber.map { FieldLabel("別添\($0)") } : nil),
                        ranges: [region.range], isAnnex: isAnnex))
            }
            before = region
        }
        // The numbers of an annex stand in no region.
        var table = 0
        for index in out.indices where out[index].isAnnex {
            let start = out[index].ranges.map(\.lowerBound).min() ?? 0
            var end = out[index].ranges.map(\.upperBound).max() ?? start
            while table < assessment.annexTables.count,
                assessment.annexTables[table].heading.lowerBound < max(end, start + 1)
            {
                if assessment.annexTables[table].heading.lowerBound >= start {
                    end = max(end, assessment.annexTables[table].rows.flatMap { $0 }.map(\.upperBound).max() ?? end)
                }
                table += 1
            }
            out[index].ranges = [start..<end]
        }
        return out
    }
}

/// Which field an offset is in.
struct FieldPlaces {
    private let pieces: [(range: Range<Int>, group: Int)]

    init(_ groups: [FieldPieces]) {
        pieces = groups.enumerated().flatMap { group in group.element.ranges.map { ($0, group.offset) } }
            .sorted { $0.0.lowerBound < $1.0.lowerBound }
    }

    /// - Complexity: logarithmic, but for an offset inside a field that reaches into others.
    func group(at offset: Int) -> Int? {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        if pieces[low - 1].range.contains(offset) { return pieces[low - 1].group }
        return pieces.last { $0.range.lowerBound <= offset && $0.range.contains(offset) }?.group
    }
}
