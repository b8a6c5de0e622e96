import ArgumentParser
import Foundation
import KobanAmendments
import KobanReports
import KobanStatutes
import KobanText

/// How the output is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// When the output is coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    var style: TerminalStyle {
        switch self {
        case .always: TerminalStyle(isColoured: true)
        case .never: TerminalStyle(isColoured: false)
        case .auto:
            TerminalStyle(
                isColoured: StandardOutput.isTerminal
                    && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
        }
    }
}

/// A day on the command line: `2024-05-27`, `令和6年5月27日`.
struct DayArgument: ExpressibleByArgument {
    let day: CivilDate

    init?(argument: String) {
        guard let day = CivilDate(iso: argument) ?? JapaneseDate(argument)?.date else { return nil }
        self.day = day
    }
}

/// Where the statute data come from: `--statutes`, else `--database`, else the user's own
/// database where there is one, else what the program carries.
struct StatuteOptions: ParsableArguments {
    @Option(name: .long, help: "別の法令データ（CSVのフォルダー）を使います。", completion: .directory)
    var statutes: String?

    @OptionGroup var databaseOptions: DatabaseOptions

    /// The user's database; nil where `--statutes` goes before it.
    var database: StatuteDatabase? { statutes == nil ? databaseOptions.database : nil }

    /// Loads the data; a damaged file is one line with file, line and reason, and status 2.
    func load() -> Statutes { statutes(loadFiles()) }

    /// The files of the data, not yet read.
    func loadFiles() -> StatuteFiles {
        do {
            if let statutes { return try StatuteFiles(directory: URL(fileURLWithPath: statutes)) }
            return try databaseOptions.database?.files() ?? .bundled
        } catch {
            StandardError.write("koban: \(error)")
            endProcess(2)
        }
    }

    /// Reads the data.
    func statutes(_ files: StatuteFiles) -> Statutes {
        do {
            return try Statutes(files)
        } catch {
            StandardError.write("koban: \(error)")
            endProcess(2)
        }
    }
}

/// `--database`.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help: "法令データベースのファイル。既定は ~/.local/share/koban/koban.sqlite（$XDG_DATA_HOME があればその中）。",
        completion: .file())
    var path: String?

    /// The database that the user named, or the user's own; nil where there is no home.
    var database: StatuteDatabase? {
        let path = path ?? StatuteDatabase.defaultPath(environment: ProcessInfo.processInfo.environment)
        return path.map { StatuteDatabase(path: $0, program: Koban.version) }
    }

    /// The same, for a command that cannot do without one.
    func required() -> StatuteDatabase {
        guard let database else {
            StandardError.write("koban: 法令データベースの場所が分かりません。--database で指定してください。")
            endProcess(2)
        }
        return database
    }
}
