import KobanCorrections

/// The proposals as the rows of 変更箇所, the six columns of the form first.
public enum MigrationTableReporter {
    static let header = HistoryRow.columns + ["確度", "扱い", "要確認の内容", "評価実施機関", "評価書名", "ファイル"]

    /// For a spreadsheet: UTF-8 with a byte order mark and CR LF.
    public static func csv(_ report: MigrationReport) -> [UInt8] {
        var out = CSVText()
        out.append(header)
        for document in report.documents {
            for row in rows(document) { out.append(row) }
        }
        return out.bytes
    }

    /// A table for each institution.
    public static func markdown(_ report: MigrationReport) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |\n" }
        let head = line(header) + "|" + String(repeating: " --- |", count: header.count) + "\n"
        let groups = report.groups.filter { group in group.documents.contains { !$0.fields.isEmpty } }
        guard !groups.isEmpty else { return head }
        return groups.map { group in
            "## \(escaped(group.name))\n\n" + head + group.documents.flatMap(rows).map(line).joined()
        }.joined(separator: "\n")
    }

    /// Text of an assessment can become neither a column nor markup, and none of it is invisible.
    private static func escaped(_ cell: String) -> String {
        HTMLText.visible(cell.split(whereSeparator: \.isNewline).joined(separator: " "))
            .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\\", with: "\\\\")
            .replacing("|", with: "\\|").replacing("*", with: "\\*").replacing("_", with: "\\_")
            .replacing("`", with: "\\`").replacing("[", with: "\\[").replacing("~", with: "\\~").replacing(
                "$", with: "\\$")
    }

    static func rows(_ document: MigratedDocument) -> [[String]] {
        document.fields.map { field in
            field.historyRow + [
                field.confidence.rawValue, MigrationWording.treatment(field, in: document),
                MigrationWording.decisions(field, in: document).joined(separator: " ‖ "),
                document.institution ?? "", document.title ?? "", document.path,
            ]
        }
    }
}

/// The corrections that are made, as a patch; each document's lines in its own encoding.
public enum MigrationDiffReporter {
    public static func diff(_ report: MigrationReport) -> [UInt8] {
        report.documents.flatMap(\.diff)
    }
}
