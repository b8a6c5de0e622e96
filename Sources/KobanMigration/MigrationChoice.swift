import KobanChecks
import KobanCitations
import KobanStatutes
import KobanText

/// A place where a person must choose, the alternatives, and what was taken if it was accepted.
public struct MigrationChoice: Sendable, Hashable {
    /// What is to be decided.
    public let subject: String
    /// What can be written, and what each would mean.
    public let alternatives: [String]
    /// What `acceptReview` writes.
    public let accepted: String
    public let reason: String

    static func choices(of finding: Finding, unreadable: [String]) -> [MigrationChoice] {
        var out = finding.changes.compactMap(choice)
        out += unreadable.map { cell in
            MigrationChoice(
                subject: "読み取れない項番「\(cell)」",
                alternatives: ["もとの項番を確かめ、いまの項番に直す — 行の項がいまの表のどの項か決まります", "そのまま残す — 読み取れない番号が残ります"],
                accepted: "そのまま残します", reason: "項番として読み取れません")
        }
        if out.isEmpty {
            out.append(
                MigrationChoice(
                    subject: subject(of: finding),
                    alternatives: general(finding),
                    accepted: finding.edits.isEmpty
                        ? "書き換えられないので、そのまま残します"
                        : finding.rule == "repealed-order"
                            ? "後を引き継いだ命令の名に改め、条の番号は落とします"
                            : finding.suggestion ?? "候補に改めます",
                    reason: finding.message))
        }
        return out
    }

    private static func subject(of finding: Finding) -> String {
        let name = finding.table?.rawValue ?? (finding.law == .formerProvisionOrder ? "別表第二の主務省令" : finding.law?.rawValue ?? "引用")
        guard !finding.items.isEmpty else { return name }
        return name + "の" + finding.items.prefix(8).map(\.description).joined(separator: "・")
            + (finding.items.count > 8 ? "…" : "") + "の項"
    }

    private static func general(_ finding: Finding) -> [String] {
        if finding.rule == "repealed-order" {
            return [
                "命令の名だけを改める — 根拠は命令全体となり、条は示されません",
                "利用特定個人情報の提供に関する命令の条を一つずつ確かめて書く — 条まで示せますが、対応は手元の条文では確かめられません",
                "引用を除く — 第2条の表の項だけが根拠として残ります",
            ]
        }
        var out: [String] = []
        if let suggestion = finding.suggestion { out.append("「\(suggestion)」と書く — この候補を正しいものと認めることになります") }
        out.append("そのまま残す — 指摘は残ります")
        return out
    }

    private static func choice(_ change: ItemChange) -> MigrationChoice? {
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
        case .unknown:
            return MigrationChoice(
                subject: from,
                alternatives: to.map { "\($0)を挙げる — 候補ですが、それを決める資料がありません" }
                    + ["落とす — 引き継いだ項がないと認めることになります", "そのまま残す — いまの表にない番号が残ります"],
                accepted: to.isEmpty ? "落とします" : "候補の\(to.joined(separator: "・"))を挙げます",
                reason: "対応を決める資料がありません")
        }
    }
}
