import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// A 新旧対照表 in one HTML file that needs no other: changed words underlined.
public struct DiffHTMLReporter: SubjectReporter {
    /// A reporter of diffs.
    public init() {}

    /// The page.
    public func report(_ diff: EditionDiff) -> [UInt8] { VisibleText.bytes(Self.page(diff)) }

    private static func page(_ diff: EditionDiff) -> String {
        let title = "新旧対照表 " + DiffWords.title(diff)
        var out = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="koban">
            <title>\(HTMLText.escaped(title))</title>
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
            <h1>\(HTMLText.escaped(title))</h1>
            <p>\(HTMLText.escaped(DiffWords.summary(diff)))</p>

            """
        if let caution = DiffWords.caution(diff) { out += "<p class=\"review\">\(HTMLText.escaped(caution))</p>\n" }
        let (later, former) = (diff.later.edition, diff.former.edition)
        out +=
            "<table>\n<thead><tr><th>改正後（\(HTMLText.escaped(later.id))）<br>\(HTMLText.escaped(DiffWords.period(later)))</th>"
        out +=
            "<th>改正前（\(HTMLText.escaped(former.id))）<br>\(HTMLText.escaped(DiffWords.period(former)))</th></tr></thead>\n<tbody>\n"
        for entry in diff.entries { out += rows(entry, in: diff) }
        return out + "</tbody>\n</table>\n</body>\n</html>\n"
    }

    private static func rows(_ entry: EditionDiff.Entry, in diff: EditionDiff) -> String {
        let mark = entry.isProposed ? " class=\"review\"" : ""
        var out =
            "<tr class=\"heading\"><th colspan=\"2\"\(mark)>\(HTMLText.escaped(DiffWords.heading(entry, in: diff)))"
        out += "<br><small>\(HTMLText.escaped(entry.reason))</small></th></tr>\n"
        for column in entry.columns where column.isChanged || entry.kind == .renumbered {
            let name = "<span class=\"column\">\(HTMLText.escaped(column.name))</span><br>"
            out += "<tr>"
            for segments in [column.later, column.former] {
                out += "<td>" + (segments.isEmpty ? "（なし）" : name + underlined(segments)) + "</td>"
            }
            out += "</tr>\n"
        }
        return out
    }

    private static func underlined(_ segments: [DiffSegment]) -> String {
        segments.map { $0.isChanged ? "<u>\(HTMLText.escaped($0.text))</u>" : HTMLText.escaped($0.text) }.joined()
    }
}
