import ArgumentParser
import Foundation
import KobanAssessments
import KobanChecks
import KobanMigration
import KobanReports
import KobanStatutes
import KobanText

/// `koban migrate`: the whole new text of every field with a stale or wrong reference.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "旧い・誤った引用のある欄ごとに、書き換えた記載を示し、直した写しを作ります。",
        discussion: """
            一つの欄は全部直すか、全部そのままにするかのどちらかです。機械的に置き換えられる欄だけを直し、廃止・分割された項や\
            廃止された命令の条がある欄は、選択肢とともに 要確認 として示します。--accept-review を付けると、それらも案のとおり直します。
            終了ステータスは、すべて読めて書き出せれば 0、そうでなければ 2 です。
            例: koban migrate 評価書/ --as-of 2026-04-01 --format csv > 変更箇所.csv
            """)

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String]

    @Option(name: .long, help: "どの日の法令に合わせるか。既定は日本の今日。変更日にもなります。")
    var asOf: DayArgument?

    @Option(name: .long, help: "出力の形式（markdown、csv、diff、json）。")
    var format: MigrationFormat = .markdown

    @Option(name: .long, help: "直した写しを書き出すフォルダー。もとのファイルは変えません。", completion: .directory)
    var write: String?

    @Flag(name: .long, help: "要確認の欄も、案のとおり直します（選んだものを理由とともに示します）。")
    var acceptReview = false

    @OptionGroup var data: StatuteOptions

    func run() throws {
        let statutes = data.load()
        let day = asOf?.day ?? .todayInJapan()
        let checker = Checker(statutes: statutes, day: day)
        var copies = write.map { CorrectedCopies(folder: $0, roots: paths) }
        let found = AssessmentFiles.files(at: paths)
        var errors = found.errors
        var documents: [MigratedDocument] = []
        var failures: [String] = []
        for file in found.files {
            do {
                let input = try AssessmentInput(file: file)
                let checked = checker.check(input.source)
                if checked.assessment.form == nil, checked.citations.isEmpty {
                    errors.append(AssessmentInputError(path: file, reason: .notAnAssessment))
                    continue
                }
                let migration = DocumentMigration(checked, on: day, acceptReview: acceptReview)
                var copy: String?
                if copies != nil, !migration.edits.isEmpty {
                    do {
                        copy = try copies?.write(migration, of: input)
                    } catch {
                        failures.append("\(error)")
                    }
                }
                documents.append(
                    MigratedDocument(path: file, assessment: checked.assessment, migration: migration, copy: copy))
            } catch {
                errors.append(error)
            }
        }
        let report = MigrationReport(
            version: Koban.version, asOf: day, dataVerifiedThrough: statutes.verifiedThrough,
            documents: documents, errors: errors)
        say(report, failures)
        endProcess(errors.isEmpty && failures.isEmpty ? 0 : 2)
    }

    private func say(_ report: MigrationReport, _ failures: [String]) {
        for error in report.errors { StandardError.write("koban: \(error)") }
        for failure in failures { StandardError.write("koban: \(failure)") }
        if report.asOf > report.dataVerifiedThrough ?? report.asOf, let last = report.dataVerifiedThrough {
            StandardError.write("koban: 法令データは\(last.japanese)までしか確かめられていません。その後の改正は反映されていません。")
        }
        for document in report.documents {
            for line in MigrationReviewReporter.lines(document) { StandardError.write(line) }
            if document.migration.history.isMissing {
                StandardError.write(
                    "koban: \(document.path): タブ区切りの変更箇所の表がないので、変更箇所には書き加えられません。--format csv の表を使ってください。")
            }
            if let copy = document.copy { StandardError.write("koban: \(document.path) を直した写しを \(copy) に書き出しました。") }
        }
        switch format {
        case .json: StandardOutput.write(MigrationJSONReporter.report(report))
        case .diff: StandardOutput.write(MigrationDiffReporter.diff(report))
        case .markdown: StandardOutput.write(MigrationTableReporter.markdown(report))
        case .csv: StandardOutput.write(MigrationTableReporter.csv(report))
        }
    }
}

/// `--format` of a migration.
enum MigrationFormat: String, ExpressibleByArgument, CaseIterable {
    case json
    case diff
    case markdown
    case csv
}

/// Why a corrected copy could not be written.
enum CorrectedCopyError: Error, CustomStringConvertible {
    case wouldReplaceInput(path: String)
    case sameName(path: String, copy: String)
    case encoding(path: String, InputEncoding)
    case unwritable(path: String, reason: String)

    var description: String {
        switch self {
        case .wouldReplaceInput(let path): "\(path): 写しがもとのファイルを上書きします。--write に別のフォルダーを指定してください。"
        case .sameName(let path, let copy): "\(path): 同じ名前の写し（\(copy)）をもう書き出しました。フォルダーごとに分けて実行してください。"
        case .encoding(let path, let encoding):
            "\(path): もとの文字コード（\(encoding.rawValue)）のままでは書き出せない文字があります。UTF-8で保存し直してください。"
        case .unwritable(let path, let reason): "\(path): 写しを書き出せません（\(reason)）。フォルダーの空きと権限を確かめてください。"
        }
    }
}

/// The folder of corrected copies: a file by its name, a folder's files as they lie in it.
struct CorrectedCopies {
    let folder: String
    let roots: [String]
    private var written: Set<String> = []

    init(folder: String, roots: [String]) {
        self.folder = folder
        self.roots = roots
    }

    mutating func write(_ migration: DocumentMigration, of input: AssessmentInput) throws(CorrectedCopyError) -> String {
        let copy = URL(fileURLWithPath: folder).appendingPathComponent(name(of: input.path))
        let real = { (url: URL) in url.resolvingSymlinksInPath().standardizedFileURL.path }
        guard real(copy) != real(URL(fileURLWithPath: input.path)),
            !roots.contains(where: { real(URL(fileURLWithPath: $0)) == real(copy) })
        else { throw .wouldReplaceInput(path: input.path) }
        guard written.insert(copy.path).inserted else { throw .sameName(path: input.path, copy: copy.path) }
        guard let bytes = CorrectedText.encoded(migration.corrected, like: input) else {
            throw .encoding(path: input.path, input.encoding)
        }
        do {
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: copy, options: .atomic)
        } catch {
            throw .unwritable(path: copy.path, reason: error.localizedDescription)
        }
        return URL(fileURLWithPath: folder).relativePath + "/" + name(of: input.path)
    }

    private func name(of path: String) -> String {
        for root in roots where path != root {
            let prefix = root.hasSuffix("/") ? root : root + "/"
            if path.hasPrefix(prefix) { return String(path.dropFirst(prefix.count)) }
        }
        return URL(fileURLWithPath: path).lastPathComponent
    }
}
