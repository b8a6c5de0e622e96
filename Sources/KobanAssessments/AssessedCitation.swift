import KobanCitations

/// A citation with its place in an assessment.
public struct AssessedCitation: Sendable, Hashable {
    /// The citation as it was read, with its byte range in the document's text.
    public var citation: Citation
    /// The form's label for the field; nil outside any field.
    public var field: FieldLabel?
    /// Which part of the assessment it stands in: current text, annex, or change history.
    public var section: Region.Section
    /// What the text around it is for, as far as the form tells.
    public var role: Region.Role
    /// Index into the assessment's change history, for `before` and `after`.
    public var entry: Int?
    /// For the column 項番 of a 別添: number cells that could not be read.
    public var unreadableCells: [Range<Int>]

    /// A citation put in its place.
    ///
    /// - Parameters:
    ///   - entry: index into `Assessment.changeHistory`; nil outside the change history.
    ///   - unreadableCells: byte ranges in the source; only an annex with a column 項番 has any.
    public init(
        citation: Citation, field: FieldLabel?, section: Region.Section, role: Region.Role,
        entry: Int? = nil, unreadableCells: [Range<Int>] = []
    ) {
        self.citation = citation
        self.field = field
        self.section = section
        self.role = role
        self.entry = entry
        self.unreadableCells = unreadableCells
    }

    /// Whether rules look at it: the change history is a record and is left alone.
    public var isInForce: Bool { section == .current || section == .annex }
}

extension Assessment {
    /// Reads the citations of every region.
    ///
    /// - Parameter scanner: knows the laws; learns the document's own short names first.
    /// - Returns: the citations in source order.
    /// - Complexity: linear in the length of the text.
    public func citations(by scanner: CitationScanner) -> [AssessedCitation] {
        let scanner = scanner.learning(from: source)
        var found: [AssessedCitation] = []
        var room = RoomForRanges(of: source)
        var index = 0
        while index < regions.count {
            let region = regions[index]
            var ranges = [region.range]
            index += 1
            while index < regions.count, regions[index].continuesPrevious,
                regions[index].section == region.section, regions[index].role == region.role
            {
                ranges.append(regions[index].range)
                index += 1
            }
            switch region.role {
            case .annexColumns, .changeItem:
                // Labels of columns and fields, not citations of the assessment.
                continue
            default:
                break
            }
            var regionContext = CitationContext(purpose: purpose(of: region))
            regionContext.isBasis = region.role == .linkageBasis || regionContext.purpose != nil
            regionContext.isNarrative =
                region.role == .businessOutline || (region.role == .other && region.field != nil)
            let read = scanner.citations(in: source, ranges: ranges, context: room.context(regionContext))
            room.spend(on: read)
            var citations = read.map {
                AssessedCitation(
                    citation: $0, field: region.field, section: region.section,
                    role: region.role, entry: region.entry)
            }
            if region.role == .annexHeading {
                for table in annexTables where table.heading == region.range {
                    fill(&citations, from: table, scanner: scanner)
                }
            }
            found += citations
        }
        return found.sorted { $0.citation.range.lowerBound < $1.citation.range.lowerBound }
    }

    /// What the form says a region's citations are the basis of.
    private func purpose(of region: Region) -> Citation.Purpose? {
        switch region.role {
        case .useBasis: return .use
        case .providedTo: return .provide
        case .transferredTo: return .transfer
        case .annexHeading, .annexCells:
            return region.annexNumber.flatMap(annexPurpose)
        default: return nil
        }
    }

    /// A 別添 serves the field that refers to it; one kind of field only, or none is certain.
    private func annexPurpose(_ number: String) -> Citation.Purpose? {
        var purposes: Set<Citation.Purpose> = []
        for role in annexReferences[number] ?? [] {
            switch role {
            case .providedTo: purposes.insert(.provide)
            case .transferredTo: purposes.insert(.transfer)
            case .useBasis: purposes.insert(.use)
            default: break
            }
        }
        return purposes.count == 1 ? purposes.first : nil
    }

    /// The column 項番 is one citation, placed at the table's heading; its items are the rows.
    private func fill(
        _ citations: inout [AssessedCitation], from table: AnnexTable, scanner: CitationScanner
    ) {
        guard
            let index = citations.lastIndex(where: {
                if case .table = $0.citation.target { return true }
                return false
            }), case .table(var cited) = citations[index].citation.target,
            cited.elements.allSatisfy({
                !citations[index].citation.range.contains($0.range.lowerBound)
            })
        else { return }
        for cell in table.numbers {
            if let element = scanner.itemNumber(in: source, range: cell) {
                cited.elements.append(element)
            } else {
                citations[index].unreadableCells.append(cell)
            }
        }
        if !cited.elements.isEmpty { cited.extent = .items }
        citations[index].citation.target = .table(cited)
    }
}
