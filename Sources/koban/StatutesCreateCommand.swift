import ArgumentParser
import KobanAmendments

/// `koban statutes create`: the database, for who wants to ask it in SQL.
struct StatutesCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "附属の法令データから法令データベース（SQLite）を作ります。",
        discussion: "もうあるデータベースには、この koban の新しい附属データを取り入れます。取り込んだ版と決めたことは残ります。")

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let database = try options.required(mayBeNew: true)
        _ = try database.create()
        try StandardOutput.write("\(database.path)\n")
    }
}
