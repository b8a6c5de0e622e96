import KobanMigration

/// What a person must still decide, or what `--accept-review` decided: for standard error.
public enum MigrationReviewReporter {
    /// nil where the data reach as far as the day.
    public static func caution(_ report: MigrationReport) -> String? { MigrationWording.caution(report) }

    /// What remains after the run, and what the corrections made.
    public static func summary(_ report: MigrationReport) -> [String] {
        report.documents.flatMap(MigrationWording.newFindings) + MigrationWording.remaining(report.documents)
    }

    public static func lines(_ document: MigratedDocument) -> [String] {
        var out: [String] = []
        for field in document.fields where !field.choices.isEmpty || !field.holds.isEmpty {
            out.append(
                "\(document.path):\(field.line): \(MigrationWording.field(field)) — \(field.confidence.rawValue)、\(MigrationWording.treatment(field))"
            )
            out += field.holds.map { "  " + MigrationWording.hold($0) }
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
