import ArgumentParser
import Foundation
import KobanStatuteImport

/// `koban statutes derive`: the CSV files anew from the official texts.
struct DeriveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "derive",
        abstract: "法令標準XMLから法令データ（CSV）を作り直します。",
        discussion: "例: koban statutes derive --sources ../shared/sources --facts statutes --output statutes")

    @Option(name: .long, help: "法令標準XMLのフォルダー。", completion: .directory)
    var sources: String

    @Option(name: .long, help: "人が記録した事実のフォルダー（editions.csv、decisions など）。", completion: .directory)
    var facts = "statutes"

    @Option(name: .long, help: "書き出し先のフォルダー。", completion: .directory)
    var output = "statutes"

    func run() throws {
        let files = try StatuteDerivation.run(
            sources: URL(fileURLWithPath: sources), facts: URL(fileURLWithPath: facts),
            output: URL(fileURLWithPath: output))
        for file in files { try StandardOutput.write("\(output)/\(file)\n") }
    }
}
