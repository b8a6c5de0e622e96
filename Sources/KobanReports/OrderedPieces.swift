/// What is written of each document of a report that has another order than the run: bytes, so that the documents
/// themselves need not be kept.
struct OrderedPieces<Key: Comparable & Sendable>: Sendable {
    private var pieces: [(key: Key, bytes: [UInt8])] = []

    /// Keeps what is written at a place of the order.
    mutating func keep(_ bytes: [UInt8], at key: Key) { pieces.append((key, bytes)) }

    /// All in their order, those of one key in that of the run; nothing is kept any longer.
    mutating func takeInOrder() -> [(key: Key, bytes: [UInt8])] {
        defer { pieces = [] }
        return pieces.enumerated().sorted {
            $0.element.key == $1.element.key ? $0.offset < $1.offset : $0.element.key < $1.element.key
        }.map(\.element)
    }

    /// All in their order, one after the other; nothing is kept any longer.
    mutating func takeAll() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in takeInOrder() { bytes += piece.bytes }
        return bytes
    }
}
