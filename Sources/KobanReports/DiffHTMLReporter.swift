import KobanAmendments
import KobanLaw
import KobanText

/// A 新旧対照表 in one HTML file that needs no other: changed words underlined.
public enum DiffHTMLReporter {
    public static func html(_ diff: EditionDiff) -> String {
        let title = "新旧対照表 " + DiffWords.title(diff)
        var out = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="koban">
            <title>\(Markup.html(title))</title>
            <style>
            body { font-family: "Noto Serif CJK JP", "Yu Mincho", serif; margin: 2em; line-height: 1.7; color: #111; background: #fff; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { border: 1px solid #555; padding: .5em .7em; vertical-align: top; text-align: left; overflow-wrap: anywhere; white-space: pre-line; }
            thead th { background: #eee; text-align: center; }
            tr.heading th { background: #f6f6f6; font-weight: bold; }
            tr.heading small { font-weight: normal; }
            u { text-decoration: underline; text-decoration-thickness: .1em; text-underline-offset: .2em; }
            .column { font-size: .8em; color: #555; }
            .review { color: #a40000; }
            @media print { body { margin: 0; } tr { break-inside: avoid; } thead { display: table-header-group; } }
            </style>
            </head>
            <body>
            <h1>\(Markup.html(title))</h1>
            <p>\(Markup.html(DiffWords.summary(diff)))</p>

            """
        if let caution = DiffWords.caution(diff) { out += "<p class=\"review\">\(Markup.html(caution))</p>\n" }
        let (later, former) = (diff.later.edition, diff.former.edition)
        out += "<table>\n<thead><tr><th>改正後（\(Markup.html(later.id))）<br>\(Markup.html(DiffWords.period(later)))</th>"
        out +=
            "<th>改正前（\(Markup.html(former.id))）<br>\(Markup.html(DiffWords.period(former)))</th></tr></thead>\n<tbody>\n"
        for entry in diff.entries { out += rows(entry, in: diff) }
        return out + "</tbody>\n</table>\n</body>\n</html>\n"
    }

    private static func rows(_ entry: EditionDiff.Entry, in diff: EditionDiff) -> String {
        let mark = entry.isProposed ? " class=\"review\"" : ""
        var out = "<tr class=\"heading\"><th colspan=\"2\"\(mark)>\(Markup.html(DiffWords.heading(entry, in: diff)))"
        out += "<br><small>\(Markup.html(entry.reason))</small></th></tr>\n"
        for column in entry.columns where column.isChanged || entry.kind == .renumbered {
            let name = "<span class=\"column\">\(Markup.html(column.name))</span><br>"
            out += "<tr>"
            for segments in [column.later, column.former] {
                out += "<td>" + (segments.isEmpty ? "（なし）" : name + Markup.underlined(segments)) + "</td>"
            }
            out += "</tr>\n"
        }
        return out
    }
}

/// A diff as Markdown, a table for each item.
public enum DiffMarkdownReporter {
    public static func markdown(_ diff: EditionDiff) -> String {
        var out = "# 新旧対照表 \(Markup.cell(DiffWords.title(diff)))\n\n\(DiffWords.summary(diff))\n"
        if let caution = DiffWords.caution(diff) { out += "\n> \(caution)\n" }
        for entry in diff.entries {
            out += "\n## \(Markup.cell(DiffWords.heading(entry, in: diff)))\n\n\(Markup.cell(entry.reason))\n"
            let columns = entry.columns.filter(\.isChanged)
            guard !columns.isEmpty else { continue }
            out += "\n| 欄 | 改正後 | 改正前 |\n| --- | --- | --- |\n"
            for column in columns {
                out += "| \(Markup.cell(column.name)) | \(cell(column.later)) | \(cell(column.former)) |\n"
            }
        }
        return out
    }

    private static func cell(_ segments: [DiffSegment]) -> String {
        segments.map { $0.isChanged ? "<u>\(Markup.cell($0.text))</u>" : Markup.cell($0.text) }.joined()
    }
}

/// Text in markup, with every character that means something there escaped.
enum Markup {
    static func html(_ text: String) -> String { HTMLText.escaped(text) }

    static func underlined(_ segments: [DiffSegment]) -> String {
        segments.map { $0.isChanged ? "<u>\(html($0.text))</u>" : html($0.text) }.joined()
    }

    /// A cell of a Markdown table: one line, no bar, no markup of its own, nothing hidden.
    static func cell(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "|", "*", "_", "`", "[", "]", "\\", "#", "~":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\n", "\r": out += "<br>"
            default: out += VisibleText.replacement(of: scalar) ?? String(Character(scalar))
            }
        }
        return out
    }
}
