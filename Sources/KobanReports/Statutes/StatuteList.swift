import KobanAmendments
import KobanLaw
import KobanText

/// What `koban statutes list` shows.
public struct StatuteList: Sendable {
    /// The editions, those in force in their time and those that wait; nil where nothing was imported.
    public let ledger: StatuteLedger?
    /// The official texts at hand.
    public let texts: [LawText]
    /// The path of the database; nil where the bundled data are read.
    public let database: String?

    /// - Parameters:
    ///   - ledger: the editions; nil where nothing was imported.
    ///   - texts: the official texts at hand.
    ///   - database: the path of the database; nil where the bundled data are read.
    public init(ledger: StatuteLedger?, texts: [LawText], database: String?) {
        self.ledger = ledger
        self.texts = texts
        self.database = database
    }

    var laws: [Law] { ledger?.data?.statutes.laws ?? [] }
    var tables: LawTables { ledger?.data?.statutes.tables ?? LawTables([]) }

    /// The editions in force in their time, then those that wait.
    var editions: [(edition: Edition, undecided: Int?)] {
        let entered = (ledger?.data?.statutes.editions ?? []).map { (edition: $0, undecided: Int?.none) }
        let waiting = (ledger?.reviews ?? []).filter { !$0.isEntered }
            .map { (edition: $0.later, undecided: Int?.some($0.undecided.count)) }
        return entered + waiting
    }

    func hasWording(_ edition: Edition) -> Bool {
        edition.derivedFrom == nil && texts.contains { $0.source == edition.source }
    }

    func changes(into edition: Edition) -> Int {
        ledger?.data?.statutes.editionChanges.count { $0.toEdition == edition.id } ?? 0
    }
}
