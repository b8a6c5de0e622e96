import ArgumentParser
import Foundation
import KobanReports
import KobanWorkbook

/// `--format` of a migration.
enum MigrationFormat: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case csv
    case xlsx
    case html
    case diff
    case json
}

/// A migration report in the form and to the place that the user asked for.
struct MigrationOutput {
    let format: MigrationFormat
    /// nil for standard output.
    let file: ReportFile?

    func write(_ report: MigrationReport) throws {
        if format == .xlsx {
            try writeWorkbook(report)
            return
        }
        let bytes: [UInt8] =
            switch format {
            case .json: MigrationJSONReporter.report(report)
            case .csv: MigrationTableReporter.csv(report)
            case .diff: MigrationDiffReporter.diff(report)
            case .html: try html(report)
            case .markdown, .xlsx: Array(MigrationTableReporter.markdown(report).utf8)
            }
        guard let file else {
            // A patch has the bytes of its documents; a terminal is shown what is in them.
            if format == .diff, StandardOutput.isTerminal {
                return try StandardOutput.write(String(decoding: bytes, as: UTF8.self))
            }
            return try StandardOutput.write(bytes)
        }
        try file.write(bytes)
    }

    private func html(_ report: MigrationReport) throws(CommandFailure) -> [UInt8] {
        do {
            return Array(try MigrationHTMLReporter.html(report).utf8)
        } catch {
            throw CommandFailure("新旧対照表の様式を組み立てられません（\(error)）。koban の不具合です。")
        }
    }

    private func writeWorkbook(_ report: MigrationReport) throws {
        let workbook = MigrationWorkbook.workbook(report)
        if let file { return say(try workbook.write(toFile: file.path)) }
        let passing = FileManager.default.temporaryDirectory
            .appendingPathComponent("koban-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: passing) }
        say(try workbook.write(toFile: passing.path))
        try StandardOutput.write(Array(FileManager.default.contents(atPath: passing.path) ?? Data()))
    }

    private func say(_ cut: [CutText]) {
        for text in cut { StandardError.write("koban: \(text)") }
    }
}
