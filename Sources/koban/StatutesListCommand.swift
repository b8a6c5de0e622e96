import ArgumentParser
import KobanAmendments
import KobanReports
import KobanStatuteStore

/// `koban statutes list`: which editions are at hand.
struct StatutesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "手元の法令と表の版を、期間・項数・出典とともに表示します。")

    @Option(name: .long, help: "出力の形式（text または json）。")
    var format: OutputFormat = .text

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let database = try options.database()
        let records = try database?.records()
        let ledger = try records.map { (records) throws(AmendmentError) in try StatuteLedger(records) }
        let list = StatuteList(
            ledger: ledger, texts: records?.texts ?? [],
            database: try database?.hasFile() == true ? database?.path : nil)
        switch format {
        case .json: try StandardOutput.write(StatuteListJSONReporter().report(list))
        case .text: try StandardOutput.write(StatuteListTextReporter().report(list))
        }
    }
}
