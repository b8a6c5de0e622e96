/// What the commands print for people, saved in a file.
enum OwnText {
    static func isOne(_ tail: String, _ head: String) -> Bool {
        isReport(tail, head) || isExplanation(head) || isComparison(head) || isAnswer(tail, head)
            || isEveryLine(tail, head)
    }

    /// Of `check`, `history` and `impact`.
    private static func isReport(_ tail: String, _ head: String) -> Bool {
        tail.contains("まとめ\n  評価書 ") && tail.contains("の法令で確かめました。\n")
            || tail.contains("※ 引用した番号（表の名、号、命令）が、その日に効力のあるものだったかを見ています。")
            || head.contains("\n改正の内容: ") && head.contains("か所に影響があります。\n")
    }

    /// Of `rules` for one rule, and of `waivers`.
    private static func isExplanation(_ head: String) -> Bool {
        guard let first = lines(head).first else { return false }
        return first.contains("］ 重さ: ") && head.contains("\n指摘する例（^ の所を示す）\n")
            || first.hasPrefix("### `") && head.contains("\n指摘する例（↓の所を示す）:\n")
            || first.hasPrefix("# reason: なぜ直さなくてよいか。")
    }

    /// Of `statutes diff`, `statutes list`, `statutes review` and `statutes import`.
    private static func isComparison(_ head: String) -> Bool {
        let lines = lines(head).prefix(2)
        guard let first = lines.first else { return false }
        if let second = lines.dropFirst().first, second.contains("変更なし ") {
            let sides = first.replacing("# 新旧対照表 ", with: "").split(separator: " → ", omittingEmptySubsequences: false)
            if sides.count == 2, sides.allSatisfy({ $0.contains("@") }) { return true }
        }
        return first.hasPrefix("法令データ: ") || first.hasPrefix("法令データベース: ") || first.hasPrefix("取り込みました: ")
            || first.hasPrefix("取り込み済みです: ") || first == "人が決めるべき項はありません。"
            || head.contains("koban statutes review ")
    }

    /// Of `lookup`: items in full, each with its period under it, or a line for each and their number.
    private static func isAnswer(_ tail: String, _ head: String) -> Bool {
        let lines = lines(head)
        guard let first = lines.first else { return false }
        if first.hasPrefix("■ ") { return lines.dropFirst().contains { $0.hasPrefix("  期間    ") } }
        guard first == "名が一致する項" || first == "名の一部に語を含む項" || first.hasPrefix("  ") && first.contains("の項  ") else {
            return false
        }
        return self.lines(tail).contains { line in line.hasSuffix("項") && line.dropLast().allSatisfy(\.isNumber) }
    }

    /// Of `cite`, of `check --quiet` and of `rules`: every line is one place, or one rule.
    private static func isEveryLine(_ tail: String, _ head: String) -> Bool {
        // What is cut off at the end of the head, or at the beginning of the tail, is no whole line.
        let isLong = head.utf8.count >= OwnReport.length
        let lines = isLong ? Array(lines(head).dropLast()) + lines(tail).dropFirst() : lines(head)
        guard !lines.isEmpty else { return false }
        return lines.allSatisfy(isPlace) || lines.allSatisfy(isFinding) || lines.allSatisfy(isRule)
    }

    /// `12:3: …`
    private static func isPlace(_ line: Substring) -> Bool {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && parts[..<2].allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
            && parts[2].hasPrefix(" ")
    }

    /// `a.txt:12:3: エラー: … [renumbered-item]`
    private static func isFinding(_ line: Substring) -> Bool {
        line.hasSuffix("]") && severities.contains { line.contains(": \($0): ") || line.contains(": \($0)（") }
    }

    /// `renumbered-item       項ずれ      エラー`
    private static func isRule(_ line: Substring) -> Bool {
        line.first.map { ("a"..."z").contains($0) } ?? false && line.contains("  ")
            && severities.contains { line.hasSuffix("  \($0)") }
    }

    private static let severities = ["エラー", "警告", "注意"]

    private static func lines(_ text: String) -> [Substring] { text.split(whereSeparator: \.isNewline) }
}
