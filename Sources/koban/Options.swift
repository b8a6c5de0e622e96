import ArgumentParser
import Foundation
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

/// Where the statute data come from.
struct StatuteOptions: ParsableArguments {
    @Option(name: .long, help: "別の法令データ（CSVのフォルダー）を使います。", completion: .directory)
    var statutes: String?

    /// Loads the data; a damaged file is one line with file, line and reason, and status 2.
    func load() -> Statutes {
        do {
            guard let statutes else { return try Statutes(StatuteFiles.bundled) }
            return try Statutes(StatuteFiles(directory: URL(fileURLWithPath: statutes)))
        } catch {
            StandardError.write("koban: \(error)")
            endProcess(2)
        }
    }
}
