import KobanMigration
import KobanText

/// A 新旧対照表 in one HTML file that needs no other: changed words struck out and underlined.
public enum MigrationHTMLReporter {
    public static func html(_ report: MigrationReport) -> String {
        // The template is part of the program; that it is one is tested.
        guard let template = try? HTMLTemplate(PackageResources.migration_mustache) else { return "" }
        return template.render(page(report))
    }

    private typealias Values = [String: any Sendable]

    private static func page(_ report: MigrationReport) -> Values {
        let groups = report.groups
        var totals = groups.enumerated().map { total($1.name, $1.tally, anchor: "institution-\($0 + 1)") }
        if groups.count > 1 { totals.append(total("合計", MigrationTally(report.documents), anchor: nil)) }
        let problems = report.errors.map(\.description) + report.failures
        var page: Values = [
            "day": report.asOf.japanese, "mode": MigrationWording.mode(report), "version": report.version,
            "totals": totals,
            "groups": groups.enumerated().map { section($1, anchor: "institution-\($0 + 1)") },
            "problems": problems,
        ]
        page["verified"] = report.dataVerifiedThrough?.japanese
        page["caution"] = MigrationWording.caution(report)
        if !problems.isEmpty { page["unread"] = "\(problems.count)" }
        return page
    }

    private static func total(_ name: String, _ tally: MigrationTally, anchor: String?) -> Values {
        var out: Values = [
            "name": name, "isTotal": anchor == nil,
            "counts": [
                tally.assessments, tally.fields, tally.count(.mechanical), tally.count(.review),
                tally.count(.none), tally.written, tally.left,
            ].map(String.init),
        ]
        out["anchor"] = anchor
        return out
    }

    private static func section(_ group: MigrationReport.Group, anchor: String) -> Values {
        let changed = group.documents.filter { !$0.fields.isEmpty }
        return [
            "name": group.name, "anchor": anchor, "isClean": changed.isEmpty,
            "documents": changed.enumerated().map { article($1, anchor: "\(anchor)-\($0 + 1)") },
        ]
    }

    private static func article(_ document: MigratedDocument, anchor: String) -> Values {
        var out: Values = [
            "anchor": anchor, "title": document.title ?? "（評価書名が読み取れない評価書）", "path": document.path,
            "isHistoryMissing": document.historyEntryMissing, "fields": document.fields.map(field),
        ]
        // Nothing of a group must show through in its documents.
        out["copy"] = document.copy ?? false as any Sendable
        return out
    }

    private static func field(_ field: MigratedField) -> Values {
        [
            "label": MigrationWording.field(field), "line": "\(field.line)",
            "confidence": field.confidence.rawValue, "tone": tone(field.confidence),
            "treatment": MigrationWording.treatment(field),
            // A row that may be longer than a page must be allowed to break.
            "isLong": field.before.count > 600,
            "segments": field.segments.map(segment),
            "hasDecisions": !field.holds.isEmpty || !field.choices.isEmpty,
            "holds": field.holds.map(MigrationWording.hold),
            "choices": field.choices.map { choice(field, $0) },
        ]
    }

    private static func segment(_ segment: MigratedField.Segment) -> Values {
        guard let replacement = segment.replacement else {
            return ["isSame": true, "before": segment.before, "removed": false, "added": false]
        }
        return [
            "isSame": false, "removed": shown(segment.before), "added": shown(replacement),
        ]
    }

    /// Nothing that is put in or left out is not marked.
    private static func shown(_ text: String) -> any Sendable { text.isEmpty ? false : text }

    private static func choice(_ field: MigratedField, _ choice: MigratedField.Choice) -> Values {
        [
            "subject": choice.subject, "reason": choice.reason,
            "chosen": field.isWritten ? choice.accepted : false as any Sendable,
            "alternatives": choice.alternatives,
            "hasAlternatives": !field.isWritten && !choice.alternatives.isEmpty,
        ]
    }

    private static func tone(_ confidence: MigrationConfidence) -> String {
        switch confidence {
        case .mechanical: "mechanical"
        case .review: "review"
        case .none: "none"
        }
    }
}
