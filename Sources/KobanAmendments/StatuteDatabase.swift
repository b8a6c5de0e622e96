import Foundation
import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// The database of a user: the bundled data, the texts imported since, and the decisions on
/// them.
public struct StatuteDatabase: Sendable {
    /// Where the database lies; there need be no file yet.
    public let path: String
    /// The program's version, kept in the database.
    private let program: String
    private let bundle: Bundle
    /// Whether reading without a database is an error: the user named one, and the bundled data in
    /// its stead would be other law.
    private let isNamed: Bool

    /// The data that a program carries, with their mark.
    public struct Bundle: Sendable {
        /// The files of the data.
        public let files: StatuteFiles
        /// The mark of the files, by which a database knows whether it began from them.
        public let digest: String

        /// Data with their mark, which tells their state from any other.
        public init(files: StatuteFiles, digest: String) {
            self.files = files
            self.digest = digest
        }

        /// The data that this program carries.
        public static var own: Bundle { Bundle(files: .bundled, digest: StatuteFiles.bundledDigest) }
    }

    /// - Parameters:
    ///   - bundle: the data with which a new database begins.
    ///   - isNamed: whether the user named it, so that there must be one.
    public init(path: String, program: String, bundle: Bundle = .own, isNamed: Bool = false) {
        self.isNamed = isNamed
        self.path = path
        self.program = program
        self.bundle = bundle
    }

    /// Where the database of a user lies: `$XDG_DATA_HOME/koban/koban.sqlite`, else
    /// `~/.local/share/koban/koban.sqlite`; nil where the environment names no home.
    public static func defaultPath(environment: [String: String]) -> String? {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return data + "/koban/koban.sqlite"
        }
        guard let home = environment["HOME"], !home.isEmpty else { return nil }
        return home + "/.local/share/koban/koban.sqlite"
    }

    // MARK: Reading

    /// The files of the data in force; the bundled ones where there is no database. No file is
    /// made.
    public func files() throws(AmendmentError) -> StatuteFiles {
        guard let store = try existing(),
            let origin = try Self.stored({ () throws(StatuteStoreError) in try store.origin() })
        else {
            try needNoDatabase()
            return bundle.files
        }
        if isOlder(origin) { return try data(of: try ledger()).files }
        guard let files = try Self.stored({ () throws(StatuteStoreError) in try store.files() }) else {
            return try data(of: try ledger()).files
        }
        return files
    }

    /// The data in force and what waits for a decision. No file is made.
    public func ledger() throws(AmendmentError) -> StatuteLedger {
        try StatuteLedger(try records())
    }

    /// What the database holds, with the bundled data of this program where they are newer.
    public func records() throws(AmendmentError) -> StatuteRecords {
        guard let store = try existing(),
            let records = try Self.stored({ () throws(StatuteStoreError) in try store.records() })
        else {
            try needNoDatabase()
            return fresh()
        }
        return current(records)
    }

    /// Whether there is a database; otherwise the bundled data are read.
    public func hasFile() throws(AmendmentError) -> Bool {
        guard let store = try existing() else { return false }
        return try Self.stored { () throws(StatuteStoreError) in try store.origin() } != nil
    }

    /// Where there is no database: refuses to read the bundled data in the stead of one that the
    /// user named.
    private func needNoDatabase() throws(AmendmentError) {
        guard isNamed else { return }
        throw .noDatabase(path: path, isFile: FileManager.default.fileExists(atPath: path))
    }

    /// The wording of an item in an edition, where its official text was imported; nil
    /// otherwise, also where there is no database.
    public func wording(of item: ItemNumber, in edition: Edition) throws(AmendmentError) -> ItemText? {
        guard let store = try existing() else { return nil }
        return try Self.stored { () throws(StatuteStoreError) in try store.wording(of: item, in: edition) }
    }

    private func data(of ledger: StatuteLedger) throws(AmendmentError) -> (files: StatuteFiles, statutes: Statutes) {
        if let data = ledger.data { return data }
        throw .textsMissing(ledger.missing.isEmpty ? ledger.reviews.map(\.later.source) : ledger.missing)
    }

    private func existing() throws(AmendmentError) -> StatuteStore? {
        let path = path
        return try Self.stored { () throws(StatuteStoreError) in try StatuteStore.existing(path: path) }
    }

    private static func stored<Value>(
        _ body: () throws(StatuteStoreError) -> Value
    ) throws(AmendmentError) -> Value {
        do { return try body() } catch { throw .store(error) }
    }

    // MARK: The bundled data

    /// What began with facts of its own takes in no bundled data.
    private static let factsDigest = "facts"

    private func fresh() -> StatuteRecords {
        StatuteRecords(
            base: .bundled, digest: bundle.digest, program: program, files: bundle.files)
    }

    /// Whether a database began from other bundled data than those of this program, and this
    /// program is not the older.
    private func isOlder(_ origin: (digest: String, program: String)) -> Bool {
        guard origin.digest != bundle.digest, origin.digest != Self.factsDigest else { return false }
        func parts(_ version: String) -> [Int] { version.split(separator: ".").map { Int($0) ?? 0 } }
        return !parts(program).lexicographicallyPrecedes(parts(origin.program))
    }

    private func current(_ records: StatuteRecords) -> StatuteRecords {
        guard records.base == .bundled, isOlder((records.digest, records.program)) else { return records }
        var records = records
        records.files = bundle.files
        records.digest = bundle.digest
        records.program = program
        return records
    }

    // MARK: Writing

    /// What an import did.
    public struct Imported: Sendable {
        /// The data in force and what waits for a decision, after the import.
        public let ledger: StatuteLedger
        /// The texts that were new to the database.
        public let texts: [LawText]
        /// Texts that it had already.
        public let known: [LawText]
    }

    /// Imports official texts: all of them or none.
    ///
    /// - Parameters:
    ///   - facts: a folder of facts recorded by hand with which a new database begins instead of
    ///     the bundled data; every edition then waits for its text.
    public func importTexts(
        at paths: [String], effective: CivilDate?, facts: String? = nil
    ) throws(AmendmentError) -> Imported {
        var start: StatuteRecords?
        if let facts {
            if let store = try existing(),
                try Self.stored({ () throws(StatuteStoreError) in try store.origin() }) != nil
            {
                throw .notNew(path: path)
            }
            do {
                let files = try StatuteFiles(facts: URL(fileURLWithPath: facts))
                start = StatuteRecords(
                    base: .facts, digest: Self.factsDigest, program: program, files: files)
            } catch {
                throw .data(error)
            }
        }
        let before = try records()
        let files = start?.files ?? before.files
        let tables = try Self.tables(of: files)
        let read: [(file: String, text: LawText)]
        do {
            read = try LawArchive.texts(at: paths, effective: effective, laws: Self.laws(of: files), tables: tables)
        } catch {
            throw .law(error)
        }
        return try importTexts(read, start: start)
    }

    /// Imports texts that were read, each with the name of its file: all of them or none.
    func importTexts(
        _ read: [(file: String, text: LawText)], start: StatuteRecords?
    ) throws(AmendmentError) -> Imported {
        var added: [LawText] = []
        var known: [LawText] = []
        let files = Dictionary(read.map { ($0.text.source, $0.file) }, uniquingKeysWith: { $1 })
        let body = { (records: inout StatuteRecords) throws(AmendmentError) in
            added = []
            known = []
            for (_, text) in read {
                if let same = records.texts.first(where: { $0.source == text.source }) {
                    guard same.saysTheSame(as: text) else {
                        throw .twoTexts(source: text.source, table: nil, item: nil, other: "取り込み済みの \(same.source)")
                    }
                    known.append(text)
                } else {
                    records.texts.append(text)
                    added.append(text)
                }
            }
        }
        do {
            let ledger = try change(start: start, body)
            return Imported(ledger: ledger, texts: added, known: known)
        } catch {
            throw error.naming(files)
        }
    }

    /// Makes the database where there is none, and takes in the bundled data of this program
    /// where they are newer.
    public func create() throws(AmendmentError) -> StatuteLedger {
        try change(start: nil) { (_) throws(AmendmentError) in }
    }

    /// A decision as a person states it.
    public struct Statement: Sendable {
        /// The former table of the review in which the item is decided on; nil for any.
        public let table: TableName?
        /// The item that is decided on.
        public let subject: ChangeSubject
        /// What became of the item.
        public let kind: EditionChange.Kind
        /// What the item became in the later edition; where empty, `added`, `kept` and `amended` mean its own number.
        public let to: [ItemNumber]

        /// A statement that is not checked yet.
        public init(table: TableName?, subject: ChangeSubject, kind: EditionChange.Kind, to: [ItemNumber]) {
            self.table = table
            self.subject = subject
            self.kind = kind
            self.to = to
        }

        var text: String {
            let item = subject.isNew ? "+\(subject.number)" : subject.number.description
            return (table.map { $0.rawValue + ":" } ?? "") + item
        }
    }

    /// Records decisions on what an import left undecided: all of them or none.
    ///
    /// - Parameters:
    ///   - edition: the new edition, where an item is under review in several.
    ///   - label: a label for the items, in the person's own words.
    public func decide(
        _ statements: [Statement], edition: String?, reason: String, label: String?
    ) throws(AmendmentError) -> StatuteLedger {
        try change(start: nil) { (records) throws(AmendmentError) in
            let reviews = try StatuteLedger(records).reviews
            for statement in statements {
                let decision = try Self.decision(
                    statement, among: reviews, edition: edition, reason: reason, label: label)
                records.decisions.removeAll {
                    $0.fromEdition == decision.fromEdition && $0.toEdition == decision.toEdition
                        && $0.subject == decision.subject
                }
                records.decisions.append(decision)
            }
        }
    }

    private static func decision(
        _ statement: Statement, among reviews: [EditionReview], edition: String?, reason: String,
        label: String?
    ) throws(AmendmentError) -> ChangeDecision {
        let open = reviews.filter { review in
            !review.isEntered && (edition == nil || review.later.id == edition)
                && (statement.table == nil || review.former.table == statement.table)
        }
        let holding = open.filter { review in
            let edition = statement.subject.isNew ? review.later : review.former
            return edition.items.contains { $0.number == statement.subject.number }
        }
        // Where several editions have the item, the one that asks for it.
        let asking = holding.filter { $0.undecided.contains { $0.subject == statement.subject } }
        let candidates = asking.isEmpty ? holding : asking
        guard let review = candidates.first else { throw .noReview(statement.text) }
        guard candidates.count == 1 else {
            throw .ambiguousReview(statement.text, editions: candidates.map(\.later.id))
        }
        var to = statement.to
        if to.isEmpty,
            [.added, .kept, .amended].contains(statement.kind)
                || (statement.kind == .unknown && statement.subject.isNew)
        {
            to = [statement.subject.number]
        }
        let decision = ChangeDecision(
            fromEdition: review.former.id, toEdition: review.later.id, subject: statement.subject,
            kind: statement.kind, to: to, label: label, reason: reason)
        let problem =
            review.comparison.map { $0.problem(with: decision) }
            ?? BetweenTables.problem(with: decision, in: review)
        if let problem { throw .decision(problem) }
        return decision
    }

    /// Changes the records in one transaction; on a failure the file is as it was, and where
    /// there was none there is none.
    private func change(
        start: StatuteRecords?, _ body: (inout StatuteRecords) throws(AmendmentError) -> Void
    ) throws(AmendmentError) -> StatuteLedger {
        func changed(
            _ found: StatuteRecords?
        ) -> Result<(StatuteUpdate, StatuteLedger), AmendmentError> {
            do throws(AmendmentError) {
                var records = start ?? found.map(current) ?? fresh()
                try body(&records)
                records.program = program
                let ledger = try StatuteLedger(records)
                return .success(
                    (StatuteUpdate(records: records, data: ledger.data, undecided: ledger.undecided), ledger))
            } catch {
                return .failure(error)
            }
        }
        let path = path
        if let store = try existing() {
            try Self.stored { () throws(StatuteStoreError) in try store.checkIntegrity() }
        } else {
            // A new file is made only for what will go into it.
            if case .failure(let error) = changed(nil) { throw error }
        }
        let store = try Self.stored { () throws(StatuteStoreError) in try StatuteStore(path: path) }
        var ledger: StatuteLedger?
        let result = try Self.stored { () throws(StatuteStoreError) in
            try store.update { found in
                changed(found).map { done in
                    ledger = done.1
                    return done.0
                }
            }
        }
        if case .failure(let error) = result { throw error }
        guard let ledger else { throw .store(.database(message: "取引が行われませんでした")) }
        return ledger
    }

    // MARK: Files

    /// A file that begins with other columns than the one to be written is another's.
    private static func refuseForeign(_ path: String, bytes: [UInt8]) throws(AmendmentError) {
        func columns(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D }) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        let wanted = columns(bytes)
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else { throw .foreignFile(path: path) }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: wanted.count + 1) else { return }
        guard columns(head) == wanted else { throw .foreignFile(path: path) }
    }

    /// Writes the reviewable CSV files of the data in force; none where another's file would be replaced.
    ///
    /// - Returns: the names of the files, sorted.
    @discardableResult
    public func export(to folder: String) throws(AmendmentError) -> [String] {
        let files = try files()
        let target = URL(fileURLWithPath: folder)
        for name in files.allNames {
            try StatuteDatabase.refuseForeign(
                target.appendingPathComponent(name).path, bytes: files.bytes(of: name) ?? [])
        }
        for name in files.allNames {
            guard let bytes = files.bytes(of: name) else { continue }
            let file = target.appendingPathComponent(name)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file, options: .atomic)
            } catch {
                throw .unwritable(path: file.path, message: SystemReason.words(error))
            }
        }
        return files.allNames
    }
}
