import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// A diff as Markdown, a table for each item.
public struct DiffMarkdownReporter: SubjectReporter {
    /// A reporter of diffs.
    public init() {}

    /// The tables.
    public func report(_ diff: EditionDiff) -> [UInt8] {
        var out = "# 新旧対照表 \(MarkdownText.cell(DiffWords.title(diff)))\n\n\(DiffWords.summary(diff))\n"
        if let caution = DiffWords.caution(diff) { out += "\n> \(caution)\n" }
        for entry in diff.entries {
            out +=
                "\n## \(MarkdownText.cell(DiffWords.heading(entry, in: diff)))\n\n\(MarkdownText.cell(entry.reason))\n"
            let columns = entry.columns.filter(\.isChanged)
            guard !columns.isEmpty else { continue }
            out += "\n| 欄 | 改正後 | 改正前 |\n| --- | --- | --- |\n"
            for column in columns {
                out +=
                    "| \(MarkdownText.cell(column.name)) | \(Self.cell(column.later)) | \(Self.cell(column.former)) |\n"
            }
        }
        return VisibleText.bytes(out)
    }

    private static func cell(_ segments: [DiffSegment]) -> String {
        segments.map { $0.isChanged ? "<u>\(MarkdownText.cell($0.text))</u>" : MarkdownText.cell($0.text) }.joined()
    }
}
