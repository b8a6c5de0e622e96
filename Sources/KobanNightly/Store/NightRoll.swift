import GRDB
import KobanDocuments
import KobanSettings
import KobanText

/// Takes what was seen tonight into the database, in the caller's transaction: which
/// assessments are new, changed, moved, gone, and what became of their findings.
struct NightRoll {
    let database: Database
    let night: Int64
    let day: CivilDate

    private struct StoredDocument {
        let id: Int64
        let path: String
        let readingID: Int64
        let shownPath: String
        let isRemoved: Bool
        /// It was not read the night before either.
        let isHeld: Bool
        let reading: StoredReading

        /// A folder that it lies in, as the user would name it.
        func shown(_ folder: String) -> String? {
            let below = path.dropFirst(folder.count)
            return shownPath.hasSuffix(below) ? String(shownPath.dropLast(below.count)) : nil
        }
    }

    /// - Parameters:
    ///   - folders: those of tonight, absolute; stored documents elsewhere stay as they are.
    ///   - unread: what could not be read: its documents stay as they were.
    ///   - isGone: whether there is no file at a path any more.
    ///   - emptied: the folder that is there and empty, in which a path lay.
    ///   - moved: the file out of reach that a document may have become, by its path as the user would name it,
    ///     by its content, and by whether it was held for that already.
    ///   - settings: of a document that could not be read, by its path.
    /// - Returns: the folders that were found emptied, and the documents that may only be out of reach: they stay
    ///   as they were.
    func take(
        _ observed: [ObservedDocument], unread: [UnreadPath], folders: [String],
        ledger: inout SuppressionLedger, isGone: (String) -> Bool, emptied: (String) -> String?,
        moved: (_ path: String, _ content: String, _ isHeld: Bool) -> OutOfReach.Likeness?,
        settings: (String) -> InputSettings?
    ) throws -> [UnreadInput] {
        let stored = try documents()
        let isInScope = { (path: String) in folders.contains { path == $0 || path.hasPrefix($0 + "/") } }
        let present = stored.filter { !$0.isRemoved && isInScope($0.path) }
        let readings = try observed.map { document in
            guard let reading = try ReadingContents.reading(document.reading, database) else {
                throw NightlyStoreError(path: "", .damaged(message: "reading \(document.reading)"))
            }
            return reading
        }
        let found = zip(observed, readings).map {
            DocumentMatching.Document(
                path: $0.path, content: $1.basis.content, name: $1.name, number: $1.number ?? $1.title)
        }
        func told(_ document: StoredDocument) -> DocumentMatching.Document {
            DocumentMatching.Document(
                path: document.path, content: document.reading.basis.content, name: document.reading.name,
                number: document.reading.number ?? document.reading.title)
        }
        let seen = Set(observed.map(\.path))
        func obstacle(_ document: StoredDocument) -> UnreadPath? {
            seen.contains(document.path) ? nil : unread.first { $0.covers(document.path) }
        }
        let matching = DocumentMatching(found: found, known: present.map(told))
        // What is nowhere else and could not be read is still where it was.
        let left = matching.left.map { present[$0] }
        // What was removed earlier may be back; and what was in a folder that is no more (it was
        // renamed, or all of it went to another machine) may be here now.
        let unmatched = observed.indices.filter { matching.known[$0] == nil }
        let lost = unmatched.isEmpty ? [] : stored.filter { $0.isRemoved || !isInScope($0.path) && isGone($0.path) }
        let back = DocumentMatching(found: unmatched.map { found[$0] }, known: lost.map(told))
        var returned: [Int: StoredDocument] = [:]
        for (place, index) in unmatched.enumerated() { returned[index] = back.known[place].map { lost[$0] } }

        var held: [String: [StoredDocument]] = [:]
        var hidden: [(document: StoredDocument, likeness: OutOfReach.Likeness)] = []
        for document in left where obstacle(document) == nil {
            let content = document.reading.basis.content
            let copy = zip(observed, readings).first { $1.basis.content == content }
            if copy == nil, let likeness = moved(document.shownPath, content, document.isHeld) {
                hidden.append((document, likeness))
            } else if let folder = emptied(document.path) {
                held[folder, default: []].append(document)
            } else {
                try remove(document, copy: copy?.0.shownPath)
            }
        }
        // Paths that are exchanged must not meet.
        for index in matching.known.compactMap({ $0 }) {
            try database.execute(
                sql: "UPDATE document SET path = '/' || id || '/' || path WHERE id = ?", arguments: [present[index].id])
        }
        for index in observed.indices {
            let known = matching.known[index].map { present[$0] } ?? returned[index]
            try take(observed[index], readings[index], known: known, ledger: &ledger)
        }
        for document in left {
            guard let obstacle = obstacle(document) else { continue }
            try keep(document, unread: obstacle.message, settings: settings(document.path), ledger: &ledger)
        }
        let movedAway = try hidden.map { document, likeness in
            let message = NightRoll.message(of: likeness)
            try keep(document, unread: message, settings: settings(document.path), ledger: &ledger)
            return UnreadInput(path: document.shownPath, message: message + "前回の結果をそのまま残しました。")
        }
        return try movedAway
            + held.sorted { $0.key < $1.key }.map { folder, documents in
                let message = "フォルダーが空になっています（共有フォルダーの切断など）。評価書をなくしたのなら、フォルダーも消してください。"
                for document in documents {
                    try keep(document, unread: message, settings: settings(document.path), ledger: &ledger)
                }
                return UnreadInput(
                    path: documents.first?.shown(folder) ?? folder,
                    message: message + "前回までに読めた\(documents.count)件の評価書は、前回の結果をそのまま残しました。")
            }
    }

    /// What is known of a document that is no longer found.
    private static func message(of likeness: OutOfReach.Likeness) -> String {
        (likeness.hasSameContent
            ? "見つかりませんが、中身の同じファイルが読まない所（\(likeness.path)）にあります。"
            : "見つかりませんが、同じ名の読まないファイル（\(likeness.path)）が前回の後にできています。")
            + "評価書として読むには、隠しでないフォルダーに \(DocumentFormats.all.endingsInWords) の名で置いてください。評価書をなくしたのなら、そのファイルもほかへ移してください。"
    }

    /// Leaves a document that could not be read as it was; what passes over its findings may
    /// have changed nevertheless.
    private func keep(
        _ document: StoredDocument, unread reason: String, settings: InputSettings?,
        ledger: inout SuppressionLedger
    ) throws {
        try database.execute(
            sql: "UPDATE document SET unread_reason = ? WHERE id = ?", arguments: [reason, document.id])
        guard let settings else { return }
        try judge(
            document.id, document.reading, shownPath: document.shownPath, settings: settings, cause: nil,
            ledger: &ledger)
    }

    private func documents() throws -> [StoredDocument] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT reading.*, document.id AS document_id, document.path, document.shown_path,
                  document.reading_id, document.removed_night IS NOT NULL AS is_removed,
                  document.unread_reason IS NOT NULL AS is_held
                FROM document JOIN reading ON reading.id = document.reading_id ORDER BY document.id
                """
        ).map { row in
            StoredDocument(
                id: row["document_id"], path: row["path"], readingID: row["reading_id"],
                shownPath: row["shown_path"], isRemoved: row["is_removed"], isHeld: row["is_held"],
                reading: try StoredReading(row))
        }
    }

    /// - Parameter copy: a file of the same content that is still there.
    private func remove(_ document: StoredDocument, copy: String?) throws {
        try database.execute(
            sql: "UPDATE document SET removed_night = ?, unread_reason = NULL WHERE id = ?",
            arguments: [night, document.id])
        try record("removed", of: document.id)
        try FindingLives(database: database, night: night).end(
            document: document.id, cause: copy.map { .copyRemoved(remaining: $0) } ?? .documentRemoved)
    }

    private func take(
        _ observed: ObservedDocument, _ reading: StoredReading, known: StoredDocument?,
        ledger: inout SuppressionLedger
    ) throws {
        let id: Int64
        var cause: ResolvedFinding.Cause?
        if let known {
            id = known.id
            let isSame = known.readingID == observed.reading
            let checkCause = reading.basis.cause(after: known.reading.basis)
            if !isSame || known.isRemoved {
                cause = checkCause == .content ? .corrected : .judgedOtherwise(checkCause)
            }
            try database.execute(
                sql: """
                    UPDATE document SET path = ?, folder = ?, shown_path = ?, path_in_folder = ?,
                      unread_reason = NULL, removed_night = NULL WHERE id = ?
                    """,
                arguments: [observed.path, observed.folder, observed.shownPath, observed.pathInFolder, id])
            if !isSame { try take(reading: reading.id, of: id, cause: checkCause) }
            if known.isRemoved {
                try record("returned", of: id)
            } else if reading.basis.content != known.reading.basis.content {
                try record("changed", of: id, formerPath: known.path == observed.path ? nil : known.shownPath)
            } else if known.path != observed.path {
                try record("moved", of: id, formerPath: known.shownPath)
            }
        } else {
            try database.execute(
                sql: """
                    INSERT INTO document (path, folder, shown_path, path_in_folder, reading_id,
                      checked_night, checked_on, check_cause)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    observed.path, observed.folder, observed.shownPath, observed.pathInFolder, reading.id,
                    night, day.description, CheckCause.newDocument.rawValue,
                ])
            id = database.lastInsertedRowID
            try take(reading: reading.id, of: id, cause: .newDocument)
            cause = .judgedOtherwise(.newDocument)
            try record("new", of: id)
        }
        try judge(
            id, reading, shownPath: observed.shownPath, settings: observed.settings, cause: cause, ledger: &ledger)
    }

    /// The findings of a reading, with what passes over them tonight.
    ///
    /// - Parameter cause: why the findings may be others than before; nil where they cannot be.
    private func judge(
        _ id: Int64, _ reading: StoredReading, shownPath: String, settings: InputSettings,
        cause: ResolvedFinding.Cause?, ledger: inout SuppressionLedger
    ) throws {
        let name = reading.name ?? FindingIdentity.document(path: shownPath, folder: settings.folder)
        let findings = try ReadingContents.findings(of: reading.findingSet, database).map { $0.named(name) }
        let suppressions = ledger.judge(
            findings.map { $0.identity(in: name) }, document: name, settings: settings)
        try FindingLives(database: database, night: night).update(
            document: id, to: findings, suppressions: suppressions, cause: cause)
    }

    private func take(reading: Int64, of document: Int64, cause: CheckCause) throws {
        try database.execute(
            sql: "UPDATE document SET reading_id = ?, checked_night = ?, checked_on = ?, check_cause = ? WHERE id = ?",
            arguments: [reading, night, day.description, cause.rawValue, document])
        try database.execute(
            sql:
                "INSERT OR REPLACE INTO document_reading (document_id, night_id, reading_id, cause) VALUES (?, ?, ?, ?)",
            arguments: [document, night, reading, cause.rawValue])
    }

    private func record(_ kind: String, of document: Int64, formerPath: String? = nil) throws {
        try database.execute(
            sql: "INSERT INTO document_event (document_id, night_id, kind, former_path) VALUES (?, ?, ?, ?)",
            arguments: [document, night, kind, formerPath])
    }

    /// Readings that no document has or had: of runs that were stopped, of files that were never
    /// an assessment's.
    func forgetUnusedReadings() throws {
        let unused = "FROM reading WHERE id NOT IN (SELECT reading_id FROM document_reading)"
        let sets = try Row.fetchAll(database, sql: "SELECT citation_set, finding_set \(unused)")
        try database.execute(sql: "DELETE \(unused)")
        for row in sets {
            for (table, column) in [("citation", "citation_set"), ("reading_finding", "finding_set")] {
                let set: String = row[column]
                try database.execute(
                    sql: """
                        DELETE FROM \(table) WHERE \(column) = ?
                        AND NOT EXISTS (SELECT 1 FROM reading WHERE \(column) = ?)
                        """, arguments: [set, set])
            }
        }
    }
}
