import ArgumentParser
import KobanAmendments
import KobanLaw
import KobanReports

/// `koban statutes diff`: what changed between two states of a table.
struct StatutesDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "表の2つの版の違いを、項・欄・語ごとに示します（新旧対照表）。",
        discussion: """
            A と B は、版の名（koban statutes list）、日付（--table とともに）、条文のファイルのどれかです。
            例: koban statutes diff 別表第一@2015-12-27 別表@2025-09-24 --format html > 新旧対照表.html
            """)

    @Argument(help: "版、日付、ファイルを2つ。")
    var sides: [String]

    @Option(name: .long, help: "表（\(LawTables.bundled.listed)）。")
    var table: TableName?

    @Option(name: .long, help: "出力の形式（text、json、markdown、html）。")
    var format: DiffFormat = .text

    @OptionGroup var options: DatabaseOptions

    func validate() throws {
        guard sides.count == 2 else { throw ValidationError("比べる版を2つ指定してください。") }
        try table?.refuse(besides: sides, named: "2つの版")
    }

    func run() throws {
        let diff = try options.required().diff(sides, table: table)
        switch format {
        case .text:
            try StandardOutput.write(
                DiffTextReporter(width: StandardOutput.width, ambiguous: StandardOutput.ambiguous).report(diff))
        case .json: try StandardOutput.write(DiffJSONReporter().report(diff))
        case .markdown: try StandardOutput.write(DiffMarkdownReporter().report(diff))
        case .html: try StandardOutput.write(DiffHTMLReporter().report(diff))
        }
    }
}

/// `--format` of a diff.
enum DiffFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
    case html
}

extension TableName: ExpressibleByArgument {
    /// The table that an argument names (`別表第二`); nil where the bundled data have no table of the name.
    public init?(argument: String) {
        let name = TableName(rawValue: argument)
        guard LawTables.bundled[name] != nil else { return nil }
        self = name
    }

    /// For the shell and for the message about a table that there is none of.
    public static var allValueStrings: [String] { LawTables.bundled.names.map(\.rawValue) }

    /// `--table` says of what a day or a file is meant; beside names of editions only, which hold their table, it
    /// would say nothing.
    func refuse(besides sides: [String], named what: String) throws {
        let areEditions = sides.allSatisfy { side in
            let parts = side.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && TableName(argument: String(parts[0])) != nil
        }
        guard areEditions else { return }
        throw ValidationError("\(what) が版の名で、表を含んでいるので、--table \(rawValue) は使えません。--table を省いてください。")
    }
}
