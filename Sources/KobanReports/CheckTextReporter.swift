import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanRuns
import KobanSettings
import KobanText

/// The output of `koban check` for people: each finding at its place, and a summary that
/// counts what was found right too, so that nobody takes silence for an all-clear.
public struct CheckTextReporter: Sendable {
    private let style: TerminalStyle
    private let isQuiet: Bool
    private let evidence: EvidenceWording?
    private let width: Int
    private let showsSuppressed: Bool
    private let ambiguous: DisplayWidth.Ambiguous

    /// - Parameters:
    ///   - showsSuppressed: whether findings that are passed over are shown too.
    ///   - isQuiet: one line a finding, and nothing of what is right.
    ///   - evidence: says since when and from where a finding is known; nil leaves that out.
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(
        style: TerminalStyle, isQuiet: Bool, evidence: EvidenceWording?, width: Int = 100,
        showsSuppressed: Bool = false, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) {
        self.ambiguous = ambiguous
        self.showsSuppressed = showsSuppressed
        self.style = style
        self.isQuiet = isQuiet
        self.evidence = evidence
        self.width = max(40, min(width, 160))
    }

    /// The whole report in Japanese, each line ended. Nothing that a terminal obeys is in it but
    /// the colours.
    public func report(_ report: CheckReport) -> String { text(of: report).output }

    private func text(of report: CheckReport) -> TerminalText {
        var out: TerminalText = ""
        for assessment in report.assessments {
            out += isQuiet ? quietLines(assessment) : section(assessment)
        }
        out += isQuiet ? "" : summary(report)
        return out
    }

    // MARK: One assessment

    private func section(_ reported: ReportedAssessment) -> TerminalText {
        let checked = reported.checked
        let assessment = checked.assessment
        var facts: [String] = []
        facts.append(assessment.form?.rawValue ?? "評価書の様式ではない文書")
        if let institution = assessment.institution { facts.append(institution) }
        if let day = assessment.publishedOn { facts.append("\(day.japanese)公表") }
        var out = style.bold("■ \(reported.path)") + "\n"
        out +=
            "  \(assessment.title.map { $0 + "（" + facts.joined(separator: "、") + "）" } ?? facts.joined(separator: "、"))\n"
        for shown in reported.shownFindings(withSuppressed: showsSuppressed) {
            out += "\n" + block(shown.finding, reported, shown.suppression)
        }
        let review = checked.citationsInForce.filter { $0.status == .review }
        if !review.isEmpty {
            out += "\n" + style.blue("要確認") + " 手元の法令データでは判断できない引用\n"
            for citation in review { out += reviewLine(citation, assessment.document) }
        }
        let unreadable = checked.citations.flatMap(\.assessed.unreadableCells)
        if !unreadable.isEmpty {
            let cells = unreadable.map { cell in
                let text = assessment.source.text(in: cell)
                let place = assessment.document.place(at: cell.lowerBound)
                return "\(place.japanese)\(text.isEmpty ? "（空欄）" : "「\(text)」")"
            }
            out += "\n" + style.blue("注意") + " 項番の欄で数字として読めなかったもの（確認の対象外）\n"
            out += folded(cells.joined(separator: "、"), indent: "    ")
        }
        let history = checked.citations.count - checked.citationsInForce.count
        out += "\n  \(counts(checked.citationsInForce.map(\.status), history: history))\n\n"
        return out
    }

    private func block(
        _ finding: Finding, _ reported: ReportedAssessment, _ suppression: Suppression?
    ) -> TerminalText {
        let document = reported.checked.assessment.document
        let place = document.place(at: finding.range.lowerBound)
        let name = RuleCatalog.rule(finding.rule)?.japaneseName ?? finding.rule
        var out: TerminalText =
            "\(style.bold("\(reported.path):\(place.afterPath):")) \(severity(finding.severity)) \(style.bold("\(name)")) [\(finding.rule)]\n"
        let ranges = finding.marks
        // Beside each line stands its number, where the document has any.
        func number(at offset: Int) -> String { document.place(at: offset).lineNumber.map(String.init) ?? "" }
        let digits = ([finding.range] + ranges).map { number(at: $0.lowerBound).count }.max() ?? 0
        let gutter = String(repeating: " ", count: digits)
        out += "  \(gutter) \(style.blue("|"))\n"
        for excerpt in Excerpt.marking(ranges, in: document.source, width: width - digits - 6, ambiguous: ambiguous) {
            let number = number(at: excerpt.start)
            let blank = String(repeating: " ", count: digits - number.count)
            out += "  \(style.blue("\(blank)\(number) |")) \(excerpt.text)\n"
            out += "  \(gutter) \(style.blue("|")) \(mark(excerpt.mark, finding.severity))\n"
        }
        out += folded(finding.message, indent: "  \(gutter) ", first: style.blue("= "))
        if let suggestion = finding.suggestion {
            out += folded(
                "書き換え案\(finding.needsReview ? "（要確認）" : ""): \(suggestion)",
                indent: "  \(gutter) ", first: style.blue("= "))
        } else if finding.needsReview {
            out += "  \(gutter) \(style.blue("= "))機械的な書き換え案はありません（要確認）\n"
        }
        if let suppression {
            out += folded(
                "見送り（\(suppression.kind.japaneseName)）: \(suppression.reason)",
                indent: "  \(gutter) ", first: style.blue("= "))
        }
        if let since = finding.since, evidence != nil {
            out += "  \(gutter) \(style.blue("= "))\(since.japanese)から\n"
        }
        if let evidence, !finding.evidence.isEmpty {
            out += folded("資料: \(evidence.japanese(finding.evidence))", indent: "  \(gutter) ", first: style.blue("= "))
        }
        return out
    }

    private func reviewLine(_ checked: CheckedCitation, _ document: Document) -> TerminalText {
        let place = document.place(at: checked.citation.range.lowerBound)
        var text = document.source.text(in: checked.citation.range)
            .split(whereSeparator: \.isNewline).joined()
        if text.count > 60 { text = text.prefix(56) + "…" }
        return folded(
            "\(place.japanese) 「\(text)」\(checked.reviewReason.map { ": " + $0 } ?? "")",
            indent: "    ")
    }

    private func quietLines(_ reported: ReportedAssessment) -> TerminalText {
        let document = reported.checked.assessment.document
        return reported.shownFindings(withSuppressed: showsSuppressed).map { shown in
            let finding = shown.finding
            let place = document.place(at: finding.range.lowerBound)
            let mark = shown.suppression.map { "（\($0.kind.japaneseName)）" } ?? ""
            return
                "\(reported.path):\(place.afterPath): \(finding.severity.japaneseName)\(mark): \(finding.message) [\(finding.rule)]\n"
        }.joined()
    }

    // MARK: Summary

    private func summary(_ report: CheckReport) -> TerminalText {
        let summary = report.summary
        var out = decisions(report.suppression)
        out += style.bold("まとめ") + "\n"
        out += "  評価書 \(summary.assessments)件を\(report.asOf.japanese)の法令で確かめました。\n"
        let statuses = report.assessments.flatMap { $0.checked.citationsInForce.map(\.status) }
        let all = report.assessments.reduce(0) { $0 + $1.checked.citations.count }
        out += "  \(counts(statuses, history: all - statuses.count))\n"
        out +=
            "  指摘: エラー \(summary.findings[.error] ?? 0)件、警告 \(summary.findings[.warning] ?? 0)件、注意 \(summary.findings[.note] ?? 0)件\n"
        let suppressed = Suppression.Kind.allCases.compactMap { kind in
            summary.suppressed[kind].map { "\(kind.japaneseName) \($0)件" }
        }
        if !suppressed.isEmpty {
            out += "  見送った指摘（上の数に含まない）: \(suppressed.joined(separator: "、"))"
            out += showsSuppressed ? "\n" : "（--show-suppressed で表示）\n"
        }
        if !report.suppression.silencedRules.isEmpty {
            out += "  設定で切ってある規則: \(report.suppression.silencedRules.joined(separator: "、"))\n"
        }
        if !report.errors.isEmpty { out += "  読めなかったもの: \(report.errors.count)件\n" }
        if let unread = UnreadFiles.words(report.unread) { out += folded("読まなかったファイル: \(unread)", indent: "  ") }
        if report.isBeyondData {
            out += "  \(Self.beyondNote(report))\n"
        }
        return out
    }

    /// Baseline entries and waivers that no longer apply.
    private func decisions(_ outcome: SuppressionOutcome) -> TerminalText {
        let notes = outcome.notes
        guard !notes.isEmpty else { return "" }
        return style.bold("免除とベースラインの手入れ") + "\n"
            + notes.map { folded($0, indent: "  ", first: "- ") }.joined() + "\n"
    }

    /// What is said on every output for a day that the data do not reach.
    public static func beyondNote(_ report: CheckReport) -> String {
        guard let day = report.dataVerifiedThrough else { return "※ 法令データがありません。" }
        return "※ 法令データで確かめたのは\(day.japanese)までです。その後の改正は反映されていません。"
    }

    private func counts(_ statuses: [CitationStatus], history: Int) -> String {
        func count(_ status: CitationStatus) -> Int { statuses.count { $0 == status } }
        var text =
            "引用 \(statuses.count)件: 適正 \(count(.ok))、旧い \(count(.stale))、誤り \(count(.wrong))、要確認 \(count(.review))、データにない法令 \(count(.external))"
        if history > 0 { text += "（ほかに変更履歴の引用 \(history)件）" }
        return text
    }

    // MARK: Words

    private func severity(_ severity: Severity) -> TerminalText {
        switch severity {
        case .error: style.red("エラー")
        case .warning: style.yellow("警告")
        case .note: style.blue("注意")
        }
    }

    private func mark(_ mark: String, _ severity: Severity) -> TerminalText {
        switch severity {
        case .error: style.red("\(mark)")
        case .warning: style.yellow("\(mark)")
        case .note: style.blue("\(mark)")
        }
    }

    /// A long text on as many lines as it needs, the later ones indented under the first.
    ///
    /// - Parameter first: stands before the first line, two columns wide.
    private func folded(_ text: String, indent: String, first: TerminalText? = nil) -> TerminalText {
        let hang: TerminalText = first == nil ? "" : "  "
        let lines = DisplayWidth.wrap(
            VisibleText.line(text), width: width - indent.count - 2, ambiguous: ambiguous)
        return lines.enumerated().map { index, line in
            "\(indent)\(index == 0 ? first ?? hang : hang)\(line)\n" as TerminalText
        }.joined()
    }
}
