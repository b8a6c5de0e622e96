/// A report that `koban` wrote itself: laid among the assessments, it would be read as one, since it
/// cites what they cite.
///
/// Each form is told by what only `koban` writes, never by what an assessment may hold.
public enum OwnReport {
    /// The endings of reports that are no documents by their names.
    private static let dataEndings: Set<String> = ["csv", "json", "sarif", "diff", "patch"]

    /// Whether a file of a folder may be one, by the ending of its name in lower case.
    static func mayBeOne(ending: String) -> Bool {
        DocumentFormats.all.reads(ending: ending) || dataEndings.contains(ending)
    }

    /// As much of a file as shows whether it is one.
    static let length = 4096

    /// Whether the file at a path is one. A workbook is not looked into.
    public static func isOne(at path: String) -> Bool {
        let ends = FileBytes.ends(DocumentName.bytes(of: path), length: length)
        return isOne(head: ends.head, tail: ends.tail)
    }

    /// - Parameters:
    ///   - head: the beginning of the file.
    ///   - tail: its end.
    static func isOne(head: [UInt8], tail: [UInt8]) -> Bool {
        let head = String(decoding: head, as: UTF8.self)
        return isPage(head) || isData(head) || isTable(head) || isPatch(head)
            || OwnText.isOne(String(decoding: tail, as: UTF8.self), head)
    }

    private static func isPage(_ head: String) -> Bool {
        head.contains("<html") && head.contains("<meta name=\"generator\" content=\"koban")
    }

    private static func isData(_ head: String) -> Bool {
        let start = head.filter { !$0.isWhitespace }
        guard start.hasPrefix("{") else { return false }
        return start.contains("\"tool\":{\"name\":\"koban\"") || beginnings.contains(where: start.hasPrefix)
            || (start.hasPrefix("{\"asOf\":") && start.contains("\"dataVerifiedThrough\":"))
            || (start.contains("\"driver\":{\"name\":\"koban\"") && start.contains("sarif"))
    }

    /// Of `cite`, `statutes diff`, `rules` and `statutes list` as JSON.
    private static let beginnings = [
        "{\"citations\":[", "{\"from\":{\"edition\":", "{\"rules\":[{\"identifier\":", "{\"database\":",
    ]

    /// The headings of the tables of `migrate`, `impact`, `nightly` and `rules`, in CSV or Markdown.
    private static func isTable(_ head: String) -> Bool {
        head.split(whereSeparator: \.isNewline).prefix(6).contains { line in
            let cells = line.split { $0 == "," || $0 == "|" }.map { cell in
                String(cell.filter { !$0.isWhitespace && $0 != "\"" && $0 != "\u{FEFF}" })
            }
            return headings.contains { $0.allSatisfy(cells.contains) }
        }
    }

    private static let headings = [
        ["変更日", "項目", "確度", "扱い", "要確認の内容"],
        ["評価実施機関", "影響", "旧の表", "旧の項", "新の表", "新の項"],
        ["状態", "重さ", "規則", "規則名", "指摘番号"],
        ["規則", "名前", "重さ", "引用のstatus"],
    ]

    /// The corrections of `migrate` as a patch; no assessment begins like one.
    private static func isPatch(_ head: String) -> Bool {
        let lines = head.split(whereSeparator: \.isNewline).prefix(3)
        return lines.count == 3 && zip(lines, ["--- ", "+++ ", "@@ -"]).allSatisfy { $0.hasPrefix($1) }
    }
}
