import KobanCorrections
import KobanDocuments
import KobanText
import Mustache

/// A 新旧対照表 in one HTML file that needs no other: changed words struck out and underlined.
public enum MigrationHTMLReporter {
    /// - Throws: where the template is damaged: a fault of the program.
    public static func html(_ report: MigrationReport) throws -> String {
        try template.get().render(page(report))
    }

    private static let template = Result {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        return try MustacheTemplate(
            string: String(decoding: PackageResources.migration_mustache, as: UTF8.self))
    }

    private static func page(_ report: MigrationReport) -> TemplateView {
        let groups = report.groups
        var totals = groups.enumerated().map { total($1.name, $1.tally, anchor: "institution-\($0 + 1)") }
        if groups.count > 1 { totals.append(total("合計", MigrationTally(report.documents), anchor: nil)) }
        let problems = report.errors.map(\.description) + report.failures
        return TemplateView([
            "day": report.asOf.japanese, "mode": MigrationWording.mode(report), "version": report.version,
            "totals": totals,
            "groups": TemplateViews(groups.enumerated()) {
                section($0.element, anchor: "institution-\($0.offset + 1)")
            },
            "problems": problems, "unread": problems.isEmpty ? nil : "\(problems.count)",
            "unreadFiles": UnreadFiles.words(report.unread),
            "verified": report.dataVerifiedThrough?.japanese, "caution": MigrationWording.caution(report),
        ])
    }

    private static func total(_ name: String, _ tally: MigrationTally, anchor: String?) -> TemplateView {
        TemplateView([
            "name": name, "anchor": anchor, "isTotal": anchor == nil,
            "counts": [
                tally.assessments, tally.fields, tally.count(.mechanical), tally.count(.review),
                tally.count(.none), tally.written, tally.left,
            ].map(String.init),
        ])
    }

    private static func section(_ group: MigrationReport.Group, anchor: String) -> TemplateView {
        let changed = group.documents.filter { !$0.fields.isEmpty }
        return TemplateView([
            "name": group.name, "anchor": anchor, "isClean": changed.isEmpty,
            "documents": TemplateViews(changed.enumerated()) {
                article($0.element, anchor: "\(anchor)-\($0.offset + 1)")
            },
        ])
    }

    private static func article(_ document: MigratedDocument, anchor: String) -> TemplateView {
        TemplateView([
            "anchor": anchor, "title": document.title ?? "（評価書名が読み取れない評価書）", "path": document.path,
            "isHistoryMissing": document.historyEntryMissing, "copy": document.copy,
            "fields": document.fields.map { field($0, in: document) },
        ])
    }

    private static func field(_ field: MigratedField, in document: MigratedDocument) -> TemplateView {
        TemplateView([
            "label": MigrationWording.field(field), "place": field.place.japanese,
            "confidence": field.confidence.rawValue, "tone": tone(field.confidence),
            "treatment": MigrationWording.treatment(field, in: document),
            // A row that may be longer than a page must be allowed to break.
            "isLong": field.before.count > 600,
            "segments": field.segments.map(segment),
            "hasDecisions": !field.holds.isEmpty || !field.choices.isEmpty,
            "holds": field.holds.map(MigrationWording.hold),
            "choices": field.choices.map { choice($0, isWritten: document.isWritten(field)) },
        ])
    }

    private static func segment(_ segment: MigratedField.Segment) -> TemplateView {
        guard let replacement = segment.replacement else {
            return TemplateView(["isSame": true, "before": segment.before])
        }
        // Nothing that is put in or left out is not marked.
        return TemplateView([
            "removed": segment.before.isEmpty ? nil : segment.before,
            "added": replacement.isEmpty ? nil : replacement,
        ])
    }

    private static func choice(_ choice: MigratedField.Choice, isWritten: Bool) -> TemplateView {
        TemplateView([
            "subject": choice.subject, "reason": choice.reason,
            "chosen": isWritten ? choice.accepted : nil, "alternatives": choice.alternatives,
            "hasAlternatives": !isWritten && !choice.alternatives.isEmpty,
        ])
    }

    private static func tone(_ confidence: MigrationConfidence) -> String {
        switch confidence {
        case .mechanical: "mechanical"
        case .review: "review"
        case .none: "none"
        }
    }
}
