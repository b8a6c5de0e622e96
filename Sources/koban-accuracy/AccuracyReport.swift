import Foundation

/// The figures as Markdown, and what fell short.
struct AccuracyReport {
    let measure: Measure
    /// Such as `種 1、評価書 1,000件`.
    let conditions: String

    var markdown: String {
        var out = ["# 読み取りと指摘の精度", "", conditions, ""]
        out += table("引用", [("すべて", measure.citations)])
        out += table("規則ごと", [("すべて", measure.rules.total)] + measure.rules.sorted)
        out += table("引用に付く事柄", measure.attributes.sorted)
        out += table("表記ごと", measure.notations.sorted)
        if !measure.transformations.all.isEmpty {
            out += table(
                "意味を変えない変形ごと（文書と変形の組が、同じ引用と指摘を与えたか）",
                [("すべて", measure.transformations.total)] + measure.transformations.sorted)
        }
        if measure.migration.demanded > 0 {
            out += table("傷んだ欄の書き換え（正しいか、そのまま残して知らせたか）", [("すべて", measure.migration)])
        }
        return out.joined(separator: "\n") + "\n"
    }

    private func table(_ title: String, _ rows: [(name: String, tally: Tally)]) -> [String] {
        guard !rows.isEmpty else { return [] }
        return ["## \(title)", "", "| | n | 再現率 | 適合率 | 漏れ | 余分 |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
            + rows.map { row in
                "| \(row.name.replacing("|", with: "｜")) | \(row.tally.demanded) | \(AccuracyReport.share(row.tally.recall)) |"
                    + " \(AccuracyReport.share(row.tally.precision)) | \(row.tally.missed) | \(row.tally.wrong) |"
            } + [""]
    }

    static func share(_ value: Double?) -> String {
        guard let value else { return "—" }
        // Cut off, not rounded: only a measure without a fault says 1.000.
        return String(format: "%.4f", (value * 10_000).rounded(.down) / 10_000)
    }

    /// The list of what fell short, a few of each group.
    func shortfalls(limit: Int, perGroup: Int) -> String {
        guard !measure.shortfalls.isEmpty else { return "不足はありません。\n" }
        var groups: [String: [Shortfall]] = [:]
        for shortfall in measure.shortfalls {
            groups["\(shortfall.kind)｜\(shortfall.group)", default: []].append(shortfall)
        }
        var out: [String] = ["不足: \(measure.shortfalls.count)件、\(groups.count)種", ""]
        var left = limit
        for (name, members) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) where left > 0
        {
            out.append("## \(name)（\(members.count)件）")
            for member in members.prefix(min(perGroup, left)) {
                out += [
                    "- \(member.document)", "    文: \(member.text)", "    正: \(member.expected)",
                    "    得: \(member.got)",
                ]
                left -= 1
            }
        }
        return out.joined(separator: "\n") + "\n"
    }
}
