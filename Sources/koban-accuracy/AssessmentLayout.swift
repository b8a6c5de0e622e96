import KobanAssessments

/// How a converter lays an assessment out as text.
enum AssessmentLayout: String, CaseIterable, Sendable {
    case tabs = "タブ区切り"
    case pages = "PDFの行"
    case html = "HTMLの表"
    case pipes = "Markdownの表"
    case blanks = "空白区切り"

    func text(of content: AssessmentContent, _ random: inout Seeded) -> String {
        switch self {
        case .tabs: rows(content, isSpaced: random.isOne(in: 2)) { $0.joined(separator: "\t") }
        case .blanks: rows(content, isSpaced: false) { $0.joined(separator: "    ") }
        case .pages: PageLayout(width: random.number(34...46)).text(of: content)
        case .html: htmlText(content)
        case .pipes:
            rows(content, isSpaced: false) { "| " + $0.joined(separator: " | ").replacing("\n", with: "<br>") + " |" }
        }
    }

    static func cover(_ content: AssessmentContent, row: ([String]) -> String) -> [String] {
        [
            "特定個人情報保護評価書（\(content.form.rawValue)）", "", row(["評価書番号", "評価書名"]),
            row([String(content.number), "\(content.title) \(content.form.rawValue)"]), "", "個人のプライバシー等の権利利益の保護の宣言", "",
            "\(content.institution)は、特定個人情報ファイルの取扱いに当たり、権利利益の保護に取り組むことを宣言する。", "", "評価実施機関名", "",
            content.institution + "長", "", "公表日", "", content.publishedOn, "",
        ]
    }

    /// - Parameter isSpaced: line breaks within a cell became blanks, as some converters do.
    func rows(_ content: AssessmentContent, isSpaced: Bool, _ row: ([String]) -> String) -> String {
        func cell(_ text: String) -> String { isSpaced ? text.replacing("\n", with: " ") : text }
        var out = AssessmentLayout.cover(content, row: row)
        for line in content.lines {
            switch (line.depth, line.value) {
            case (_, let value?): out.append(row([line.label, cell(value)]))
            case (0, _): out += ["", line.label, ""]
            default: out.append(self == .tabs ? line.label : row([line.label]))
            }
        }
        if let annex = content.annex {
            out += ["", annex.title, ""] + ([annex.columns] + annex.rows).map { row($0.map(cell)) }
        }
        if !content.history.isEmpty {
            out += ["", "変更箇所", "", row(["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"])]
            // In a row of the history a line break would be a new row.
            for entry in content.history {
                out.append(
                    row(
                        [entry.date, entry.item, entry.before, entry.after, "事後", ""].map {
                            self == .pipes ? $0 : $0.replacing("\n", with: " ")
                        }))
            }
        }
        return out.joined(separator: "\n") + "\n"
    }

    private func htmlText(_ content: AssessmentContent) -> String {
        func cell(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("\n", with: "<br>")
        }
        func row(_ cells: [String]) -> String { "<tr>" + cells.map { "<td>\(cell($0))</td>" }.joined() + "</tr>" }
        var out = ["<html>", "<body>"]
        out += AssessmentLayout.cover(content) { "<table>" + row($0) + "</table>" }.map {
            $0.isEmpty || $0.hasPrefix("<") ? $0 : "<p>\($0)</p>"
        }
        var isOpen = false
        for line in content.lines {
            if line.depth == 0 {
                if isOpen { out.append("</table>") }
                out += ["<h2>\(line.label)</h2>", "<table>"]
                isOpen = true
            } else if let value = line.value {
                out.append(row([line.label, value]))
            } else {
                out.append("<tr><td colspan=\"2\">\(line.label)</td></tr>")
            }
        }
        if isOpen { out.append("</table>") }
        if let annex = content.annex {
            out += ["<h2>\(annex.title)</h2>", "<table>"] + ([annex.columns] + annex.rows).map(row) + ["</table>"]
        }
        if !content.history.isEmpty {
            out += ["<h2>変更箇所</h2>", "<table>", row(["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"])]
            out += content.history.map { row([$0.date, $0.item, $0.before, $0.after, "事後", ""]) } + ["</table>"]
        }
        return (out + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
    }
}

/// Lines as they come out of a PDF: labels alone, long text broken at the width of a column.
struct PageLayout {
    /// In characters.
    let width: Int

    func text(of content: AssessmentContent) -> String {
        var out = AssessmentLayout.cover(content) { $0.joined(separator: "  ") }
        for line in content.lines {
            let label = NumberSpelling.widened(line.label.prefix(1) + "") + line.label.dropFirst()
            switch line.value {
            case let value? where line.label.isEmpty || value.contains("\n") || value.count > 20:
                out += [" " + label, ""] + wrapped(value) + [""]
            case let value?: out += [" \(label) \(value)", ""]
            case nil: out += ["", " " + label, ""]
            }
        }
        if let annex = content.annex {
            out += ["", annex.title, ""] + ([annex.columns] + annex.rows).map { $0.joined(separator: "  ") }
        }
        if !content.history.isEmpty {
            out += ["", "変更箇所", "", "変更日 項目 変更前の記載 変更後の記載 提出時期 提出時期に係る説明", ""]
            for entry in content.history {
                out +=
                    ["\(entry.date) \(entry.item)", ""] + wrapped(entry.before) + [""] + wrapped(entry.after) + [
                        "", "事後", "",
                    ]
            }
        }
        return out.joined(separator: "\n") + "\n"
    }

    /// Broken after `width` characters, but never between two digits, where even a person could
    /// not tell one number from two.
    private func wrapped(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            var lines: [String] = []
            var current = String.UnicodeScalarView()
            var count = 0
            var last: Unicode.Scalar?
            for scalar in line.unicodeScalars {
                let isMark = PlaceMarks.isMark(scalar)
                if count >= width, !isMark, !(PageLayout.isDigit(last) && PageLayout.isDigit(scalar)) {
                    lines.append(String(current))
                    current = String.UnicodeScalarView()
                    count = 0
                }
                current.append(scalar)
                if !isMark {
                    count += 1
                    last = scalar
                }
            }
            return lines + [String(current)]
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
            || "一二三四五六七八九十百千".unicodeScalars.contains(scalar)
    }
}
