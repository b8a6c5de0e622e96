import KobanChecks
import KobanDocuments
import KobanFormats
import KobanNightly
import KobanSettings
import KobanText

/// The head of the page: of what day it is, what a reader must know first, the numbers.
extension NightlyPage {
    mutating func overview() -> TemplateView {
        let unread = report.documents.filter { if case .unread = $0.state { true } else { false } }
        let figures = [findingFigures(), changeFigures(), documentFigures(), citationFigures()]
        return TemplateView([
            "day": NightlyPageWords.both(report.day), "isoDay": report.day.description,
            "startedAt": report.startedAt, "night": String(report.night),
            "previous": report.previous.map { previous in
                TemplateView([
                    "day": previous.day.japanese, "startedAt": previous.startedAt,
                    "night": String(previous.night),
                ])
            },
            "verified": report.dataVerifiedThrough.map { NightlyPageWords.both($0) },
            "isBeyond": report.isBeyondData, "folders": report.folders.map { TemplateView(["path": $0]) },
            "hasCautions": report.isBeyondData || !report.errors.isEmpty || !report.notes.isEmpty || !unread.isEmpty
                || report.documents.isEmpty,
            "unreadFiles": UnreadFiles.words(report.unreadFiles),
            "isEmpty": report.documents.isEmpty,
            "errorCount": report.errors.isEmpty ? nil : NightlyNumbers.number(report.errors.count, to: "unread"),
            "errors": report.errors.map { TemplateView(["path": $0.path, "message": $0.message]) },
            "unreadCount": unread.isEmpty ? nil : NightlyNumbers.number(unread.count, to: "unread-documents"),
            "unread": unread.map {
                TemplateView([
                    "anchor": "document-\($0.id)", "path": $0.path, "detail": NightlyPageWords.detail(of: $0.state),
                ])
            },
            "hasNotes": !report.notes.isEmpty, "notes": report.notes.map { TemplateView(["text": $0]) },
            "elsewhere": report.documentsElsewhere > 0 ? String(report.documentsElsewhere) : nil,
            "groups": figures,
            "hasSuppressed": !suppressed.isEmpty, "hasRules": !rules.isEmpty,
        ])
    }

    private func group(_ title: String, _ figures: [(String, TemplateView)], note: String? = nil) -> TemplateView {
        TemplateView([
            "title": title, "note": note,
            "figures": figures.map { TemplateView(["name": $0.0, "count": $0.1]) },
        ])
    }

    private mutating func findingFigures() -> TemplateView {
        var figures = [("全部", NightlyNumbers.number(active.count, to: "findings"))]
        for severity in Severity.allCases.reversed() {
            let ids = active.filter { $0.finding.severity == severity }.map(\.id)
            figures.append(
                (
                    NightlyPageWords.shape(of: severity) + " " + NightlyPageWords.name(of: severity),
                    numbers.list(
                        .finding, ids, title: "\(NightlyPageWords.name(of: severity))の指摘",
                        filter: .init(severity: severity))
                ))
        }
        figures.append(
            (
                "うち要確認",
                numbers.list(
                    .finding, active.filter(\.finding.needsReview).map(\.id), title: "人が決めるべき（要確認の）指摘",
                    filter: .init(state: "review"))
            ))
        for kind in Suppression.Kind.allCases {
            let passed = suppressed.filter { $0.suppression?.kind == kind }
            figures.append(
                (
                    "見送り（\(kind.japaneseName)）",
                    numbers.list(.finding, passed.map(\.id), title: "見送った指摘（\(kind.japaneseName)）")
                ))
        }
        return group("指摘", figures, note: "見送った指摘は「見送り」だけに数えます。")
    }

    private mutating func changeFigures() -> TemplateView {
        let figures = [
            ("新しい指摘", NightlyNumbers.number(news.count, to: isAllNew ? "findings" : "new")),
            ("解消した指摘", NightlyNumbers.number(report.resolved.count, to: "resolved")),
            (
                "内容が変わった指摘",
                numbers.list(
                    .finding, active.filter(\.isUpdated).map(\.id), title: "内容が変わった指摘",
                    filter: .init(state: "updated"))
            ),
        ]
        return group("前回から", figures)
    }

    private mutating func documentFigures() -> TemplateView {
        var figures = [("全部", NightlyNumbers.number(report.documents.count, to: "documents-table"))]
        let checked = report.documents.filter(\.isCheckedTonight)
        figures.append(("今夜確かめ直した", numbers.list(.document, checked.map(\.id), title: "今夜確かめ直した評価書")))
        var byState: [String: [Int]] = [:]
        var order: [String] = []
        for document in report.documents where document.state != .unchanged {
            let name = NightlyPageWords.name(of: document.state)
            if byState[name] == nil { order.append(name) }
            byState[name, default: []].append(document.id)
        }
        for name in order {
            figures.append((name, numbers.list(.document, byState[name] ?? [], title: "評価書: \(name)")))
        }
        figures.append(("なくなった", NightlyNumbers.number(report.removed.count, to: "removed")))
        let silent = report.documents.filter { $0.citations.values.allSatisfy { $0 == 0 } }
        figures.append(("引用が見つからない", numbers.list(.document, silent.map(\.id), title: "引用が一つも見つからない評価書")))
        return group(
            "評価書", figures,
            note: "ほかは前に確かめたままです（評価書、法令データ、設定などが変わらない限り、結果は同じです）。")
    }

    private func citationFigures() -> TemplateView {
        func sum(_ status: CitationStatus) -> Int {
            report.documents.reduce(0) { $0 + ($1.citationsInForce[status] ?? 0) }
        }
        let total = CitationStatus.allCases.reduce(0) { $0 + sum($1) }
        var figures = [("全部", NightlyNumbers.number(total, to: Self.anchor(of: nil)))]
        for status in CitationStatus.allCases {
            figures.append(
                (NightlyPageWords.name(of: status), NightlyNumbers.number(sum(status), to: Self.anchor(of: status))))
        }
        return group(
            "引用", figures, note: "「適正」は、その日の法令データにその表・項・条があるという意味で、根拠として適切かどうかは含みません。変更箇所（変更履歴）の引用は数えません。")
    }
}
