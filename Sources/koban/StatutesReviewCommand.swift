import ArgumentParser
import KobanAmendments
import KobanLaw
import KobanReports
import KobanStatuteStore
import KobanText

/// `koban statutes review`: what a person must decide, and the decisions.
struct StatutesReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "取り込んだ版の、人が決めるべき項を旧新並べて示し、決めたことを記録します。",
        discussion: """
            決め方: --decide 項=関係[:行き先] --reason 理由（--decide はいくつでも）
              26=amended      同じ項番のまま文言が変わった      26=amended:27   27の項になり文言も変わった
              26=renumbered:27 番号だけ変わった                 26=split:26,26の2  分かれた
              26=merged:27    ほかの項と一つになった            26=abolished    なくなった
              +137=added      新しい137の項は新設              26=unknown      条文からは決められない（要確認）
            表が複数あるときは 別表:26=… と書くか --edition で版を指定します。
            """)

    @Option(name: .long, help: "決めたこと（例: 26=amended:27、+137=added）。")
    var decide: [DecisionArgument] = []

    @Option(name: .long, help: "そう決めた理由。")
    var reason: String?

    @Option(name: .long, help: "項の見出し（独自の言葉）。")
    var label: String?

    @Option(name: .long, help: "新しい版の名（例: 別表@2026-04-01）。")
    var edition: String?

    @OptionGroup var options: DatabaseOptions

    func validate() throws {
        if !decide.isEmpty, reason?.isEmpty ?? true {
            throw ValidationError("--decide には --reason（理由）が必要です。")
        }
        if decide.isEmpty, let alone = reason.map({ _ in "--reason" }) ?? label.map({ _ in "--label" }) {
            throw ValidationError("\(alone) は --decide とともに指定してください（決めることがありません）。")
        }
    }

    func run() throws {
        let database = try options.required()
        let ledger =
            decide.isEmpty
            ? try database.ledger()
            : try database.decide(
                decide.map(\.statement), edition: edition, reason: reason ?? "", label: label)
        try StandardOutput.write(
            ReviewReporter(
                edition: edition, decided: decide.count, width: StandardOutput.width,
                ambiguous: StandardOutput.ambiguous
            ).report(ledger))
    }
}

/// `26=amended:27`, `+137=added`, `別表:26=split:26,26の2`.
struct DecisionArgument: ExpressibleByArgument {
    let statement: StatuteDatabase.Statement

    init?(argument: String) {
        let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        var item = sides[0]
        var table: TableName?
        if let colon = item.lastIndex(of: ":") {
            guard let named = LawTables.bundled[TableName(rawValue: String(item[..<colon]))] else { return nil }
            table = named.name
            item = item[item.index(after: colon)...]
        }
        let isNew = item.hasPrefix("+")
        guard let number = ItemNumber(String(isNew ? item.dropFirst() : item)) else { return nil }
        let parts = sides[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = EditionChange.Kind(rawValue: String(parts[0])) else { return nil }
        var to: [ItemNumber] = []
        if parts.count == 2 {
            for target in parts[1].split(whereSeparator: { ",、・".contains($0) }) {
                guard let number = ItemNumber(String(target)) else { return nil }
                to.append(number)
            }
        }
        statement = StatuteDatabase.Statement(
            table: table, subject: isNew ? .new(number) : .former(number), kind: kind, to: to)
    }
}
