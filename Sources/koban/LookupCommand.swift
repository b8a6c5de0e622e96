import ArgumentParser
import KobanAmendments
import KobanLaw
import KobanQueries
import KobanReports

/// `koban lookup`: what an item says, where it came from and where it went; which items say
/// what is asked for.
struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "別表・表の項を、引用・語・条件で引きます。",
        discussion: """
            QUERY は引用（どんな書き方でも）か、探す語です。条件だけでも引けます。
            例: koban lookup 別表第二の26の項
            例: koban lookup 生活保護 --table 第二条の表
            例: koban lookup --provider 市町村長 --information 住民票関係情報 --format list --separator 、
            """)

    @Argument(help: "引用（別表第二の26の項、第2条の表42 など）か、探す語。")
    var query: [String] = []

    @Option(name: .long, help: "どの日の法令で引くか（2024-05-27 または 令和6年5月27日）。既定は日本の今日。")
    var asOf: DayArgument?

    @Option(name: .long, help: "出力の形式（text、json、list）。list は、評価書に貼れる項番の並びで、その日に効力のない項番は載せません（あれば終了ステータス1）。")
    var format: LookupFormat = .text

    @Option(name: .long, help: "list の区切り（、 ・ ,）。既定は 、 です。")
    var separator: ListSeparator?

    @Option(name: .long, help: "表（\(LawTables.bundled.listed)）。")
    var table: TableArgument?

    @Option(name: .long, help: "第一欄の者（情報照会者、利用者）。例: 市町村長")
    var actor: String?

    @Option(name: .long, help: "第三欄の情報提供者。例: 都道府県知事等")
    var provider: String?

    @Option(name: .long, help: "第四欄の特定個人情報。例: 生活保護関係情報")
    var information: String?

    @Option(name: .long, help: "第二欄に現れる法律。例: 生活保護法")
    var law: String?

    @Flag(name: .long, help: "根拠とした資料を表示します。")
    var evidence = false

    @Option(name: .long, help: "色付け（auto、always、never）。")
    var color: ColourChoice = .auto

    @OptionGroup var data: StatuteOptions

    private var filter: ItemFilter {
        ItemFilter(
            table: table?.table, actor: actor, provider: provider, information: information, law: law)
    }

    /// In characters: a citation or some words. A question is compared with every name of the data,
    /// so that a whole document would take very long.
    private static let longestQuery = 1_000

    func validate() throws {
        guard query.reduce(0, { $0 + $1.unicodeScalars.count }) <= Self.longestQuery else {
            throw ValidationError("質問が長すぎます（\(Self.longestQuery)字まで）。引用か語を短く指定してください。文書は koban cite で読み取れます。")
        }
        guard query.contains(where: { !$0.allSatisfy(\.isWhitespace) }) || !filter.isEmpty else {
            throw ValidationError("引用か語、または条件（--table --actor --provider --information --law）を指定してください。")
        }
        if separator != nil, format != .list {
            throw ValidationError("--separator は --format list とともに指定してください。")
        }
        if evidence, format == .list {
            throw ValidationError("--evidence は --format list では使えません（項番だけの一覧です）。--format text か json にしてください。")
        }
        try color.refuse(unless: format == .text)
    }

    func run() throws {
        let statutes = try data.load()
        var lookup = Lookup(statutes: statutes)
        if let database = try data.database() {
            lookup = Lookup(statutes: statutes, wording: try database.wording())
        }
        let answer = try lookup.answer(
            LookupQuery(query.joined(separator: " "), filter: filter, day: try asOf.lawDay))
        switch format {
        case .json:
            try StandardOutput.write(LookupJSONReporter().report(answer))
            writeNotes(of: answer)
        case .list:
            try StandardOutput.write(ItemListReporter(separator: separator ?? .comma).report(answer))
            for line in ItemListReporter.cautions(answer) { StandardError.write("koban: \(line)") }
            writeNotes(of: answer)
            // A list is pasted: what is asked for and may not be written on the day is a fault.
            return try end(with: answer.hasUnknownName ? 2 : ItemListReporter.isWhole(answer) ? 0 : 1)
        case .text:
            let reporter = LookupTextReporter(
                style: color.style, showsEvidence: evidence, wording: EvidenceWording(statutes),
                width: StandardOutput.width, ambiguous: StandardOutput.ambiguous)
            try StandardOutput.write(reporter.report(answer))
        }
        // A filter that names nothing is a wrong command line; a search that finds nothing is
        // an answer.
        try end(with: answer.hasUnknownName ? 2 : 0)
    }

    /// Where standard output is for a program or the clipboard, what a person must know goes
    /// to standard error.
    private func writeNotes(of answer: LookupAnswer) {
        for note in answer.notes { StandardError.write("koban: \(note.message)") }
        if answer.isBeyondData { StandardError.write("koban: \(LookupTextReporter.beyondNote(answer))") }
    }
}

/// How the answer is written.
enum LookupFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case list
}

/// `--table`, also as assessments write it: 別表第1, 別表２, 第2条の表.
struct TableArgument: ExpressibleByArgument {
    let table: TableName

    init?(argument: String) {
        guard let table = LawTables.bundled.table(notation: argument) else { return nil }
        self.table = table
    }
}

extension ListSeparator: ExpressibleByArgument {}
