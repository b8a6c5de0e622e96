import KobanAssessments
import KobanChecks
import KobanMigration
import KobanText

/// One document of a migration.
public struct MigratedDocument: Sendable {
    public let path: String
    public let assessment: Assessment
    public let migration: DocumentMigration
    /// Where the corrected copy was written; nil where none was.
    public let copy: String?

    public init(path: String, assessment: Assessment, migration: DocumentMigration, copy: String?) {
        self.path = path
        self.assessment = assessment
        self.migration = migration
        self.copy = copy
    }
}

/// What `koban migrate` says.
public struct MigrationReport: Sendable {
    public let version: String
    public let asOf: CivilDate
    public let dataVerifiedThrough: CivilDate?
    public let documents: [MigratedDocument]
    public let errors: [AssessmentInputError]

    public init(
        version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?,
        documents: [MigratedDocument], errors: [AssessmentInputError]
    ) {
        self.version = version
        self.asOf = asOf
        self.dataVerifiedThrough = dataVerifiedThrough
        self.documents = documents
        self.errors = errors
    }

    /// Whether the field stands in a corrected copy, would, or is left to a person.
    static func treatment(_ field: FieldMigration) -> String {
        field.isWritten ? (field.confidence == .mechanical ? "書き換え" : "担当者の了承により書き換え") : "そのまま（\(field.references.contains { $0.edits.isEmpty } ? "この場では書き換えられない引用があり、" : "")担当者が決める）"
    }

    static func choice(_ choice: MigrationChoice, isWritten: Bool) -> String {
        "\(choice.subject): \(choice.reason)"
            + (isWritten ? "（\(choice.accepted)）" : "（選択肢: \(choice.alternatives.joined(separator: "／"))）")
    }
}

/// The proposals as the rows of 変更箇所, the six columns of the form first.
public enum MigrationTableReporter {
    static let header = HistoryRow.columns + ["確度", "扱い", "要確認の内容", "評価実施機関", "評価書名", "ファイル"]

    /// For a spreadsheet: UTF-8 with a byte order mark and CR LF.
    public static func csv(_ report: MigrationReport) -> [UInt8] {
        var out: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in [header] + rows(report) {
            for (index, cell) in row.enumerated() {
                if index > 0 { out.append(0x2C) }
                out.append(0x22)
                // A text of others that begins like a formula must not be run as one.
                if cell.utf8.first.map({ "=+-@\t".utf8.contains($0) }) ?? false { out.append(0x27) }
                for byte in cell.utf8 {
                    if byte == 0x22 { out.append(0x22) }
                    out.append(byte)
                }
                out.append(0x22)
            }
            out += [0x0D, 0x0A]
        }
        return out
    }

    public static func markdown(_ report: MigrationReport) -> String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
        }
        return line(header) + "|" + String(repeating: " --- |", count: header.count) + "\n"
            + rows(report).map(line).joined()
    }

    /// Text of an assessment can become neither a column nor markup.
    private static func escaped(_ cell: String) -> String {
        cell.split(whereSeparator: \.isNewline).joined(separator: " ")
            .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\\", with: "\\\\")
            .replacing("|", with: "\\|").replacing("*", with: "\\*").replacing("_", with: "\\_")
            .replacing("`", with: "\\`").replacing("[", with: "\\[")
    }

    private static func rows(_ report: MigrationReport) -> [[String]] {
        report.documents.flatMap { document in
            document.migration.fields.map { field in
                HistoryRow(field, day: report.asOf).cells + [
                    field.confidence.rawValue, MigrationReport.treatment(field),
                    field.choices.map { MigrationReport.choice($0, isWritten: field.isWritten) }
                        .joined(separator: " ‖ "),
                    document.assessment.institution ?? "", document.assessment.title ?? "", document.path,
                ]
            }
        }
    }
}

/// The corrections that are made, as a patch.
public enum MigrationDiffReporter {
    public static func diff(_ report: MigrationReport) -> String {
        report.documents.map {
            UnifiedDiff.text(of: $0.migration.allEdits, in: $0.migration.source, path: $0.path)
        }.joined()
    }
}

public enum MigrationJSONReporter {
    public static func report(_ report: MigrationReport) -> [UInt8] {
        JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(report.version))])),
            ("asOf", .string(report.asOf.description)),
            ("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description)),
            ("documents", .array(report.documents.map(document))),
            ("errors", .array(report.errors.map {
                .object([("path", .string($0.path)), ("message", .string($0.message))])
            })),
        ]).serialized()
    }

    private static func document(_ document: MigratedDocument) -> JSONValue {
        .object([
            ("path", .string(document.path)),
            ("institution", .optional(document.assessment.institution)),
            ("title", .optional(document.assessment.title)),
            ("copy", .optional(document.copy)),
            ("historyEntryMissing", .bool(document.migration.history.isMissing)),
            ("fields", .array(document.migration.fields.map { field($0, in: document.migration.source) })),
        ])
    }

    private static func field(_ field: FieldMigration, in source: SourceText) -> JSONValue {
        .object([
            ("field", .optional(field.field)),
            ("section", .string(field.isAnnex ? "annex" : "current")),
            ("line", .int(source.position(at: field.pieces.first?.lowerBound ?? 0).line)),
            ("confidence", .string(field.confidence.rawValue)),
            ("written", .bool(field.isWritten)),
            ("before", .string(field.before)),
            ("after", .string(field.after)),
            ("edits", .array(field.edits.map { edit in
                .object([
                    ("utf8Offset", .int(edit.range.lowerBound)), ("utf8Length", .int(edit.range.count)),
                    ("before", .string(source.text(in: edit.range))), ("after", .string(edit.replacement)),
                ])
            })),
            ("references", .array(field.references.map { reference in
                .object([
                    ("rule", .string(reference.finding.rule)),
                    ("confidence", .string(reference.confidence.rawValue)),
                    ("text", .string(source.text(in: reference.finding.range))),
                    ("message", .string(reference.finding.message)),
                    ("evidence", .string(reference.finding.evidence)),
                    ("choices", .array(reference.choices.map { choice in
                        .object([
                            ("subject", .string(choice.subject)), ("reason", .string(choice.reason)),
                            ("alternatives", .strings(choice.alternatives)),
                            ("accepted", .string(choice.accepted)),
                        ])
                    })),
                ])
            })),
        ])
    }
}

/// What a person must still decide, or has decided by accepting it: for standard error.
public enum MigrationReviewReporter {
    public static func lines(_ document: MigratedDocument) -> [String] {
        var out: [String] = []
        for field in document.migration.fields where !field.choices.isEmpty {
            let line = document.migration.source.position(at: field.pieces.first?.lowerBound ?? 0).line
            out.append("\(document.path):\(line): \(field.field ?? "欄の外") — \(field.confidence.rawValue)、\(MigrationReport.treatment(field))")
            for choice in field.choices {
                out.append("  \(choice.subject) — \(choice.reason)")
                if field.isWritten {
                    out.append("    選んだもの: \(choice.accepted)")
                } else {
                    out += choice.alternatives.map { "    ・\($0)" }
                }
            }
        }
        return out
    }
}
