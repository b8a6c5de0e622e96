import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// A place where a person must choose, the alternatives, and what was taken if it was accepted.
public struct MigrationChoice: Sendable, Hashable {
    /// What is to be decided.
    public let subject: String
    /// What can be written, and what each would mean.
    public let alternatives: [String]
    /// What `acceptReview` writes.
    public let accepted: String
    /// Why a machine cannot decide it, in Japanese.
    public let reason: String

    /// - Parameter isAnnex: the items stand in rows, of which each is decided by itself.
    /// - Parameter isOfFormerTable: another table took over from the one that is cited.
    static func choices(
        of finding: Finding, unreadable: [String], text: String?, isAnnex: Bool, isOfFormerTable: Bool
    ) -> [MigrationChoice] {
        // A list that is written anew by a condition does not depend on what became of each item.
        var out =
            finding.alternatives.isEmpty || isAnnex ? finding.changes.compactMap { choice($0, isOfFormerTable) } : []
        if !finding.alternatives.isEmpty || out.isEmpty && (unreadable.isEmpty || finding.edits.isEmpty) {
            out.append(
                MigrationChoice(
                    subject: subject(of: finding, text: text), alternatives: alternatives(finding),
                    accepted: accepted(finding), reason: finding.message))
        }
        var counts: [(cell: String, rows: Int)] = []
        for cell in unreadable {
            let cell = PlainText.oneLine(cell)
            if let index = counts.firstIndex(where: { $0.cell == cell }) {
                counts[index].rows += 1
            } else {
                counts.append((cell, 1))
            }
        }
        out += counts.map { cell, rows in
            MigrationChoice(
                subject: (cell.allSatisfy(\.isWhitespace) ? "空の項番の欄" : "読み取れない項番「\(cell)」")
                    + (rows > 1 ? "（\(rows)行）" : ""),
                alternatives: ["もとの項番を確かめ、いまの項番に直す — 行の項がいまの表のどの項か決まります", "そのまま残す — 読み取れない番号が残ります"],
                accepted: "そのまま残します", reason: "項番として読み取れません")
        }
        return out
    }

    private static func subject(of finding: Finding, text: String?) -> String {
        guard let table = finding.table else {
            let cited = text ?? "引用"
            return cited.count > 60 ? String(cited.prefix(59)) + "…" : cited
        }
        let items = finding.items + finding.missing
        guard !items.isEmpty else { return table.rawValue }
        return table.rawValue + "の" + items.prefix(8).map(\.description).joined(separator: "・")
            + (items.count > 8 ? "…" : "") + "の項"
    }

    private static func alternatives(_ finding: Finding) -> [String] {
        var out = finding.alternatives.map { "\($0.text) — \($0.meaning)" }
        if out.isEmpty, let suggestion = finding.suggestion {
            out.append(
                "「\(suggestion)」と書く — "
                    + (finding.edits.isEmpty ? "読み替えたとおりです。行や言葉の並びは人が直します" : "この候補を正しいものと認めることになります"))
        }
        if out.isEmpty {
            out.append("原文を確かめ、人が書き直す — どの表のどの項を指すかを人が決めることになります")
        }
        out.append("そのまま残す — 指摘は残ります")
        return out
    }

    private static func accepted(_ finding: Finding) -> String {
        if ReferenceMigration.stays(finding) { return "そのまま残します" }
        if finding.edits.isEmpty { return "書き換えられないので、そのまま残します" }
        return finding.alternatives.first?.text ?? finding.suggestion ?? "候補に改めます"
    }

    private static func choice(_ change: ItemChange, _ isOfFormerTable: Bool) -> MigrationChoice? {
        let from = "\(change.from.table.rawValue)の\(change.from.number)の項"
        let to = change.to.map { "\($0.table.rawValue)の\($0.number)の項" }
        switch change.relation {
        case .renumbered, .amended, .merged: return nil
        case .abolished:
            return MigrationChoice(
                subject: from,
                alternatives: ["落とす — この項の事務は、いまの表のどの項にもないものとして扱うことになります", "そのまま残す — 廃止された項を根拠に挙げたままになります"],
                accepted: "落とします", reason: "対応する項がありません")
        case .split:
            return MigrationChoice(
                subject: from,
                alternatives: to.map { "\($0)だけを挙げる — 事務がこの項に当たるものに限られると認めることになります" }
                    + ["\(to.joined(separator: "・"))をすべて挙げる — もとの項の範囲をすべて引き継ぎます"],
                accepted: "すべて挙げます", reason: "一つの項が\(to.count)項に分かれました")
        case .unknown where to.isEmpty && isOfFormerTable:
            return MigrationChoice(
                subject: from,
                alternatives: [
                    "落とす — この番号だけの書き誤りで、ほかの番号は正しいと認めることになります",
                    "一覧の全体を事務から引き直す — 施行されたことのない番号の並びで書かれていたと認めることになります", "そのまま残す — いまの表にない番号が残ります",
                ],
                accepted: "落とします",
                reason: "\(change.from.table.rawValue)にこの項があったことを示す資料がありません。一覧のほかの番号も、施行されたことのない番号の並びで書かれているおそれがあります")
        case .unknown:
            return MigrationChoice(
                subject: from,
                alternatives: to.map { "\($0)を挙げる — 候補ですが、それを決める資料がありません" }
                    + ["落とす — 引き継いだ項がないと認めることになります", "そのまま残す — いまの表にない番号が残ります"],
                // Of one table only what is certain is written.
                accepted: to.isEmpty || change.to.allSatisfy { $0.table == change.from.table }
                    ? "落とします" : "候補の\(to.joined(separator: "・"))を挙げます",
                reason: "対応を決める資料がありません")
        }
    }
}
