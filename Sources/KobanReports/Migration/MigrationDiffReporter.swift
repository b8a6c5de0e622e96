import KobanCorrections

/// The corrections that are made, as a patch; each document's lines in its own encoding.
///
/// Sorted by institution, as all forms of a migration are; what is kept of a document is its part of the patch.
public struct MigrationDiffReporter: Reporter {
    private var pieces = OrderedPieces<InstitutionOrder>()

    /// A report of nothing yet.
    public init() {}

    /// Takes the part of a document.
    public mutating func add(_ document: MigratedDocument) -> [UInt8] {
        if !document.diff.isEmpty { pieces.keep(Array(document.diff), at: InstitutionOrder(document)) }
        return []
    }

    /// The patch.
    public mutating func end(_ ending: MigrationEnding) -> [UInt8] { pieces.takeAll() }
}
