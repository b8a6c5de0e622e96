import GRDB
import KobanChecks
import KobanSettings

/// Carries the findings of one assessment from night to night: found, gone, back, passed over,
/// and each of these kept as an event.
struct FindingLives {
    let database: Database
    let night: Int64

    /// A finding of the assessment as stored.
    private struct Life {
        let id: Int64
        let identity: String
        let isStanding: Bool
        let suppression: Suppression?
        let detail: String

        init(_ row: Row) {
            id = row["id"]
            identity = row["identity"]
            isStanding = row["is_standing"]
            suppression = (row["suppression_kind"] as String?).flatMap(Suppression.Kind.init(rawValue:))
                .map { Suppression(kind: $0, reason: row["suppression_reason"] ?? "") }
            detail = row["detail"]
        }

        var counts: Bool { isStanding && suppression == nil }
    }

    /// What happened to a finding.
    enum Event: String {
        case found
        case returned
        case gone
        case suppressed
        case unsuppressed
        case updated
    }

    /// The findings of a document's reading as tonight has them.
    ///
    /// - Parameters:
    ///   - suppressions: for the index of each that is passed over, why.
    ///   - cause: why those that are gone are; nil where the reading is the former one, and so no
    ///     finding can have come or gone.
    /// - Throws: `NightlyStoreError.damaged` where one has all the same.
    func update(
        document: Int64, to findings: [RecordedFinding], suppressions: [Int: Suppression],
        cause: ResolvedFinding.Cause?
    ) throws {
        let lives = Dictionary(
            try stored(document).map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        if cause == nil, Set(lives.values.filter(\.isStanding).map(\.identity)) != Set(findings.map(\.keyInDocument)) {
            throw NightlyStoreError(path: "", .damaged(message: "finding.document_id \(document)"))
        }
        var met: Set<String> = []
        for (position, finding) in findings.enumerated() {
            let key = finding.keyInDocument
            met.insert(key)
            let suppression = suppressions[position]
            let detail = try StoredDetail.text(of: finding)
            if let life = lives[key] {
                if cause == nil, life.detail != detail,
                    try StoredDetail.value(RecordedFinding.self, life.detail).named("") != finding.named("")
                {
                    throw NightlyStoreError(path: "", .damaged(message: "finding \(life.id)"))
                }
                try change(life, to: finding, detail: detail, position: position, suppression: suppression)
            } else {
                try database.execute(
                    sql: """
                        INSERT INTO finding (document_id, identity, rule, severity, first_night, is_standing,
                          suppression_kind, suppression_reason, position, detail)
                        VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
                        """,
                    arguments: [
                        document, key, finding.finding.rule, finding.finding.severity.rawValue, night,
                        suppression?.kind.rawValue, suppression?.reason, position, detail,
                    ])
                try record(.found, of: database.lastInsertedRowID, before: false, after: suppression == nil)
            }
        }
        guard let cause else { return }
        for life in lives.values.sorted(by: { $0.id < $1.id }) where life.isStanding && !met.contains(life.identity) {
            try end(life, cause: cause)
        }
    }

    /// The document's file is no more.
    func end(document: Int64, cause: ResolvedFinding.Cause) throws {
        for life in try stored(document) where life.isStanding { try end(life, cause: cause) }
    }

    private func stored(_ document: Int64) throws -> [Life] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, identity, is_standing, suppression_kind, suppression_reason, detail
                FROM finding WHERE document_id = ? ORDER BY id
                """, arguments: [document]
        ).map(Life.init)
    }

    private func change(
        _ life: Life, to finding: RecordedFinding, detail: String, position: Int, suppression: Suppression?
    ) throws {
        if life.isStanding, life.suppression == suppression, life.detail == detail {
            try database.execute(
                sql: "UPDATE finding SET position = ? WHERE id = ? AND position <> ?",
                arguments: [position, life.id, position])
            return
        }
        try database.execute(
            sql: """
                UPDATE finding SET rule = ?, severity = ?, is_standing = 1, suppression_kind = ?,
                  suppression_reason = ?, position = ?, detail = ? WHERE id = ?
                """,
            arguments: [
                finding.finding.rule, finding.finding.severity.rawValue, suppression?.kind.rawValue,
                suppression?.reason, position, detail, life.id,
            ])
        let after = suppression == nil
        if !life.isStanding {
            try record(.returned, of: life.id, before: false, after: after)
        } else if life.suppression == nil, let suppression {
            try record(.suppressed, of: life.id, before: true, after: false, cause: .suppressed(suppression))
        } else if life.suppression != nil, suppression == nil {
            try record(.unsuppressed, of: life.id, before: false, after: true)
        } else if life.detail != detail,
            try !StoredDetail.value(RecordedFinding.self, life.detail).saysTheSame(as: finding)
        {
            try record(.updated, of: life.id, before: after, after: after)
        }
    }

    private func end(_ life: Life, cause: ResolvedFinding.Cause) throws {
        try database.execute(sql: "UPDATE finding SET is_standing = 0 WHERE id = ?", arguments: [life.id])
        try record(.gone, of: life.id, before: life.counts, after: false, cause: cause)
    }

    private func record(
        _ event: Event, of finding: Int64, before: Bool, after: Bool, cause: ResolvedFinding.Cause? = nil
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO finding_event (finding_id, night_id, kind, counted_before, counts_after, cause)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                finding, night, event.rawValue, before, after, try cause.map { try StoredDetail.text(of: $0) },
            ])
    }
}
