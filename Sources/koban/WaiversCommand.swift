import ArgumentParser
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanRuns
import KobanSettings
import KobanText

/// `koban waivers`: entries for the waiver file, to be filled in.
struct WaiversCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waivers",
        abstract: "いまの指摘を、免除ファイル（koban-waivers.yml）に書き写せる形で表示します。",
        discussion: """
            理由（reason）・担当（owner）・期限（expires）は空けてあります。直さないと決めた指摘だけを残し、埋めてください。
            例: koban waivers 評価書/13.txt --rule renumbered-item
            """)

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String]

    @Option(name: .long, help: "この規則の指摘だけを表示します。")
    var rule: String?

    @Option(name: .long, help: "どの日の法令で確かめるか（2024-05-27 または 令和6年5月27日）。既定は日本の今日。")
    var asOf: DayArgument?

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var data: StatuteOptions

    func validate() throws {
        guard let rule, named(rule) == nil else { return }
        let known = RuleCatalog.all.flatMap { [$0.identifier, $0.japaneseName] }
        throw ValidationError(
            "「\(rule)」という規則はありません。\(NearNames.advice(rule, among: known))規則の一覧は koban rules で確かめてください。")
    }

    private func named(_ rule: String) -> String? {
        RuleCatalog.all.first { $0.identifier == rule || $0.japaneseName == rule }?.identifier
    }

    func run() throws {
        let wanted = rule.flatMap(named)
        let statutes = try data.load()
        let day = try asOf.lawDay
        let results = try CheckRun(
            RunInputs(paths: paths), statutes: statutes, day: day, finder: configuration.finder(statutes: statutes)
        ).results()
        for error in results.errors { StandardError.write("koban: \(error)") }
        for note in results.notes { StandardError.write("koban: \(note)") }
        if let unread = UnreadFiles.words(results.unread) { StandardError.write("koban: 読まなかったファイル: \(unread)") }
        var out = WaiverFile.instructions + "waivers:\n"
        for assessment in results.assessments {
            let document = assessment.checked.assessment.document
            for (index, finding) in assessment.checked.findings.enumerated()
            where assessment.suppressions[index] == nil && wanted.map({ $0 == finding.rule }) ?? true {
                let place = document.place(at: finding.range.lowerBound)
                out += WaiverFile.template(
                    for: assessment.identities[index], on: day,
                    comment: VisibleText.line("\(assessment.path):\(place.afterPath): \(finding.message)"))
            }
        }
        try StandardOutput.write(out)
        try end(with: results.errors.isEmpty ? 0 : 2)
    }
}
