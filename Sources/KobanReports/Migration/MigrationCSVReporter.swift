import KobanCorrections
import KobanFormats

/// A migration for a spreadsheet: UTF-8 with a byte order mark and CR LF, a row for each field.
///
/// The rows are sorted by institution, so that none is written before the last document is corrected; what is kept of
/// a document are its rows.
public struct MigrationCSVReporter: Reporter {
    private var rows = OrderedPieces<InstitutionOrder>()

    /// A report of nothing yet.
    public init() {}

    /// The names of the columns.
    public func begin() -> [UInt8] { CSVText.byteOrderMark + CSVText.row(MigrationTable.header) }

    /// Takes the rows of a document.
    public mutating func add(_ document: MigratedDocument) -> [UInt8] {
        rows.keep(MigrationTable.rows(document).flatMap(CSVText.row), at: InstitutionOrder(document))
        return []
    }

    /// The rows of all documents.
    public mutating func end(_ ending: MigrationEnding) -> [UInt8] { rows.takeAll() }
}
