import ArgumentParser
import Foundation
import KobanCorrections
import KobanFormats
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

/// A migration in the form and to the place that the user asked for.
///
/// All is written when the last document is corrected: every form is sorted by institution, and copies are written
/// whether the report can be or not.
protocol MigrationOutput {
    /// Takes a document.
    mutating func add(_ document: MigratedDocument) throws

    /// Writes the report.
    mutating func end(_ ending: MigrationEnding) throws
}

/// Any form but a workbook.
struct MigrationText<Form: Reporter<MigratedDocument, MigrationEnding>>: MigrationOutput {
    private var reporter: Form
    /// nil for standard output.
    private let file: ReportFile?
    /// Whether it has the bytes of its documents, as a patch has: a terminal is shown what is in them.
    private let isOfDocuments: Bool
    private var bytes: [UInt8]

    init(_ reporter: Form, to file: ReportFile?, isOfDocuments: Bool = false) throws {
        self.reporter = reporter
        self.file = file
        self.isOfDocuments = isOfDocuments
        bytes = try self.reporter.begin()
    }

    mutating func add(_ document: MigratedDocument) throws { bytes += try reporter.add(document) }

    mutating func end(_ ending: MigrationEnding) throws {
        do {
            bytes += try reporter.end(ending)
        } catch let error as HTMLTemplateError {
            throw CommandFailure("新旧対照表の様式を組み立てられません（\(error)）。koban の不具合です。")
        }
        if let file {
            try file.write(bytes)
        } else if isOfDocuments, StandardOutput.isTerminal {
            try StandardOutput.write(String(decoding: bytes, as: UTF8.self))
        } else {
            try StandardOutput.write(bytes)
        }
    }
}

/// A workbook, which is put together in a file.
struct MigrationBook: MigrationOutput {
    private var reporter: MigrationWorkbookReporter
    /// nil for standard output.
    private let file: ReportFile?

    init(_ reporter: MigrationWorkbookReporter, to file: ReportFile?) {
        self.reporter = reporter
        self.file = file
    }

    mutating func add(_ document: MigratedDocument) { reporter.add(document) }

    mutating func end(_ ending: MigrationEnding) throws {
        let workbook = reporter.end(ending)
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
