import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanRuns
import KobanText

/// The output of `koban history` for people.
public struct HistoryTextReporter: Reporter {
    private let heading: RunHeading

    /// - Parameter heading: to its day the days are counted.
    public init(_ heading: RunHeading) {
        self.heading = heading
    }

    /// The timelines of an assessment.
    public func add(_ history: DocumentHistory) -> [UInt8] {
        var lines = [VisibleText.line("\(history.path)  \(history.checked.assessment.title ?? "")")]
        if history.timelines.isEmpty { lines.append("  法令上の根拠の欄が見つかりませんでした。") }
        for timeline in history.timelines {
            lines.append("")
            lines.append("  \(timeline.field.text)")
            for step in timeline.steps { lines += Self.step(step, history.checked) }
            lines.append("    経過:")
            if timeline.events.isEmpty { lines.append("      番号が旧かった日、施行前に使われた日は見つかりませんでした。") }
            lines += timeline.events.map { "      " + Self.event($0, asOf: heading.asOf) }
        }
        lines.append("")
        return Self.bytes(lines)
    }

    /// What a reader must know of all of them.
    public func end(_ ending: RunEnding) -> [UInt8] {
        var lines = [
            "※ 引用した番号（表の名、号、命令）が、その日に効力のあるものだったかを見ています。項の一つ一つは koban check で確かめてください。"
        ]
        if let unread = UnreadFiles.words(ending.unread) { lines.append("※ 読まなかったファイル: \(unread)") }
        if heading.dataVerifiedThrough != nil, let note = heading.beyondNote { lines.append(note) }
        return Self.bytes(lines)
    }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        VisibleText.bytes(lines.map { $0 + "\n" }.joined())
    }

    private static func step(_ step: FieldTimeline.Step, _ checked: CheckedAssessment) -> [String] {
        let from = step.from?.japanese ?? "最初の記載"
        let until = step.until?.japanese ?? ""
        var head = "    \(from)～\(until)"
        if step.isCurrent { head += "（現在の記載）" }
        if step.isUncertain { head += "（変更前と変更後の境が読み取れないため不確か）" }
        var lines = [head]
        for use in step.uses {
            let citation = checked.citations[use.citation].citation
            let place = checked.assessment.document.place(at: citation.range.lowerBound)
            let items = citation.items.isEmpty ? "" : " " + short(citation.items)
            let standing = use.phases.map(phase).joined(separator: "、")
            lines.append("      \(place.japanese) \(use.numbering)\(items)  \(standing)")
        }
        return lines
    }

    private static func short(_ items: [ItemNumber]) -> String {
        let shown = items.prefix(8).map(\.description).joined(separator: "・")
        return items.count > 8 ? "\(shown)…（全\(items.count)項）" : "\(shown)の項"
    }

    private static func phase(_ phase: FieldTimeline.Phase) -> String {
        let days = phase.days.map { "\($0)日" } ?? "～\(phase.until?.japanese ?? "")"
        switch phase.standing {
        case .inForce: return "効力あり（\(days)）"
        case .notYetInForce: return "施行前（\(days)）"
        case .noLongerInForce: return "旧い（\(days)）"
        case .ofNoText: return "どの条文にもない項番（\(days)、要確認）"
        }
    }

    private static func event(_ event: FieldTimeline.Event, asOf: CivilDate) -> String {
        let day = event.day.japanese
        switch event.kind {
        case .usedBeforeInForce:
            return "\(day) \(event.numbering)を施行前に使い始めた（\(event.days)日）"
        case .usedOfNoText:
            return "\(day) \(event.numbering)にどの条文にもない項番を使い始めた（\(event.days)日\(event.lasts ? "、今も" : "")。要確認）"
        case .wentStale:
            return event.lasts
                ? "\(day) \(event.numbering)が旧くなった（\(asOf.japanese)まで\(event.days)日、直っていない）"
                : "\(day) \(event.numbering)が旧くなった（\(event.days)日）"
        case .mended:
            return "\(day) \(event.numbering)を改めた（旧かったのは\(event.days)日）"
        case .mendedOfNoText:
            return "\(day) \(event.numbering)を改めた（どの条文にもない項番だったのは\(event.days)日）"
        }
    }
}
