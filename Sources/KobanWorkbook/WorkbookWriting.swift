import CXlsxWriter
import Foundation
import KobanText

extension Workbook {
    /// Writes the workbook; a file at the path is replaced at once when all is written, and no
    /// half-written file is left.
    ///
    /// - Parameters:
    ///   - path: ends in `.xlsx` for Excel to open it.
    ///   - temporaryFolder: where the parts are put together.
    /// - Returns: the texts that were too long for a cell and were cut; tell the user.
    public func write(
        toFile path: String, temporaryFolder: String = NSTemporaryDirectory()
    ) throws(WorkbookError) -> [CutText] {
        for sheet in sheets where sheet.excelRow(of: sheet.rows.count - 1) > SheetWriter.mostRows {
            throw WorkbookError(path: path, reason: .tooManyRows(sheet: sheet.name, limit: SheetWriter.mostRows))
        }
        let target = URL(fileURLWithPath: path)
        let draft = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)").path
        try Workbook.mustBeWritable(draft, for: path)
        defer { unlink(draft) }
        let cut = try assemble(in: draft, for: path, temporaryFolder: temporaryFolder)
        guard WorkbookProof.isWhole(draft) else {
            throw WorkbookError(path: path, reason: .temporaryFiles(temporaryFolder))
        }
        guard rename(draft, path) == 0 else {
            throw WorkbookError(path: path, reason: .cannotCreate(String(cString: strerror(errno))))
        }
        return cut
    }

    /// Asked before the library is: that would say it in its own words on standard error.
    private static func mustBeWritable(_ draft: String, for path: String) throws(WorkbookError) {
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else {
            throw WorkbookError(path: path, reason: .cannotCreate(String(cString: strerror(errno))))
        }
        close(file)
        guard access(path, F_OK) != 0 || access(path, W_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(draft)
            throw WorkbookError(path: path, reason: .cannotCreate(reason))
        }
    }

    /// All pointers of the library live and end here.
    private func assemble(
        in file: String, for path: String, temporaryFolder: String
    ) throws(WorkbookError) -> [CutText] {
        guard access(temporaryFolder, W_OK) == 0 else {
            throw WorkbookError(path: path, reason: .temporaryFiles(temporaryFolder))
        }
        try mustHaveRoom(in: temporaryFolder, for: path)
        let folder = strdup(temporaryFolder)
        defer { free(folder) }
        var options = lxw_workbook_options(constant_memory: 0, tmpdir: folder, use_zip64: 0)
        guard let book = workbook_new_opt(file, &options) else { throw WorkbookError(path: path, reason: .memory) }
        setProperties(of: book)
        let tabs = SheetNames.tabs(for: sheets.map(\.name))
        var formats = CellFormats(book)
        var cut: [CutText] = []
        var failure = LXW_NO_ERROR
        for (sheet, tab) in zip(sheets, tabs) {
            guard let page = workbook_add_worksheet(book, tab) else {
                failure = LXW_ERROR_MEMORY_MALLOC_FAILED
                continue
            }
            var writer = SheetWriter(page, tab: tab, sheet: sheet, all: sheets, tabs: tabs)
            writer.write(&formats)
            cut += writer.cut
            if failure == LXW_NO_ERROR { failure = writer.failure }
            guard let chart = sheet.chart else { continue }
            let drawn = ChartWriter(book: book, page: page, tab: tab, sheet: sheet).write(chart)
            if failure == LXW_NO_ERROR { failure = drawn }
        }
        // Frees everything, whether it succeeds or not.
        let closing = workbook_close(book)
        for code in [failure, closing] where code != LXW_NO_ERROR {
            throw WorkbookError(path: path, reason: Workbook.reason(code, temporaryFolder))
        }
        return cut
    }

    private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) {
        let texts = [title, author].map { strdup(CellText.clean($0)) }
        defer { for text in texts { free(text) } }
        var properties = lxw_doc_properties()
        properties.title = texts[0]
        properties.author = texts[1]
        properties.created = created.map { time_t($0.dayNumber * 86_400) } ?? 0
        workbook_set_properties(book, &properties)
    }

    private static func reason(_ code: lxw_error, _ temporaryFolder: String) -> WorkbookError.Reason {
        let words = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
        return switch code {
        case LXW_ERROR_MEMORY_MALLOC_FAILED: .memory
        case LXW_ERROR_CREATING_XLSX_FILE: .cannotCreate(words)
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE: .temporaryFiles(temporaryFolder)
        case LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_PARAMETER_ERROR, LXW_ERROR_ZIP_BAD_ZIP_FILE,
            LXW_ERROR_ZIP_INTERNAL_ERROR, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            .cannotFinish
        default: .refused(words)
        }
    }
}
