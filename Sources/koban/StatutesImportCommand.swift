import ArgumentParser
import KobanAmendments
import KobanReports

/// `koban statutes import`: new official texts.
struct StatutesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "公式の条文（法令標準XML）を取り込み、前の版との違いを示します。",
        discussion: """
            法令標準XML、法令API（第1版・第2版）の応答（XML・JSON）、一括ダウンロードのフォルダーと zip を読みます。
            人が決めるべき項が残る版は、koban statutes review で決め終えるまで効力を持ちません。
            例: koban statutes import 425AC0000000027_20260401_508AC0000000010.xml
            """)

    @Argument(help: "条文のファイル、フォルダー、zip。", completion: .file())
    var files: [String]

    @Option(name: .long, help: "施行日（2026-04-01 または 令和8年4月1日）。ファイル名や応答にあれば不要です。")
    var effective: DayArgument?

    @Option(
        name: .long, help: "人が記録した事実（statutes/ の形のフォルダー）だけから新しいデータベースを始めます。",
        completion: .directory)
    var facts: String?

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let database = try options.required(mayBeNew: true)
        let imported = try database.importTexts(at: files, effective: effective?.day, facts: facts)
        try StandardOutput.write(ImportReporter(database: database.path).report(imported))
    }
}
