import GRDB
import KobanAssessments
import KobanChecks
import KobanSettings
import KobanText

/// Reads the report of a night out of the database, compared with the last night whose report
/// was published.
struct NightReading {
    let database: Database
    let night: Int64
    let day: CivilDate
    /// Those of tonight, absolute.
    let folders: [String]

    /// The documents of tonight's folders, by institution and path.
    struct DocumentRow {
        let document: ReportedDocument
        let citationSet: String
    }

    func previous() throws -> PreviousNight? {
        try Row.fetchOne(
            database,
            sql: "SELECT id, day, started_at FROM night WHERE is_published AND id < ? ORDER BY id DESC LIMIT 1",
            arguments: [night]
        ).flatMap { row in
            CivilDate(iso: row["day"] as String).map {
                PreviousNight(night: row["id"], day: $0, startedAt: row["started_at"])
            }
        }
    }

    // MARK: Documents

    /// - Parameter previous: the number of the last published night; 0 for none.
    func documents(since previous: Int) throws -> [DocumentRow] {
        let events = Dictionary(
            grouping: try Row.fetchAll(
                database,
                sql: "SELECT document_id, kind, former_path FROM document_event WHERE night_id > ? ORDER BY id",
                arguments: [previous]), by: { $0["document_id"] as Int64 })
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT reading.*, document.id AS document_id, document.path, document.folder, document.shown_path,
                  document.path_in_folder, document.checked_night, document.checked_on, document.check_cause,
                  document.unread_reason
                FROM document JOIN reading ON reading.id = document.reading_id
                WHERE document.removed_night IS NULL
                """)
        var counts: [String: (all: [CitationStatus: Int], inForce: [CitationStatus: Int])] = [:]
        var out: [DocumentRow] = []
        for row in rows {
            let path: String = row["path"]
            let named = folders.firstIndex(of: row["folder"])
            guard let folder = named ?? scope(of: path) else { continue }
            // What could not be read tonight may have been read from a folder around this one.
            let below = named == nil ? String(path.dropFirst(folders[folder].count + 1)) : row["path_in_folder"]
            let reading = try StoredReading(row)
            let id: Int64 = row["document_id"]
            let count = try counts[reading.citationSet] ?? ReadingContents.counts(of: reading.citationSet, database)
            counts[reading.citationSet] = count
            let checkedNight: Int64 = row["checked_night"]
            out.append(
                DocumentRow(
                    document: ReportedDocument(
                        id: Int(id), path: row["shown_path"], folder: folder, pathInFolder: below,
                        sha256: reading.basis.content, form: reading.form, number: reading.number,
                        title: reading.title, institution: reading.institution, publishedOn: reading.publishedOn,
                        state: state(events[id] ?? [], unread: row["unread_reason"]),
                        checkedOn: CivilDate(iso: row["checked_on"] as String) ?? day,
                        checkCause: CheckCause(rawValue: row["check_cause"]) ?? .newDocument,
                        isCheckedTonight: checkedNight == night,
                        citations: count.all, citationsInForce: count.inForce),
                    citationSet: reading.citationSet))
        }
        return out.sorted {
            let (left, right) = ($0.document, $1.document)
            return (left.institution == nil ? 1 : 0, left.institution ?? "", left.path, left.id)
                < (right.institution == nil ? 1 : 0, right.institution ?? "", right.path, right.id)
        }
    }

    private func scope(of path: String) -> Int? {
        folders.firstIndex { path == $0 || path.hasPrefix($0 + "/") }
    }

    private func state(_ events: [Row], unread: String?) -> ReportedDocument.State {
        if let unread { return .unread(unread) }
        let kinds = events.map { $0["kind"] as String }
        if kinds.contains("new") { return .new }
        if kinds.contains("returned") { return .returned }
        if kinds.contains("changed") { return .changed }
        if let moved = events.first(where: { $0["kind"] == "moved" }) {
            return .moved(from: moved["former_path"] ?? "")
        }
        return .unchanged
    }

    func removed(since previous: Int) throws -> [RemovedDocument] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT document.id, document.path, document.shown_path, reading.institution, reading.title
                FROM document JOIN reading ON reading.id = document.reading_id
                WHERE document.removed_night > ? ORDER BY document.shown_path, document.id
                """, arguments: [previous])
        return rows.filter { scope(of: $0["path"]) != nil }.map { row in
            RemovedDocument(
                id: row["id"], path: row["shown_path"], institution: row["institution"], title: row["title"])
        }
    }

    func documentsElsewhere() throws -> Int {
        try String.fetchAll(database, sql: "SELECT path FROM document WHERE removed_night IS NULL")
            .count { scope(of: $0) == nil }
    }

    // MARK: Findings

    private struct Changes {
        var first: Row
        var last: Row
        var isUpdated = false
    }

    /// - Parameter documents: in the order of the report.
    func findings(
        of documents: [ReportedDocument], since previous: Int
    ) throws -> (standing: [StandingFinding], resolved: [ResolvedFinding]) {
        let changes = try changes(since: previous)
        let activated = Set(
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT finding_event.finding_id FROM finding_event JOIN night ON night.id = finding_event.night_id
                    WHERE night.day = ? AND night.id <= ? AND counts_after AND NOT counted_before
                    """, arguments: [day.description, previous]))
        var standing: [StandingFinding] = []
        for document in documents {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT finding.id, finding.suppression_kind, finding.suppression_reason, finding.detail,
                      night.day AS first_day
                    FROM finding JOIN night ON night.id = finding.first_night
                    WHERE finding.document_id = ? AND finding.is_standing ORDER BY finding.position, finding.id
                    """, arguments: [document.id])
            for row in rows {
                let id: Int64 = row["id"]
                let suppression = (row["suppression_kind"] as String?).flatMap(Suppression.Kind.init(rawValue:))
                    .map { Suppression(kind: $0, reason: row["suppression_reason"] ?? "") }
                let change = changes[id]
                let news = suppression == nil ? change.flatMap(news) : nil
                standing.append(
                    StandingFinding(
                        id: Int(id), document: document.id,
                        recorded: try StoredDetail.value(RecordedFinding.self, row["detail"]),
                        firstSeen: CivilDate(iso: row["first_day"] as String) ?? day, news: news,
                        isNewToday: suppression == nil && news == nil && activated.contains(id),
                        isUpdated: (change?.isUpdated ?? false) && news == nil, suppression: suppression))
            }
        }
        return (standing, try resolved(changes))
    }

    /// What happened to each finding since the last published night: the first event tells how it
    /// stood then, the last how it stands now.
    private func changes(since previous: Int) throws -> [Int64: Changes] {
        var out: [Int64: Changes] = [:]
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT finding_id, kind, counted_before, counts_after, cause FROM finding_event
                WHERE night_id > ? ORDER BY id
                """, arguments: [previous])
        for row in rows {
            let id: Int64 = row["finding_id"]
            out[id, default: Changes(first: row, last: row)].last = row
            if row["kind"] == FindingLives.Event.updated.rawValue { out[id]?.isUpdated = true }
        }
        return out
    }

    private func news(_ change: Changes) -> StandingFinding.News? {
        guard !change.first["counted_before"] else { return nil }
        return switch FindingLives.Event(rawValue: change.first["kind"]) {
        case .found: .found
        case .returned, .gone: .returned
        case .unsuppressed, .suppressed: .unsuppressed
        case .updated, nil: nil
        }
    }

    private func resolved(_ changes: [Int64: Changes]) throws -> [ResolvedFinding] {
        var out: [ResolvedFinding] = []
        for (id, change) in changes.sorted(by: { $0.key < $1.key })
        where change.first["counted_before"] && !change.last["counts_after"] {
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT finding.detail, document.id AS document_id, document.path, document.shown_path,
                          reading.institution, reading.title, night.day AS first_day
                        FROM finding JOIN document ON document.id = finding.document_id
                        JOIN reading ON reading.id = document.reading_id
                        JOIN night ON night.id = finding.first_night WHERE finding.id = ?
                        """, arguments: [id]), scope(of: row["path"]) != nil
            else { continue }
            let cause =
                try (change.last["cause"] as String?).map {
                    try StoredDetail.value(ResolvedFinding.Cause.self, $0)
                } ?? .judgedOtherwise(.configuration)
            out.append(
                ResolvedFinding(
                    id: Int(id), recorded: try StoredDetail.value(RecordedFinding.self, row["detail"]),
                    document: RemovedDocument(
                        id: row["document_id"], path: row["shown_path"], institution: row["institution"],
                        title: row["title"]),
                    firstSeen: CivilDate(iso: row["first_day"] as String) ?? day, cause: cause))
        }
        return out
    }

    // MARK: Counts

    /// Of each day the last night's, tonight's among them.
    func history() throws -> [NightCount] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT night.day, night_count.institution, night_count.rule, night_count.severity, night_count.count
                FROM night_count JOIN night ON night.id = night_count.night_id
                WHERE night.id IN (SELECT max(id) FROM night GROUP BY day)
                ORDER BY night.day, night_count.institution IS NULL, night_count.institution, night_count.rule,
                  night_count.severity
                """
        ).compactMap { row in
            guard let day = CivilDate(iso: row["day"] as String),
                let severity = Severity(rawValue: row["severity"])
            else { return nil }
            return NightCount(
                day: day, institution: row["institution"], rule: row["rule"], severity: severity,
                count: row["count"])
        }
    }

    /// The days with a night.
    func days() throws -> [CivilDate] {
        try String.fetchAll(database, sql: "SELECT DISTINCT day FROM night ORDER BY day")
            .compactMap { CivilDate(iso: $0) }
    }

    /// Keeps tonight's counts.
    func keepCounts(_ findings: [StandingFinding], of documents: [ReportedDocument]) throws {
        struct Key: Hashable {
            var institution: String?
            var rule: String
            var severity: String
        }
        let institutions = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.institution) })
        var counts: [Key: Int] = [:]
        for finding in findings where finding.suppression == nil {
            let key = Key(
                institution: institutions[finding.document] ?? nil, rule: finding.finding.rule,
                severity: finding.finding.severity.rawValue)
            counts[key, default: 0] += 1
        }
        for (key, count) in counts {
            try database.execute(
                sql: "INSERT INTO night_count (night_id, institution, rule, severity, count) VALUES (?, ?, ?, ?, ?)",
                arguments: [night, key.institution, key.rule, key.severity, count])
        }
    }
}
