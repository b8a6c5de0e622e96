import Foundation
import GRDB
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// What a night is asked to do.
public struct NightlyRequest: Sendable {
    /// Folders (or files) as the user named them.
    public var folders: [String]
    /// The nightly database.
    public var database: String
    /// Where the reports are written.
    public var out: String
    /// The day whose law counts.
    public var day: CivilDate
    /// When the run began, on Japan's clock.
    public var startedAt: JapanTime
    /// The program's.
    public var version: String
    /// How long to wait for another program that holds the database, in seconds.
    public var patience = 10.0
    /// How folders are listed.
    public var listing = FolderListing.system

    /// A request with the default patience and the system's own listing of folders.
    public init(
        folders: [String], database: String, out: String, day: CivilDate, startedAt: JapanTime, version: String
    ) {
        self.folders = folders
        self.database = database
        self.out = out
        self.day = day
        self.startedAt = startedAt
        self.version = version
    }
}

/// How far a night is.
public enum NightlyProgress: Sendable {
    /// Something that a reader of the log must know, in Japanese.
    case note(String)
    case reading(done: Int, of: Int)
    /// What was taken in.
    case taken(documents: Int, checked: Int, unread: Int)
    case writing
    /// Where the report lies.
    case published(path: String)
}

/// What came of a night.
public struct NightlyOutcome: Sendable {
    /// The report of the night, as it was published.
    public let report: NightlyReport
    /// Of the report's notes those that were not told while it ran.
    public let untoldNotes: [String]
    /// What failed after the report was published, in Japanese.
    public let failures: [String]
}

/// One night: reads what is there, checks what needs checking, keeps it, and writes the report.
///
/// The order makes it safe to stop at any moment. Readings are kept as they are made, each true
/// by itself. All else happens in one transaction: the assessments and findings are carried
/// forward and the report is written aside before it is committed; then the report is put in its
/// place. A night that was committed and not put in its place is so by the next run.
public struct NightlyRun {
    /// Writes the files of a report into an empty folder.
    ///
    /// - Parameters:
    ///   - citations: of a document, by its id.
    /// - Throws: with a description in Japanese.
    public typealias Writer = (
        _ report: NightlyReport, _ citations: (ReportedDocument.ID) throws -> [RecordedCitation], _ folder: String
    ) throws -> Void

    private var request: NightlyRequest
    private let statutes: Statutes
    private let statutesDigest: String
    private let finder: ConfigurationFinder
    private let progress: (NightlyProgress) -> Void
    private let write: Writer

    /// A night that is ready to run; nothing is written yet.
    ///
    /// - Parameters:
    ///   - statutesDigest: the SHA-256 of the statute data: with other data all is checked anew.
    ///   - finder: finds what institutions decided.
    ///   - progress: is told how far the night is.
    ///   - write: writes the files of the report.
    public init(
        _ request: NightlyRequest, statutes: Statutes, statutesDigest: String, finder: ConfigurationFinder,
        progress: @escaping (NightlyProgress) -> Void = { _ in }, write: @escaping Writer
    ) {
        self.request = request
        // Two names of one database share one lock and one backup.
        self.request.database = NightlyStore.following(request.database)
        self.statutes = statutes
        self.statutesDigest = statutesDigest
        self.finder = finder
        self.progress = progress
        self.write = write
    }

    /// - Throws: `NightlyError`; the last report and the database are then as they were.
    public func run() throws(NightlyError) -> NightlyOutcome {
        do {
            return try night()
        } catch let error as NightlyError {
            throw error
        } catch let error as ConfigurationError {
            throw .configuration(error)
        } catch {
            throw .store(NightlyStoreError.of(error, path: request.database))
        }
    }

    private func night() throws -> NightlyOutcome {
        // Asked before the lock is laid beside it: a lock of an earlier night shows that it is ours.
        let isOurs = NightlyFile.isCertainlyNightly(path: request.database)
        try refuseForeign(isOurs: isOurs)
        try makeFolder(of: request.database)
        let databaseLock = try NightLock(path: request.database + ".lock")
        let reports = try ReportFolder(path: request.out)
        let reportLock = try NightLock(path: reports.lockPath)
        return try withExtendedLifetime((databaseLock, reportLock)) {
            try reports.checkPlace(of: request.day)
            var notes: [String] = []
            let store = try open(&notes, isOurs: isOurs)
            do {
                return try night(in: store, reports, &notes)
            } catch {
                // Damage may show only where the damaged page is read.
                guard case .damaged(let message) = NightlyStoreError.of(error, path: store.path).reason else {
                    throw error
                }
                try? store.queue.close()
                notes.append(try setAside(because: message))
                return try night(in: try self.store(), reports, &notes)
            }
        }
    }

    // MARK: The database

    private func makeFolder(of path: String) throws(NightlyError) {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: parent.path, reason: SystemReason.words(error))
        }
    }

    /// Refuses a file that is not ours before anything is written beside it.
    private func refuseForeign(isOurs: Bool) throws(NightlyStoreError) {
        let found = NightlyFile(path: request.database)
        let refusal = found == .unknown && !isOurs ? .notADatabase(isText: false) : found.refusal
        if let refusal { throw NightlyStoreError(path: request.database, refusal) }
    }

    private func open(_ notes: inout [String], isOurs: Bool) throws -> NightlyStore {
        if NightlyStore.isLost(path: request.database) { notes.append(try restoreLost()) }
        do {
            return try self.store()
        } catch {
            guard case .damaged(let message) = error.reason else { throw error }
            guard isOurs else { throw NightlyStoreError(path: request.database, .notOurs) }
            notes.append(try setAside(because: message))
            return try self.store()
        }
    }

    private func store() throws(NightlyStoreError) -> NightlyStore {
        try NightlyStore(path: request.database, busyTimeout: request.patience)
    }

    /// Sets the damaged database aside, and goes on with the backup of the last night where there
    /// is a sound one.
    private func setAside(because message: String) throws -> String {
        let aside = try NightlyStore.setAside(path: request.database, at: request.startedAt)
        let isRestored = try NightlyStore.restoreBackup(path: request.database, at: request.startedAt)
        let note =
            "データベース（\(request.database)）が壊れていた（\(message)）ので \(aside) に移し、"
            + (isRestored
                ? "控え（\(NightlyStore.backup(of: request.database))）から戻しました。"
                : "新しく作りました。使える控えがないので、これより前の記録とは比べられません。")
        progress(.note(note))
        return note
    }

    /// A database that is gone or empty, while its backup is there, was lost: a run that was
    /// stopped while it set a damaged one aside leaves it so.
    private func restoreLost() throws -> String {
        _ = try NightlyStore.setAside(path: request.database, at: request.startedAt)
        let isRestored = try NightlyStore.restoreBackup(path: request.database, at: request.startedAt)
        let backup = NightlyStore.backup(of: request.database)
        let note =
            isRestored
            ? "データベース（\(request.database)）がないか空なので、控え（\(backup)）から戻しました。初めから記録し直すときは、控えも移してください。"
            : "データベース（\(request.database)）がないか空で、控え（\(backup)）も壊れていたので脇に移し、新しく作りました。これより前の記録とは比べられません。"
        progress(.note(note))
        return note
    }

    /// Puts in its place what a stopped run had committed and not put there, and clears away what
    /// it had not.
    private func repair(_ store: NightlyStore, _ reports: ReportFolder) throws {
        let last = try store.queue.read { database in
            try Row.fetchOne(
                database,
                sql:
                    "SELECT id, day, staged, started_at FROM night WHERE NOT is_published AND report = ? ORDER BY id DESC LIMIT 1",
                arguments: [reports.place])
        }
        if let last, let day = CivilDate(iso: last["day"] as String) {
            let night: Int64 = last["id"]
            if reports.night(in: last["staged"]) == night {
                try reports.publish(last["staged"], as: day)
                try reports.pointLatest(at: day)
                progress(.note("前回（\(last["started_at"] as String)）の点検は、報告を公開する前に止まっていました。書き上がっていた報告を公開しました。"))
            }
            if reports.night(in: day.description) == night {
                try store.queue.write {
                    try $0.execute(sql: "UPDATE night SET is_published = 1 WHERE id = ?", arguments: [night])
                }
            }
        }
        reports.clear()
    }

    // MARK: The night

    private func night(in store: NightlyStore, _ reports: ReportFolder, _ notes: inout [String]) throws
        -> NightlyOutcome
    {
        try repair(store, reports)
        let intake = try NightlyIntake(
            request: request, statutes: statutes, statutesDigest: statutesDigest, finder: finder,
            progress: progress
        ).take(into: store, known: try knownPaths(store))
        guard !intake.documents.isEmpty else {
            for error in intake.errors { progress(.note("\(error.path): \(error.message)")) }
            throw NightlyError.nothingRead
        }
        progress(.writing)
        let rolled: (report: NightlyReport, staged: String)
        do {
            rolled = try store.transaction { try roll(intake, notes, reports, $0) }
        } catch {
            reports.clear()
            throw error
        }
        let (report, staged) = rolled
        do {
            try reports.publish(staged, as: request.day)
        } catch {
            guard case .unwritable(let path, let reason) = error else { throw error }
            throw NightlyError.unpublished(path: path, reason: reason)
        }
        var failures: [String] = []
        do {
            try store.queue.write { database in
                try database.execute(sql: "UPDATE night SET is_published = 1 WHERE id = ?", arguments: [report.night])
            }
        } catch {
            failures.append(NightlyStoreError.of(error, path: store.path).description)
        }
        do {
            try reports.pointLatest(at: request.day)
        } catch {
            failures.append(error.description)
        }
        do {
            try store.makeBackup()
        } catch {
            progress(.note("データベースの控えを作れませんでした（\(error)）。次の実行で作り直します。"))
        }
        progress(.published(path: reports.report(of: request.day)))
        return NightlyOutcome(
            report: report, untoldNotes: Array(report.notes.dropFirst(notes.count)), failures: failures)
    }

    /// The paths that the database knows to be there.
    private func knownPaths(_ store: NightlyStore) throws -> [String] {
        try store.queue.read { try String.fetchAll($0, sql: "SELECT path FROM document WHERE removed_night IS NULL") }
    }

    /// Carries everything forward and writes the report aside.
    private func roll(
        _ intake: NightlyIntake.Taken, _ notes: [String], _ reports: ReportFolder, _ database: Database
    ) throws -> (report: NightlyReport, staged: String) {
        try database.execute(
            sql: """
                INSERT INTO night (day, started_at, version, verified_through, folders, report, staged)
                VALUES (?, ?, ?, ?, ?, ?, '')
                """,
            arguments: [
                request.day.description, request.startedAt.description, request.version,
                statutes.verifiedThrough?.description, try StoredDetail.text(of: request.folders), reports.place,
            ])
        let night = database.lastInsertedRowID
        let staged = ReportFolder.stagedName(night: night, day: request.day)
        try database.execute(sql: "UPDATE night SET staged = ? WHERE id = ?", arguments: [staged, night])
        var ledger = SuppressionLedger(day: request.day, statutes: statutes)
        let roll = NightRoll(database: database, night: night, day: request.day)
        let reading = NightReading(database: database, night: night, day: request.day, folders: intake.folders)
        let previous = try reading.previous()
        let outOfReach = OutOfReach(folders: request.folders, skipping: [request.out], listing: request.listing)
        var finder = finder
        let emptied = try roll.take(
            intake.documents, unread: intake.unread, folders: intake.folders, ledger: &ledger,
            isGone: { !FileManager.default.fileExists(atPath: $0) },
            emptied: { NightlyIntake.emptiedFolder(of: $0, below: intake.folders) },
            moved: { outOfReach.likeness(of: $0, content: $1, since: $2 ? "" : previous?.startedAt) },
            settings: { try? finder.settings(for: $0) })
        let errors = intake.errors + emptied
        for error in errors {
            try database.execute(
                sql: "INSERT INTO night_error (night_id, path, message) VALUES (?, ?, ?)",
                arguments: [night, error.path, error.message])
        }
        try roll.forgetUnusedReadings()
        var notes = notes + intake.notes + ledger.outcome.notes
        if let previous, request.day < previous.day {
            notes.append(
                "前回は\(previous.day.japanese)、今回はそれより前の\(request.day.japanese)の法令で確かめました。新規・解消は、日を戻したことによるものを含みます。")
        }
        let rows = try reading.documents(since: previous?.night ?? 0)
        let documents = rows.map(\.document)
        let findings = try reading.findings(of: documents, since: previous?.night ?? 0)
        try reading.keepCounts(findings.standing, of: documents)
        let report = NightlyReport(
            version: request.version, day: request.day, night: Int(night),
            startedAt: request.startedAt.description, previous: previous,
            dataVerifiedThrough: statutes.verifiedThrough, folders: request.folders, documents: documents,
            removed: try reading.removed(since: previous?.night ?? 0), findings: findings.standing,
            resolved: findings.resolved, history: try reading.history(), errors: errors,
            notes: notes, documentsElsewhere: try reading.documentsElsewhere(), tables: statutes.tables,
            reportedDays: try reading.days(), unreadFiles: intake.unreadFiles)
        let sets = Dictionary(uniqueKeysWithValues: rows.map { ($0.document.id, $0.citationSet) })
        let folder = try reports.stage(staged, night: night)
        // However the writer words it, damage is damage.
        var failure: (any Error)?
        do {
            try write(
                report,
                { document in
                    do {
                        return try ReadingContents.citations(of: sets[document] ?? "", database)
                    } catch {
                        failure = error
                        throw error
                    }
                }, folder)
        } catch {
            if let failure { throw failure }
            throw NightlyError.report(String(describing: error))
        }
        return (report, staged)
    }
}
