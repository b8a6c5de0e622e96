import ArgumentParser
import KobanAmendments

/// `koban statutes create`: the database, for who wants to ask it in SQL.
struct StatutesCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "附属の法令データから法令データベース（SQLite）を作ります。",
        discussion: "もうあるデータベースには、この koban の新しい附属データを取り入れます。取り込んだ版と決めたことは残ります。")

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let database = options.required(mayBeNew: true)
        do {
            _ = try database.create()
            StandardOutput.write("\(database.path)\n")
        } catch {
            StandardError.write("koban: \(error)")
            endProcess(2)
        }
    }
}
