import KobanChecks
import KobanDocuments
import KobanFormats
import KobanNightly

/// Every citation in force with its standing, by assessment.
extension NightlyPage {
    func everyCitation() -> TemplateView {
        let listed = report.documents.filter { citations.count(of: $0.id) > 0 }
        return TemplateView([
            "isEmpty": citations.count == 0, "leftOut": leftOut, "hasLists": !listed.isEmpty,
            "statuses": ListedCitations.order.compactMap { assessments(with: $0, in: listed) },
            // All that there are only where none was left out: then the number of the summary leads here.
            "anchor": citations.isCut ? "citations-listed" : Self.anchor(of: nil),
            "documents": TemplateViews(listed) { table(of: $0) },
        ])
    }

    private var leftOut: String? {
        guard citations.isCut else { return nil }
        let book = citations.count > NightlyWorkbookReporter.mostCitations
        return "引用が\(citations.count)件と多いので、ここには「旧い」「誤り」「要確認」だけを載せています。"
            + (book
                ? "「データにない法令」は findings.xlsx のシート「引用」に、「適正」は findings.json にあります。"
                : "「適正」と「データにない法令」も含むすべては、findings.xlsx のシート「引用」にあります。")
    }

    /// Where all citations of a status are counted: by assessment in the list of citations, or, where
    /// they are not listed, in the table of assessments.
    static func anchor(of status: CitationStatus?) -> String { "citations-\(status?.rawValue ?? "total")" }

    /// A number of citations of an assessment.
    func number(_ count: Int, of document: ReportedDocument, _ status: CitationStatus) -> TemplateView {
        NightlyNumbers.number(
            count,
            to: citations.of(document.id, status).isEmpty ? nil : "citations-of-\(document.id)-\(status.rawValue)")
    }

    /// All citations in force of an assessment.
    func number(_ count: Int, of document: ReportedDocument) -> TemplateView {
        NightlyNumbers.number(
            count,
            to: citations.isCut || citations.count(of: document.id) == 0 ? nil : "citations-of-\(document.id)-all")
    }

    /// In which assessments a status occurs, and how often.
    private func assessments(with status: CitationStatus, in listed: [ReportedDocument]) -> TemplateView? {
        let found = listed.filter { !citations.of($0.id, status).isEmpty }
        guard !found.isEmpty else { return nil }
        return TemplateView([
            "anchor": Self.anchor(of: status), "name": NightlyPageWords.name(of: status),
            "count": String(found.reduce(0) { $0 + citations.of($1.id, status).count }),
            "entries": TemplateViews(found) { document in
                TemplateView([
                    "path": document.path,
                    "number": number(citations.of(document.id, status).count, of: document, status),
                ])
            },
        ])
    }

    private func table(of document: ReportedDocument) -> TemplateView {
        TemplateView([
            "id": String(document.id), "path": document.path, "count": String(citations.count(of: document.id)),
            "institution": document.institution ?? NightlyPageWords.noInstitution, "title": title(of: document),
            "groups": ListedCitations.order.compactMap { status -> TemplateView? in
                let entries = citations.of(document.id, status)
                guard !entries.isEmpty else { return nil }
                let name = NightlyPageWords.name(of: status)
                return TemplateView([
                    "id": String(document.id), "status": status.rawValue, "name": name, "count": String(entries.count),
                    "rows": TemplateViews(entries) { row(of: $0, name) },
                ])
            },
        ])
    }

    private func row(of entry: ListedCitations.Entry, _ status: String) -> TemplateView {
        let recorded = entry.recorded
        return TemplateView([
            "place": recorded.place.start.afterPath, "field": recorded.field,
            "text": recorded.text, "name": status, "reason": recorded.reviewReason,
            "findings": entry.findings.map { TemplateView(["id": String($0)]) },
        ])
    }
}
