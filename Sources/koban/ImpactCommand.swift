import ArgumentParser
import KobanAmendments
import KobanAssessments
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanReports
import KobanSettings
import KobanText

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

    @Option(name: .long, help: "日付だけで版を指すときの表（別表第一、別表第二、別表、第二条の表）。")
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
        let (diff, statutes) = amendment()
        let found = AssessmentFiles.files(at: paths)
        var finder = ConfigurationFinder(statutes: statutes, choice: configuration.choice)
        // Only its names matter here: what an amendment touches is no finding of a rule.
        let configurations = DocumentSettings.settings(of: found.files) { (path) throws(ConfigurationError) in
            try finder.configuration(for: path)
        }
        var known: [String: AmendmentImpact] = [:]
        var errors = found.errors
        var notes = found.notes
        var impacts: [AssessmentImpact] = []
        for (file, configuration) in zip(found.files, configurations) {
            do {
                let name = configuration?.file ?? ""
                let impact =
                    known[name] ?? AmendmentImpact(diff, statutes: statutes, names: configuration?.names ?? [])
                known[name] = impact
                let input = try AssessmentInput(file: file)
                let one = impact.of(
                    input.document, path: input.path, sha256: ContentDigest.sha256(input.bytes))
                if one.citations == 0, one.assessment.form == nil, !one.assessment.namesBasis {
                    errors.append(AssessmentInputError(path: input.path, reason: .notAnAssessment))
                } else {
                    impacts.append(one)
                    if one.citations == 0 {
                        notes.append("\(input.path): 法令の引用が一つも読み取れなかったので、影響の有無は分かりません。koban check と元の文書で確かめてください。")
                    }
                }
            } catch {
                errors.append(error)
            }
        }
        for line in errors.map(\.description) + notes { StandardError.write("koban: \(line)") }
        if format == .csv, let unread = UnreadFiles.words(found.unread) {
            StandardError.write("koban: 読まなかったファイル: \(unread)")
        }
        let report = ImpactReport(
            version: Koban.version, diff: diff, impacts: impacts, errors: errors, unread: found.unread)
        switch format {
        case .text:
            StandardOutput.write(
                ImpactTextReporter.text(report, width: StandardOutput.width, ambiguous: StandardOutput.ambiguous))
        case .csv: StandardOutput.write(ImpactCSVReporter.csv(report))
        case .json: StandardOutput.write(ImpactJSONReporter.report(report))
        }
        endProcess(errors.isEmpty ? 0 : 2)
    }

    /// The two editions compared; one that does not exist is told with those that do.
    private func amendment() -> (EditionDiff, Statutes) {
        let database = options.required()
        let read = Result { (try Statutes(try database.files()), try database.editionIDs()) }
        let (statutes, known) = value(read, known: [])
        let compared = Result { try database.amendment(from: from, to: to, table: table) }
        let (diff, isReversed) = value(compared, known: known)
        let (former, later) = (diff.former.edition.id, diff.later.edition.id)
        if former == later { refuse("--from と --to がどちらも \(former) です。違う版を指定してください。") }
        if isReversed { refuse("--from（\(later)）が --to（\(former)）より後の版です。入れ替えて指定してください。") }
        return (diff, statutes)
    }

    private func value<Value>(_ result: Result<Value, any Error>, known: [String]) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let error):
            if let error = error as? AmendmentError, case .noSuchEdition(let text) = error {
                refuse("\(text): そのような版がありません。ある版は \(known.joined(separator: "、")) です。")
            }
            refuse("\(error)")
        }
    }

    private func refuse(_ message: String) -> Never {
        StandardError.write("koban: \(message)")
        endProcess(2)
    }
}

/// `--format` of an impact.
enum ImpactFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
}
