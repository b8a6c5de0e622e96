extension Transformation {
    /// The same text with other line breaks, markup and pages.
    static let layoutForms: [Transformation] = [
        .insertion("引用の中で改行", "\n", breaksLines: true),
        .insertion("引用の中で改行と字下げ", "\n　　", breaksLines: true),
        .insertion("引用の中で改行と空行", "\n\n", breaksPages: true),
        .insertion("引用の中に<br>", "<br>"),
        .insertion("引用の中に<br />", "<br />"),
        .insertion("引用の中に知らないタグ", "<tt></tt>"),
        .insertion("引用の中に<span>", "<span style=\"color:red\"></span>"),
        .insertion("引用の中にゼロ幅空白", "\u{200B}"),
        .insertion("引用の中の改ページ（ページ番号）", "\n\n- 12 -\n\n", breaksPages: true),
        .insertion("引用の中の改ページ（改ページ文字）", "\n\u{0C}\n", breaksPages: true),
        .insertion("引用の中の改ページ（柱と番号）", "\n3 / 24\n\u{0C}特定個人情報保護評価書\n", breaksPages: true),
        .inCitations("全角空白を&#12288;に") { $0.replacing("　", with: "&#12288;") },
        .inCitations("全角空白を&#x3000;に") { $0.replacing("　", with: "&#x3000;") },
        .inCitations("全角空白を&emsp;に") { $0.replacing("　", with: "&emsp;") },
        .inCitations("空白を&nbsp;に") { text in text.contains("<") ? text : text.replacing(" ", with: "&nbsp;") },
        .inCitations("読点を数値文字参照に") { $0.replacing("、", with: "&#12289;") },
        .inCitations("引用を<b>に") { "<b>\($0)</b>" },
        Transformation(name: "タブの行をHTMLの表に") { original, _ in htmlRows(original.text) },
        Transformation(name: "タブの行をMarkdownの表に") { original, _ in pipeRows(original.text) },
        Transformation(name: "頁の柱とページ番号（引用の外）") { original, random in pages(original, &random) },
    ]

    /// Consecutive lines with tabs as rows of a table.
    private static func htmlRows(_ text: String) -> [UInt8]? {
        rows(text, open: "<table>", close: "</table>") { cells in
            "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
    }

    private static func pipeRows(_ text: String) -> [UInt8]? {
        guard !text.contains("|") else { return nil }
        return rows(text, open: nil, close: nil) { "| " + $0.joined(separator: " | ") + " |" }
    }

    private static func rows(
        _ text: String, open: String?, close: String?, _ row: ([String]) -> String
    ) -> [UInt8]? {
        guard text.contains("\t") else { return nil }
        var out: [String] = []
        var isOpen = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, line) in lines.enumerated() {
            // A line without a tab after a row, and not alone, continues the row's last cell.
            let continues =
                isOpen && !line.contains("\t") && !line.isEmpty && index + 1 < lines.count
                && lines[index + 1].contains("\t")
            if continues, !line.contains(where: { "ⅠⅡⅢ#".contains($0) }) { return nil }
            if line.contains("\t") {
                if !isOpen, let open { out.append(open) }
                isOpen = true
                out.append(row(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
            } else {
                if isOpen, let close { out.append(close) }
                isOpen = false
                out.append(line)
            }
        }
        return Array(out.joined(separator: "\n").utf8)
    }

    /// Headers and page numbers at the ends of lines that no citation spans.
    private static func pages(_ original: Original, _ random: inout Seeded) -> [UInt8]? {
        let bytes = Array(original.text.utf8)
        let ends = bytes.indices.filter { index in
            // Where the next line is blank, the block ends: a converter breaks the page there.
            bytes[index] == 0x0A && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                && !original.citations.contains { $0.contains(index) }
        }
        guard !ends.isEmpty else { return nil }
        var out = bytes
        for (number, end) in random.some(3, of: ends).enumerated().reversed() {
            out.insert(contentsOf: Array("\n\n- \(number + 1) -\n\u{0C}\n特定個人情報保護評価書\n".utf8), at: end + 1)
        }
        return out
    }
}
