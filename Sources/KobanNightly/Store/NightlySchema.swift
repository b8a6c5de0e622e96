import GRDB

/// The schema of the nightly database, forward only: a change is a further migration.
enum NightlySchema {
    /// Marks a SQLite file as Koban's nightly one: `KOBR`.
    static let applicationID = 0x4B4F_4252

    private static let migrations: [@Sendable (Database) throws -> Void] = [
        { database in
            try createReadings(database)
            try createNights(database)
            try createDocuments(database)
            try createFindings(database)
            try createViews(database)
        },
        { database in
            // Of all else in the row: a byte that has changed on the disk is noticed. Empty for
            // what was kept before there was one.
            try database.execute(sql: "ALTER TABLE reading ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
        },
    ]

    /// As `PRAGMA user_version` tells it.
    static var version: Int { migrations.count }

    /// Brings the schema up to date inside the caller's transaction.
    static func migrate(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else { throw NightlyStoreError.newerSchema(found: found, known: version) }
        guard found < version else { return }
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard found == 0 ? isEmpty : found > 0 else {
            throw NightlyStoreError(path: "", .damaged(message: "user_version \(found)"))
        }
        for migration in migrations[found...] { try migration(database) }
        try database.execute(sql: "PRAGMA user_version = \(version)")
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    /// Tables by which a nightly database is known that has lost its mark.
    static let marks: Set<String> = ["reading", "night", "document", "finding_event"]

    /// Makes sure that every column holds what it is declared to hold: SQLite's own check does not.
    ///
    /// - Throws: `NightlyStoreError.damaged` with the table's name.
    static func checkTypes(_ database: Database) throws {
        for table in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
            let wrong = try Row.fetchAll(
                database, sql: "SELECT name, lower(type) AS type FROM pragma_table_info(?)", arguments: [table]
            ).filter { ["integer", "text"].contains($0["type"] as String) }
                .map { "typeof(\"\($0["name"] as String)\") NOT IN ('\($0["type"] as String)', 'null')" }
            guard !wrong.isEmpty else { continue }
            let isWrong = try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM \"\(table)\" WHERE \(wrong.joined(separator: " OR ")))")
            if isWrong == true { throw NightlyStoreError(path: "", .damaged(message: table)) }
        }
    }

    /// What checks said. A set of citations or findings is kept once, under the digest of what
    /// it holds, however many readings say it.
    private static func createReadings(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE reading (
                  id INTEGER PRIMARY KEY,
                  content TEXT NOT NULL,
                  statutes TEXT NOT NULL,
                  program TEXT NOT NULL,
                  configuration TEXT NOT NULL,
                  holds_from TEXT,
                  holds_through TEXT,
                  form TEXT, number TEXT, title TEXT, institution TEXT, published_on TEXT,
                  name TEXT,
                  citation_set TEXT NOT NULL,
                  finding_set TEXT NOT NULL
                );
                CREATE INDEX reading_basis ON reading (content, statutes, program, configuration);
                CREATE INDEX reading_citation_set ON reading (citation_set);
                CREATE INDEX reading_finding_set ON reading (finding_set);
                CREATE TABLE citation (
                  citation_set TEXT NOT NULL,
                  position INTEGER NOT NULL,
                  section TEXT NOT NULL, field TEXT, purpose TEXT,
                  law TEXT, law_name TEXT, table_name TEXT, items TEXT NOT NULL, provisions TEXT NOT NULL,
                  status TEXT NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL, column_number INTEGER NOT NULL,
                  detail TEXT NOT NULL,
                  PRIMARY KEY (citation_set, position)
                ) WITHOUT ROWID;
                CREATE TABLE reading_finding (
                  finding_set TEXT NOT NULL,
                  position INTEGER NOT NULL,
                  detail TEXT NOT NULL,
                  PRIMARY KEY (finding_set, position)
                ) WITHOUT ROWID;
                """)
    }

    private static func createNights(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE night (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  day TEXT NOT NULL,
                  started_at TEXT NOT NULL,
                  version TEXT NOT NULL,
                  verified_through TEXT,
                  folders TEXT NOT NULL,
                  report TEXT NOT NULL,
                  staged TEXT NOT NULL,
                  is_published INTEGER NOT NULL DEFAULT 0
                );
                CREATE TABLE night_count (
                  night_id INTEGER NOT NULL REFERENCES night ON DELETE CASCADE,
                  institution TEXT,
                  rule TEXT NOT NULL,
                  severity TEXT NOT NULL,
                  count INTEGER NOT NULL
                );
                CREATE INDEX night_count_night ON night_count (night_id);
                CREATE TABLE night_error (
                  night_id INTEGER NOT NULL REFERENCES night ON DELETE CASCADE,
                  path TEXT NOT NULL,
                  message TEXT NOT NULL
                );
                """)
    }

    private static func createDocuments(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE document (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  path TEXT NOT NULL,
                  folder TEXT NOT NULL,
                  shown_path TEXT NOT NULL,
                  path_in_folder TEXT NOT NULL,
                  reading_id INTEGER NOT NULL REFERENCES reading,
                  checked_night INTEGER NOT NULL,
                  checked_on TEXT NOT NULL,
                  check_cause TEXT NOT NULL,
                  unread_reason TEXT,
                  removed_night INTEGER
                );
                CREATE UNIQUE INDEX document_path ON document (path) WHERE removed_night IS NULL;
                CREATE INDEX document_reading_id ON document (reading_id);
                CREATE TABLE document_event (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
                  night_id INTEGER NOT NULL REFERENCES night ON DELETE CASCADE,
                  kind TEXT NOT NULL,
                  former_path TEXT
                );
                CREATE INDEX document_event_night ON document_event (night_id, document_id);
                CREATE TABLE document_reading (
                  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
                  night_id INTEGER NOT NULL REFERENCES night ON DELETE CASCADE,
                  reading_id INTEGER NOT NULL REFERENCES reading,
                  cause TEXT NOT NULL,
                  PRIMARY KEY (document_id, night_id)
                ) WITHOUT ROWID;
                CREATE INDEX document_reading_reading ON document_reading (reading_id);
                """)
    }

    private static func createFindings(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE finding (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
                  identity TEXT NOT NULL,
                  rule TEXT NOT NULL,
                  severity TEXT NOT NULL,
                  first_night INTEGER NOT NULL REFERENCES night,
                  is_standing INTEGER NOT NULL,
                  suppression_kind TEXT,
                  suppression_reason TEXT,
                  position INTEGER NOT NULL,
                  detail TEXT NOT NULL,
                  UNIQUE (document_id, identity)
                );
                CREATE TABLE finding_event (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  finding_id INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
                  night_id INTEGER NOT NULL REFERENCES night ON DELETE CASCADE,
                  kind TEXT NOT NULL,
                  counted_before INTEGER NOT NULL,
                  counts_after INTEGER NOT NULL,
                  cause TEXT
                );
                CREATE INDEX finding_event_night ON finding_event (night_id, finding_id);
                CREATE INDEX finding_event_finding ON finding_event (finding_id);
                """)
    }

    /// For those who ask the database themselves.
    private static func createViews(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE VIEW 現在の指摘 AS
                  SELECT finding.id AS 番号, reading.institution AS 評価実施機関, reading.title AS 評価書名,
                    document.shown_path AS ファイル, finding.rule AS 規則, finding.severity AS 重さ,
                    json_extract(finding.detail, '$.place.line') AS 行,
                    json_extract(finding.detail, '$.field') AS 欄,
                    json_extract(finding.detail, '$.finding.message') AS 指摘,
                    json_extract(finding.detail, '$.finding.suggestion') AS 案,
                    json_extract(finding.detail, '$.finding.since') AS いつから,
                    night.day AS 初めて見つけた日,
                    finding.suppression_reason AS 見送りの理由
                  FROM finding JOIN document ON document.id = finding.document_id
                  JOIN reading ON reading.id = document.reading_id
                  JOIN night ON night.id = finding.first_night
                  WHERE finding.is_standing = 1;
                CREATE VIEW 現在の引用 AS
                  SELECT reading.institution AS 評価実施機関, reading.title AS 評価書名,
                    document.shown_path AS ファイル, citation.line AS 行, citation.field AS 欄,
                    citation.text AS 引用, citation.table_name AS 表, citation.items AS 項,
                    citation.status AS 状態
                  FROM citation JOIN reading ON reading.citation_set = citation.citation_set
                  JOIN document ON document.reading_id = reading.id
                  WHERE document.removed_night IS NULL AND citation.section IN ('current', 'annex');
                """)
    }
}
