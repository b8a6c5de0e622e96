import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanRuns
import KobanSettings
import KobanText

/// The output of `koban check` for people: each finding at its place, and a summary that
/// counts what was found right too, so that nobody takes silence for an all-clear.
public struct CheckTextReporter: Reporter {
    private let heading: RunHeading
    private let style: TerminalStyle
    private let isQuiet: Bool
    private let evidence: EvidenceWording?
    private let width: Int
    private let showsSuppressed: Bool
    private let ambiguous: DisplayWidth.Ambiguous
    private var totals = CheckSummary()

    /// - Parameters:
    ///   - showsSuppressed: whether findings that are passed over are shown too.
    ///   - isQuiet: one line a finding, and nothing of what is right.
    ///   - evidence: says since when and from where a finding is known; nil leaves that out.
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(
        _ heading: RunHeading, style: TerminalStyle, isQuiet: Bool, evidence: EvidenceWording?, width: Int = 100,
        showsSuppressed: Bool = false, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) {
        self.heading = heading
        self.ambiguous = ambiguous
        self.showsSuppressed = showsSuppressed
        self.style = style
        self.isQuiet = isQuiet
        self.evidence = evidence
        self.width = max(40, min(width, 160))
    }

    /// An assessment in Japanese, each line ended. Nothing that a terminal obeys is in it but the colours.
    public mutating func add(_ assessment: ReportedAssessment) -> [UInt8] {
        totals.count(assessment)
        return (isQuiet ? quietLines(assessment) : section(assessment)).bytes
    }

    /// The summary, which a quiet report has not.
    public mutating func end(_ ending: CheckEnding) -> [UInt8] { isQuiet ? [] : summary(ending).bytes }

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
        let statuses = Dictionary(checked.citationsInForce.map { ($0.status, 1) }, uniquingKeysWith: +)
        let history = checked.citations.count - checked.citationsInForce.count
        out += "\n  \(counts(statuses, history: history))\n\n"
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

    private func summary(_ ending: CheckEnding) -> TerminalText {
        var out = decisions(ending.suppression)
        out += style.bold("まとめ") + "\n"
        out += "  評価書 \(totals.assessments)件を\(heading.asOf.japanese)の法令で確かめました。\n"
        let history = totals.citations.values.reduce(0, +) - totals.citationsInForce.values.reduce(0, +)
        out += "  \(counts(totals.citationsInForce, history: history))\n"
        out +=
            "  指摘: エラー \(totals.findings[.error] ?? 0)件、警告 \(totals.findings[.warning] ?? 0)件、注意 \(totals.findings[.note] ?? 0)件\n"
        let suppressed = Suppression.Kind.allCases.compactMap { kind in
            totals.suppressed[kind].map { "\(kind.japaneseName) \($0)件" }
        }
        if !suppressed.isEmpty {
            out += "  見送った指摘（上の数に含まない）: \(suppressed.joined(separator: "、"))"
            out += showsSuppressed ? "\n" : "（--show-suppressed で表示）\n"
        }
        if !ending.suppression.silencedRules.isEmpty {
            out += "  設定で切ってある規則: \(ending.suppression.silencedRules.joined(separator: "、"))\n"
        }
        if !ending.errors.isEmpty { out += "  読めなかったもの: \(ending.errors.count)件\n" }
        if let unread = UnreadFiles.words(ending.unread) { out += folded("読まなかったファイル: \(unread)", indent: "  ") }
        if let note = heading.beyondNote { out += "  \(note)\n" }
        return out
    }

    /// Baseline entries and waivers that no longer apply.
    private func decisions(_ outcome: SuppressionOutcome) -> TerminalText {
        let notes = outcome.notes
        guard !notes.isEmpty else { return "" }
        return style.bold("免除とベースラインの手入れ") + "\n"
            + notes.map { folded($0, indent: "  ", first: "- ") }.joined() + "\n"
    }

    private func counts(_ statuses: [CitationStatus: Int], history: Int) -> String {
        func count(_ status: CitationStatus) -> Int { statuses[status] ?? 0 }
        var text =
            "引用 \(statuses.values.reduce(0, +))件: 適正 \(count(.ok))、旧い \(count(.stale))、誤り \(count(.wrong))、要確認 \(count(.review))、データにない法令 \(count(.external))"
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
