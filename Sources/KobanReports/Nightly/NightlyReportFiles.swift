import Foundation
import KobanChecks
import KobanNightly
import KobanWorkbook

/// The files of a night's report in their folder.
public enum NightlyReportFiles {
    /// The page.
    public static let page = "index.html"
    /// The findings for a spreadsheet.
    public static let csv = "findings.csv"
    /// All of it for programs.
    public static let json = "findings.json"
    /// The findings for programs that take results of checks.
    public static let sarif = "findings.sarif"
    /// All of it for Excel.
    public static let workbook = "findings.xlsx"

    /// Writes the report: all files beside their names first, then each under its name, so that
    /// there is no half-written file under a name, and none at all where one cannot be written.
    ///
    /// - Parameters:
    ///   - citations: all citations of an assessment, in its order; asked for one assessment at
    ///     a time.
    ///   - evidence: how the files for people say from where a finding is known.
    ///   - html: the report as a page.
    ///   - folder: is made where it is not there.
    ///   - temporaryFolder: where the workbook is put together.
    /// - Returns: what a reader of the files must know, a Japanese line each: texts that are too
    ///   long for a cell of Excel.
    @discardableResult
    public static func write(
        _ report: NightlyReport, citations: (ReportedDocument.ID) throws -> [RecordedCitation],
        evidence: EvidenceWording, html: [UInt8],
        to folder: URL, temporaryFolder: String = NSTemporaryDirectory()
    ) throws(ReportWritingError) -> [String] {
        var drafts = try ReportDrafts(in: folder)
        defer { drafts.discard() }
        try drafts.add(page, html)
        try drafts.add(csv, NightlyCSVReporter(evidence: evidence).report(report))
        try drafts.add(sarif, NightlySARIFReporter().report(report))
        // The longest of the files: its assessments go to the disk one by one.
        try drafts.add(json) { (put: ReportDrafts.Put) throws(ReportWritingError) in
            var reporter = NightlyJSONReporter(report)
            try put(reporter.begin())
            for document in report.documents {
                let all = try read { try citations(document.id) }
                try put(reporter.add(RecordedCitations(all, of: document)))
            }
            try put(reporter.end(()))
        }
        let book = try read {
            try NightlyWorkbookReporter(report, evidence: evidence).report(on: report, citations: citations)
        }
        let cut = try drafts.add(workbook, book, temporaryFolder: temporaryFolder)
        try drafts.publish()
        return cut.map { "\(workbook): \($0)" }
    }

    private static func read<Made>(_ make: () throws -> Made) throws(ReportWritingError) -> Made {
        do {
            return try make()
        } catch {
            throw .unreadable("\(error)")
        }
    }
}

/// Why a report could not be written.
public enum ReportWritingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `code` is `errno`.
    case unwritable(path: String, code: Int32)
    case workbook(WorkbookError)
    /// The citations could not be had; why.
    case unreadable(String)

    /// One Japanese line: the path, what is wrong, what to do.
    public var description: String {
        switch self {
        case .unwritable(let path, let code): "\(path): 報告を書き出せません。\(ReportWritingError.advice(code))"
        case .workbook(let error): error.description
        case .unreadable(let why): "報告に載せる引用を読み出せません（\(why)）。"
        }
    }

    private static func advice(_ code: Int32) -> String {
        switch code {
        case ENOSPC: "ディスクに空きがありません。空きを作って、もう一度実行してください。"
        case EFBIG: "ファイルの大きさの上限に達しました。上限を上げるか、フォルダーを分けて実行してください。"
        case EDQUOT: "割り当てられた容量を使い切っています。空きを作って、もう一度実行してください。"
        case EACCES, EPERM: "書き込む権限がありません。フォルダーの権限を確かめてください。"
        case EROFS: "読み取り専用の場所です。書き込めるフォルダーを指定してください。"
        case ENOENT: "フォルダーがありません。場所を確かめてください。"
        case ENOTDIR, EEXIST: "フォルダーの名で、別のものがあります。別のフォルダーを指定してください。"
        case EISDIR, ENOTEMPTY: "ファイルの名で、フォルダーがあります。それを移すか、別のフォルダーを指定してください。"
        case ENAMETOOLONG: "パスが長すぎます。短いパスのフォルダーを指定してください。"
        default: "（\(String(cString: strerror(code)))）フォルダーの空きと権限を確かめてください。"
        }
    }
}
