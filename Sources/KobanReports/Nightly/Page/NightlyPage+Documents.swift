import KobanAssessments
import KobanChecks
import KobanFormats
import KobanNightly
import KobanText

/// Every assessment, those without findings and without citations too.
extension NightlyPage {
    func everyDocument() -> TemplateView {
        let counts = Dictionary(grouping: report.findings, by: \.document)
        return TemplateView([
            "hasDocuments": !report.documents.isEmpty,
            "documents": TemplateViews(report.documents) { row(of: $0, findings: counts[$0.id] ?? []) },
            "columns": CitationStatus.allCases.map {
                TemplateView([
                    "status": $0.rawValue, "name": NightlyPageWords.name(of: $0),
                    "anchor": citations.lists($0) ? nil : Self.anchor(of: $0),
                ])
            },
            "anchorOfAll": citations.isCut ? Self.anchor(of: nil) : nil,
            "total": total(), "hasRemoved": !report.removed.isEmpty,
            "removedCount": NightlyNumbers.number(report.removed.count, to: nil),
            "removed": report.removed.map { document in
                TemplateView([
                    "id": String(document.id), "path": document.path, "title": document.title,
                    "institution": document.institution,
                ])
            },
        ])
    }

    /// What a heading and a row say of a document.
    func facts(of document: ReportedDocument) -> TemplateView {
        let inForce = document.citationsInForce.values.reduce(0, +)
        let all = document.citations.values.reduce(0, +)
        return TemplateView([
            "id": String(document.id), "path": document.path,
            "institution": document.institution ?? NightlyPageWords.noInstitution,
            "form": document.form?.rawValue ?? "様式の読み取れない文書", "number": document.number,
            "title": document.title ?? "（評価書名が読み取れない）",
            "publishedOn": document.publishedOn?.japanese, "isoPublishedOn": document.publishedOn?.description,
            "state": NightlyPageWords.name(of: document.state), "detail": NightlyPageWords.detail(of: document.state),
            "isUnread": { if case .unread = document.state { true } else { false } }(),
            "checkedOn": document.checkedOn.japanese, "isoCheckedOn": document.checkedOn.description,
            "cause": document.checkCause.japaneseName, "isCheckedTonight": document.isCheckedTonight,
            "citations": number(inForce, of: document), "inForce": String(inForce), "hasNoCitations": all == 0,
            "statuses": CitationStatus.allCases.map { status in
                TemplateView([
                    "name": NightlyPageWords.name(of: status), "status": status.rawValue,
                    "count": String(document.citationsInForce[status] ?? 0),
                    "number": number(document.citationsInForce[status] ?? 0, of: document, status),
                ])
            },
            "inHistory": all > inForce ? String(all - inForce) : nil,
        ])
    }

    private func row(of document: ReportedDocument, findings: [StandingFinding]) -> TemplateView {
        let active = findings.filter { $0.suppression == nil }
        let passed = findings.count - active.count
        return TemplateView([
            "facts": facts(of: document), "i": institutionKeys[document.institution],
            "findings": NightlyNumbers.number(active.count, to: "findings-of-\(document.id)"),
            "suppressed": NightlyNumbers.number(passed, to: "suppressed-of-\(document.id)"),
        ])
    }

    private func total() -> TemplateView {
        let sums = CitationStatus.allCases.map { status in
            report.documents.reduce(0) { $0 + ($1.citationsInForce[status] ?? 0) }
        }
        return TemplateView([
            "citations": NightlyNumbers.number(sums.reduce(0, +), to: Self.anchor(of: nil)),
            "statuses": zip(CitationStatus.allCases, sums).map { NightlyNumbers.number($1, to: Self.anchor(of: $0)) },
            "findings": NightlyNumbers.number(active.count, to: "findings"),
            "suppressed": NightlyNumbers.number(suppressed.count, to: "suppressed"),
        ])
    }
}
