import ArgumentParser
import KobanAmendments

/// `koban statutes export`: the reviewable CSV files.
struct StatutesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "効力のある法令データを、見直しのできるCSVで書き出します。")

    @Argument(help: "書き出し先のフォルダー。", completion: .directory)
    var folder: String

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        for file in try options.required().export(to: folder) {
            try StandardOutput.write("\(folder)/\(file)\n")
        }
    }
}
