import ArgumentParser
import Foundation
import KobanAmendments
import KobanFormats
import KobanLaw
import KobanReports
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

extension ColourChoice {
    /// Colours asked for where there can be none.
    func refuse(unless isText: Bool) throws {
        guard self == .always, !isText else { return }
        throw ValidationError("--color always は --format text でだけ使えます。--color を省いてください。")
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

    func validate() throws {
        if statutes != nil, databaseOptions.path != nil {
            throw ValidationError("--statutes と --database は一緒に使えません。どちらかにしてください。")
        }
    }

    /// The user's database; nil where `--statutes` is given.
    ///
    /// - Parameter mayBeNew: for a command that makes it where there is none.
    func database(mayBeNew: Bool = false) throws(CommandFailure) -> StatuteDatabase? {
        statutes == nil ? try databaseOptions.database(mayBeNew: mayBeNew) : nil
    }

    /// Loads the data; a damaged file is one line with file, line and reason.
    ///
    /// - Parameter mayBeNew: for a command that makes the database where there is none.
    func load(mayBeNew: Bool = false) throws(CommandFailure) -> Statutes {
        try statutes(loadFiles(mayBeNew: mayBeNew))
    }

    /// The files of the data, not yet read.
    func loadFiles(mayBeNew: Bool = false) throws(CommandFailure) -> StatuteFiles {
        do {
            if let statutes { return try StatuteFiles(directory: URL(fileURLWithPath: statutes)) }
            return try databaseOptions.database(mayBeNew: mayBeNew)?.files() ?? .bundled
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Reads the data.
    func statutes(_ files: StatuteFiles) throws(CommandFailure) -> Statutes {
        do {
            return try Statutes(files)
        } catch {
            throw CommandFailure(error)
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

    /// The database that the user named, which must be there, or the user's own, in whose stead the
    /// bundled data are read; nil where there is no home.
    ///
    /// - Parameter mayBeNew: for a command that makes it where there is none.
    func database(mayBeNew: Bool = false) throws(CommandFailure) -> StatuteDatabase? {
        var isFolder: ObjCBool = false
        if let path, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw CommandFailure(
                "\(path): フォルダーです。--database には法令データベースのファイルを指定してください（CSVのフォルダーは --statutes で指定します）。")
        }
        let found = path ?? StatuteDatabase.defaultPath(environment: ProcessInfo.processInfo.environment)
        return found.map { StatuteDatabase(path: $0, program: Koban.version, isNamed: path != nil && !mayBeNew) }
    }

    /// The same, for a command that cannot do without one.
    func required(mayBeNew: Bool = false) throws(CommandFailure) -> StatuteDatabase {
        guard let database = try database(mayBeNew: mayBeNew) else {
            throw CommandFailure("法令データベースの場所が分かりません。--database で指定してください。")
        }
        return database
    }
}
