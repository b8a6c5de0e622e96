import KobanCorrections
import KobanFormats

/// A migration as Markdown, a table for each institution.
///
/// The tables are sorted by institution, so that none is written before the last document is corrected; what is kept
/// of a document are its rows.
public struct MigrationMarkdownReporter: Reporter {
    private var rows = OrderedPieces<InstitutionOrder>()

    /// A report of nothing yet.
    public init() {}

    /// Takes the rows of a document.
    public mutating func add(_ document: MigratedDocument) -> [UInt8] {
        if !document.fields.isEmpty {
            rows.keep(MigrationTable.rows(document).flatMap(Self.line), at: InstitutionOrder(document))
        }
        return []
    }

    /// The tables; where nothing is corrected, one without rows.
    public mutating func end(_ ending: MigrationEnding) -> [UInt8] {
        let head =
            Self.line(MigrationTable.header)
            + Array(("|" + String(repeating: " --- |", count: MigrationTable.header.count) + "\n").utf8)
        var bytes: [UInt8] = []
        var last: InstitutionOrder?
        for (place, rows) in rows.takeInOrder() {
            if place != last {
                if last != nil { bytes.append(0x0A) }
                let name = MarkdownText.flatCell(MigrationWording.institution(place.institution))
                bytes += Array("## \(name)\n\n".utf8) + head
                last = place
            }
            bytes += rows
        }
        return last == nil ? head : bytes
    }

    private static func line(_ cells: [String]) -> [UInt8] {
        Array(("| " + cells.map(MarkdownText.flatCell).joined(separator: " | ") + " |\n").utf8)
    }
}
