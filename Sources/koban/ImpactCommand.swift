import ArgumentParser
import KobanAmendments
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanReports
import KobanRuns
import KobanSettings

/// `koban impact`: whose assessments an amendment touches.
struct ImpactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "改正が影響する評価書と引用を、旧新の項番・文言とともに一覧にします。",
        discussion: """
            EDITION は、版の名（koban statutes list で見られます）、表と日（別表@2025-11-01）、又は --table を付けた日付です。
            評価書は --from の版の番号で書かれたものとして読みます。変更箇所（履歴）は対象にしません。
            終了ステータスは、すべて読めれば影響の有無にかかわらず 0、読めない入力や版があれば 2 です。
            例: koban impact --from 別表第二@2015-12-27 --to 第二条の表@2024-05-27 評価書/ --format csv > 影響.csv
            """)

    @Option(name: .long, help: "改正前の版。")
    var from: String

    @Option(name: .long, help: "改正後の版。")
    var to: String

    @Option(name: .long, help: "日付だけで版を指すときの表（\(LawTables.bundled.listed)）。")
    var table: TableName?

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String]

    @Option(name: .long, help: "出力の形式（text、csv、json）。csv は表計算ソフトで開けます。")
    var format: ImpactFormat = .text

    @OptionGroup var configuration: ConfigurationFileOptions

    @OptionGroup var options: DatabaseOptions

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("評価書のファイルかフォルダーを指定してください。") }
        try table?.refuse(besides: [from, to], named: "--from と --to")
    }

    func run() throws {
        let (diff, statutes) = try amendment()
        let inputs = RunInputs(paths: paths)
        let run = try ImpactRun(
            inputs, of: diff, statutes: statutes,
            finder: ConfigurationFinder(statutes: statutes, choice: configuration.choice))
        switch format {
        case .text:
            let reporter = ImpactTextReporter(
                of: diff, width: StandardOutput.width, ambiguous: StandardOutput.ambiguous)
            try report(on: run, of: inputs, by: reporter)
        case .csv: try report(on: run, of: inputs, by: ImpactCSVReporter())
        case .json: try report(on: run, of: inputs, by: ImpactJSONReporter(of: diff, version: Koban.version))
        }
    }

    /// Reads the documents, keeps what will be written of each and not the document, and ends with the status.
    private func report(
        on run: ImpactRun, of inputs: RunInputs, by reporter: some Reporter<AssessmentImpact, RunEnding>
    ) throws {
        var reporter = reporter
        var (errors, notes) = (inputs.errors, inputs.notes)
        for error in errors { StandardError.write("koban: \(error)") }
        try StandardOutput.write(reporter.begin())
        try run.run { outcome in
            switch outcome {
            case .success(let impact):
                if let note = impact.silenceNote { notes.append("\(impact.path): \(note)") }
                try StandardOutput.write(reporter.add(impact))
            case .failure(let error):
                StandardError.write("koban: \(error)")
                errors.append(error)
            }
        }
        for note in notes { StandardError.write("koban: \(note)") }
        if format == .csv, let unread = UnreadFiles.words(inputs.unread) {
            StandardError.write("koban: 読まなかったファイル: \(unread)")
        }
        try StandardOutput.write(reporter.end(RunEnding(errors: errors, unread: inputs.unread)))
        try end(with: errors.isEmpty ? 0 : 2)
    }

    /// The two editions compared; one that does not exist is told with those that do.
    private func amendment() throws -> (EditionDiff, Statutes) {
        let database = try options.required()
        let statutes = try Statutes(try database.files())
        let known = try database.editionIDs()
        let diff: EditionDiff
        let isReversed: Bool
        do {
            (diff, isReversed) = try database.amendment(from: from, to: to, table: table)
        } catch AmendmentError.noSuchEdition(let text) {
            throw CommandFailure("\(text): そのような版がありません。ある版は \(known.joined(separator: "、")) です。")
        }
        let (former, later) = (diff.former.edition.id, diff.later.edition.id)
        if former == later { throw CommandFailure("--from と --to がどちらも \(former) です。違う版を指定してください。") }
        if isReversed {
            throw CommandFailure("--from（\(later)）が --to（\(former)）より後の版です。入れ替えて指定してください。")
        }
        return (diff, statutes)
    }
}

/// `--format` of an impact.
enum ImpactFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
}
