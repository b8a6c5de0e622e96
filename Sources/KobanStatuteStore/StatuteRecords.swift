import GRDB
import KobanLaw
import KobanText

/// What a database was made from and what was put into it since. The data in force follow from
/// it alone.
public struct StatuteRecords: Sendable {
    /// With what the database began.
    public enum Base: String, Sendable {
        /// The data that the program carries.
        case bundled
        /// Only the facts recorded by hand: every edition waits for its text.
        case facts
    }

    /// With what the database began: bundled data or facts recorded by hand.
    public var base: Base
    /// The mark of the bundled data from which the database began.
    public var digest: String
    /// The program that wrote it last.
    public var program: String
    /// The files with which the database began.
    public var files: StatuteFiles
    /// The imported texts, by law and day.
    public var texts: [LawText]
    /// What people decided on items since; a later decision on an item takes the place of the earlier.
    public var decisions: [ChangeDecision]

    /// The records of a database; unless told, nothing was imported or decided since it began.
    public init(
        base: Base, digest: String, program: String, files: StatuteFiles, texts: [LawText] = [],
        decisions: [ChangeDecision] = []
    ) {
        self.base = base
        self.digest = digest
        self.program = program
        self.files = files
        self.texts = texts
        self.decisions = decisions
    }
}

/// An item about which something is to be decided: one of the earlier edition, or a new one of
/// the later edition that no item of the earlier one became.
public enum ChangeSubject: Sendable, Hashable {
    /// An item of the earlier edition.
    case former(ItemNumber)
    /// An item of the later edition.
    case new(ItemNumber)

    /// The item's number in its edition.
    public var number: ItemNumber {
        switch self {
        case .former(let number), .new(let number): number
        }
    }
}

/// What a person decided on an item.
public struct ChangeDecision: Sendable, Hashable {
    /// The id of the earlier edition.
    public let fromEdition: String
    /// The id of the later edition.
    public let toEdition: String
    /// The item that is decided on.
    public let subject: ChangeSubject
    /// What became of the item, or for one of the later edition that it is new.
    public let kind: EditionChange.Kind
    /// The items of the later edition that it became; empty for `abolished`, perhaps empty for `unknown`.
    public let to: [ItemNumber]
    /// A label for the item that the decision is about, where the person gave one.
    public let label: String?
    /// Why, in the person's own words.
    public let reason: String

    /// A decision; whether it fits the two editions is not checked here.
    public init(
        fromEdition: String, toEdition: String, subject: ChangeSubject, kind: EditionChange.Kind,
        to: [ItemNumber], label: String? = nil, reason: String
    ) {
        self.fromEdition = fromEdition
        self.toEdition = toEdition
        self.subject = subject
        self.kind = kind
        self.to = to
        self.label = label
        self.reason = reason
    }
}

/// What is still to be decided, for the table `review`.
public struct UndecidedChange: Sendable, Hashable {
    /// The id of the earlier edition.
    public let fromEdition: String
    /// The id of the later edition.
    public let toEdition: String
    /// The item on which a person is to decide.
    public let subject: ChangeSubject
    /// What is proposed as having become of the item.
    public let kind: EditionChange.Kind
    /// The items of the later edition that it is proposed to have become; empty for `abolished`.
    public let to: [ItemNumber]
    /// How sure the proposal is, from 0 to 1.
    public let confidence: Double
    /// What speaks for the proposal, in Japanese for the user.
    public let reason: String

    /// A change that waits for a decision, with what is proposed for it.
    public init(
        fromEdition: String, toEdition: String, subject: ChangeSubject, kind: EditionChange.Kind,
        to: [ItemNumber], confidence: Double, reason: String
    ) {
        self.fromEdition = fromEdition
        self.toEdition = toEdition
        self.subject = subject
        self.kind = kind
        self.to = to
        self.confidence = confidence
        self.reason = reason
    }
}

/// The records as they are to stand, and what follows from them.
public struct StatuteUpdate: Sendable {
    /// What the database was made from and what was put into it since.
    public let records: StatuteRecords
    /// The data in force; nil while texts are missing.
    public let data: (files: StatuteFiles, statutes: Statutes)?
    /// What waits for a person's decision; empty where nothing does.
    public let undecided: [UndecidedChange]

    /// What an update writes, in the place of all that the database held.
    ///
    /// - Parameter data: the data in force; nil while texts are missing.
    public init(
        records: StatuteRecords, data: (files: StatuteFiles, statutes: Statutes)?,
        undecided: [UndecidedChange]
    ) {
        self.records = records
        self.data = data
        self.undecided = undecided
    }
}

extension StatuteStore {
    /// Changes the database in one transaction: all of it or nothing.
    ///
    /// - Parameter change: gets what the database holds, nil for a new one; a failure leaves
    ///   the database as it was.
    public func update<Failure: Error>(
        _ change: (StatuteRecords?) -> Result<StatuteUpdate, Failure>
    ) throws(StatuteStoreError) -> Result<StatuteUpdate, Failure> {
        do {
            var result: Result<StatuteUpdate, Failure>?
            try queue.inDatabase { database in
                try database.inTransaction(.immediate) {
                    let done = change(try StatuteRecordReading(database: database).records())
                    result = done
                    guard case .success(let update) = done else { return .rollback }
                    try StatuteRecordWriting(database: database).write(update)
                    return .commit
                }
            }
            guard let result else { throw StatuteStoreError.database(message: "取引が行われませんでした") }
            return result
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    /// What the database holds; nil for a new one.
    public func records() throws(StatuteStoreError) -> StatuteRecords? {
        do {
            return try queue.read { try StatuteRecordReading(database: $0).records() }
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    /// The mark of the bundled data and the program that last wrote the database; nil for a
    /// new one.
    public func origin() throws(StatuteStoreError) -> (digest: String, program: String)? {
        do {
            return try queue.read { try StatuteRecordReading(database: $0).origin() }
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    /// The files of the data in force; nil while there are none.
    public func files() throws(StatuteStoreError) -> StatuteFiles? {
        do {
            return try queue.read { try StatuteRecordReading(database: $0).files("data_file") }
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    /// The wording of an item in an edition, where its text was imported.
    public func wording(of item: ItemNumber, in edition: Edition) throws(StatuteStoreError) -> ItemText? {
        guard edition.derivedFrom == nil else { return nil }
        do {
            return try queue.read { database in
                try StatuteRecordReading(database: database)
                    .item(item, table: edition.table, source: edition.source)
            }
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    /// Looks at every page of the file.
    public func checkIntegrity() throws(StatuteStoreError) {
        do {
            let found = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard found == "ok" else { throw StatuteStoreError.damaged(message: found ?? "?") }
        } catch {
            throw named(StatuteStore.storeError(error))
        }
    }

    private func named(_ error: StatuteStoreError) -> StatuteStoreError {
        if case .file = error { return error }
        return path.map { .file(path: $0, error) } ?? error
    }
}
