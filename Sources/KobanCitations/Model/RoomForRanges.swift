import KobanText

/// How many numbers the ranges of a document may stand for, over all its regions.
public struct RoomForRanges: Sendable {
    private var left: Int

    /// All the room that a document has.
    ///
    /// - Parameter source: the whole document, whose length in bytes sets the room.
    public init(of source: SourceText) {
        left = ItemBounds.roomForRanges(in: source.bytes.count)
    }

    /// What is known about a region, with what room there is left.
    public func context(_ context: CitationContext) -> CitationContext {
        var context = context
        context.room = left
        return context
    }

    /// Takes what the ranges of citations stand for off the room that is left.
    public mutating func spend(on citations: [Citation]) {
        for citation in citations {
            switch citation.target {
            case .table(let cited): left -= cited.elements.reduce(0) { $0 + $1.count - 1 }
            case .provisions(let cited): left -= cited.provisions.count - 1
            }
        }
        left = max(0, left)
    }
}

extension CitationParser {
    /// A table's list as far as there is room for its ranges: beyond it the list is unread, never
    /// cut short. A range that stays one is said to be too wide.
    mutating func withinRoom(
        _ target: Citation.Target, _ slips: inout [Citation.Slip]
    ) -> Citation.Target {
        switch target {
        case .provisions(let cited):
            if cited.provisions.contains(where: { $0.rangeFrom != nil }) { slips.append(.rangeTooWide) }
        case .table(var cited):
            let written = cited.elements.reduce(0) { $0 + $1.count - 1 }
            guard written <= room else {
                cited.elements = []
                cited.extent = .unread
                if !slips.contains(.unreadList) { slips.append(.unreadList) }
                return .table(cited)
            }
            room -= written
            if cited.elements.contains(where: \.isKeptAsRange) { slips.append(.rangeTooWide) }
        }
        return target
    }
}
