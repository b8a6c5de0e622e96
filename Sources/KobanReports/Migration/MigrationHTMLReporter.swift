import KobanCorrections
import KobanDocuments
import KobanFormats
import KobanText

/// A 新旧対照表 in one HTML file that needs no other: changed words struck out and underlined.
///
/// Its totals stand first and lead to the documents, which are sorted by institution: all are kept until the end.
public struct MigrationHTMLReporter: Reporter {
    private let heading: MigrationHeading
    private var documents: [MigratedDocument] = []

    /// A page of nothing yet.
    public init(_ heading: MigrationHeading) {
        self.heading = heading
    }

    /// Takes a document.
    public mutating func add(_ document: MigratedDocument) throws(HTMLTemplateError) -> [UInt8] {
        documents.append(document)
        return []
    }

    /// The page.
    ///
    /// - Throws: where the template is damaged: a fault of the program.
    public mutating func end(_ ending: MigrationEnding) throws(HTMLTemplateError) -> [UInt8] {
        try Self.templates.get().render(
            Self.page(MigrationReport(heading, documents: documents, ending)), with: "migration")
    }

    private static let templates = Result { () throws(HTMLTemplateError) in
        try HTMLTemplates(["migration": PackageResources.migration_mustache])
    }

    private static func page(_ report: MigrationReport) -> TemplateView {
        let groups = report.groups
        var totals = groups.enumerated().map { total($1.name, $1.tally, anchor: "institution-\($0 + 1)") }
        if groups.count > 1 { totals.append(total("合計", MigrationTally(report.documents), anchor: nil)) }
        let problems = report.ending.errors.map(\.description) + report.ending.failures
        return TemplateView([
            "day": report.heading.run.asOf.japanese, "mode": MigrationWording.mode(report.heading),
            "version": report.heading.run.version,
            "totals": totals,
            "groups": TemplateViews(groups.enumerated()) {
                section($0.element, anchor: "institution-\($0.offset + 1)")
            },
            "problems": problems, "unread": problems.isEmpty ? nil : "\(problems.count)",
            "unreadFiles": UnreadFiles.words(report.ending.unread),
            "verified": report.heading.run.dataVerifiedThrough?.japanese,
            "caution": MigrationWording.caution(report.heading),
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
