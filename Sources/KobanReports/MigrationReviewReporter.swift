import KobanCorrections
import KobanDocuments

/// What a person must still decide, or what `--accept-review` decided: for standard error.
public enum MigrationReviewReporter {
    /// nil where the data reach as far as the day.
    public static func caution(_ report: MigrationReport) -> String? { MigrationWording.caution(report) }

    /// The documents of which no copy was written, by why: a folder of copies does not hold them.
    public static func notCopied(_ report: MigrationReport) -> [String] {
        func line(_ documents: [MigratedDocument], _ why: String) -> String? {
            guard !documents.isEmpty else { return nil }
            return "写しを書き出していない評価書が\(documents.count)件あります（\(why)）: " + documents.map(\.path).joined(separator: "、")
        }
        let without = report.documents.filter { $0.copy == nil }
        let unchanged = without.filter { $0.notCopied == nil }
        return [
            line(unchanged.filter(\.fields.isEmpty), "書き換える欄がない"),
            line(unchanged.filter { !$0.fields.isEmpty }, "どの欄もそのまま"),
            line(without.filter { $0.notCopied != nil }, "写しを書き出せなかった"),
        ].compactMap(\.self)
    }

    /// What remains after the run, and what the corrections made.
    public static func summary(_ report: MigrationReport) -> [String] {
        report.documents.flatMap(MigrationWording.newFindings) + MigrationWording.remaining(report.documents)
    }

    public static func lines(_ document: MigratedDocument) -> [String] {
        var out: [String] = []
        for field in document.fields where !field.choices.isEmpty || !field.holds.isEmpty {
            out.append(
                "\(document.path):\(field.place.lineAfterPath): \(MigrationWording.field(field)) — \(field.confidence.rawValue)、\(MigrationWording.treatment(field, in: document))"
            )
            out += field.holds.map { "  " + MigrationWording.hold($0) }
            for choice in field.choices {
                out.append("  \(choice.subject) — \(choice.reason)")
                if document.isWritten(field) {
                    out.append("    選んだもの: \(choice.accepted)")
                } else {
                    out += choice.alternatives.map { "    ・\($0)" }
                }
            }
        }
        return out
    }
}
