import Foundation
import KobanAmendments
import KobanLaw
import KobanTestSupport

/// Small law texts of our own under the ids of the real laws, and a folder to work in.
final class Workshop: TemporaryFolder {
    /// Writes a text, and gives its path.
    @discardableResult
    func put(_ text: String, _ name: String) throws -> String { path(try write(name, text)) }

    /// The invented law of 2025-01-01, as data that a program might carry.
    func bundle() throws -> StatuteDatabase.Bundle {
        try put(Self.editions, "facts/editions.csv")
        for name in ["laws.csv", "law-names.csv", "order-names.csv", "tables.csv", "cited-laws.csv"] {
            try FileManager.default.copyItem(
                at: BundledLaw.folder.appendingPathComponent(name), to: url("facts/" + name))
        }
        try put("edition,item,change,actors,laws,evidence\n", "facts/inferred-items.csv")
        try put("law_id,source,shows_paragraphs,evidence\n", "facts/article-sources.csv")
        try put("older,newer,evidence\n", "facts/information-aliases.csv")
        try put("\(StatuteColumns.provisionMoves.joined(separator: ","))\n", "facts/provision-moves.csv")
        try put(
            "table,item,label\n別表,1,見本の一\n別表,2,見本の二\n別表,4,見本の四\n第二条の表,1,照会の一\n第二条の表,2,照会の二\n",
            "facts/decisions/labels.csv")
        try put("table,item,row,label,phrase_start\n", "facts/decisions/information-labels.csv")
        try put(
            "from_table,from_item,to_table,to_items,relation,reason,evidence\n", "facts/decisions/correspondences.csv")
        try put(InventedLaw.act(InventedLaw.items), "start/425AC0000000027_20250101.xml")
        try put(InventedLaw.order(InventedLaw.rows), "start/506M60004008009_20250101.xml")
        let start = StatuteDatabase(path: path("start.sqlite"), program: "0.1.0")
        _ = try start.importTexts(at: [path("start")], effective: nil, facts: path("facts"))
        try start.export(to: path("bundle"))
        return StatuteDatabase.Bundle(
            files: try StatuteFiles(directory: url("bundle")), digest: "見本一")
    }

    private static let editions = """
        \(StatuteColumns.editions.joined(separator: ","))
        別表@2025-01-01,別表,2024-05-27,false,,2025-01-01,2025-01-01,,425AC0000000027_20250101.xml,見本
        第二条の表@2025-01-01,第二条の表,2024-05-27,false,,2025-01-01,2025-01-01,,506M60004008009_20250101.xml,見本

        """

    /// A database that begins with the invented law.
    func database() throws -> StatuteDatabase {
        StatuteDatabase(path: path("koban.sqlite"), program: "0.1.0", bundle: try bundle())
    }
}

enum InventedLaw {
    struct Row {
        let number: String
        let cells: [String]

        init(_ number: String, _ cells: String...) {
            self.number = number
            self.cells = cells
        }

        var isDeleted: Bool { cells.isEmpty }
    }

    /// 別表 of 2025-01-01.
    static let items = [
        Row("一", "見本市長", "児童福祉法による見本手帳の交付に関する事務であって主務省令で定めるもの"),
        Row("二", "見本町長", "介護保険法による見本の給付の支給に関する事務であって主務省令で定めるもの"),
        Row("三"),
        Row("四", "見本県知事", "生活保護法による見本の決定に関する事務であって主務省令で定めるもの"),
    ]

    /// 第二条の表 of 2025-01-01.
    static let rows = [
        Row("一", "見本市長", "児童福祉法による見本手帳の交付に関する事務であって第三条で定めるもの", "見本町長", "見本関係情報"),
        Row("二", "見本町長", "介護保険法による見本の給付の支給に関する事務であって第四条で定めるもの", "見本県知事", "例示関係情報"),
    ]

    static func act(_ items: [Row], table: String = "別表", envelope: Bool = false) -> String {
        let rows = items.map { row($0, columns: 2) }.joined(separator: "\n")
        let law = """
            <Law Lang="ja" Era="Heisei" Year="25" Num="027" LawType="Act">
            <LawNum>平成二十五年法律第二十七号</LawNum>
            <LawBody>
            <LawTitle>見本の法律</LawTitle>
            <MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphSentence><Sentence>見本である。</Sentence></ParagraphSentence></Paragraph></Article></MainProvision>
            <AppdxTable Num="1"><AppdxTableTitle>\(table)</AppdxTableTitle><TableStruct><Table>
            \(rows)
            </Table></TableStruct></AppdxTable>
            </LawBody>
            </Law>
            """
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + law
    }

    static func order(_ items: [Row]) -> String {
        let rows = items.map { row($0, columns: 4) }.joined(separator: "\n")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Law Lang="ja" Era="Reiwa" Year="06" Num="009" LawType="MinisterialOrdinance">
            <LawNum>令和六年デジタル庁・総務省令第九号</LawNum>
            <LawBody>
            <LawTitle>見本の命令</LawTitle>
            <MainProvision>
            <Article Num="2"><ArticleTitle>第二条</ArticleTitle><Paragraph Num="1"><ParagraphSentence><Sentence>次の表のとおりとする。</Sentence></ParagraphSentence>
            <TableStruct><Table>
            \(rows)
            </Table></TableStruct></Paragraph></Article>
            <Article Num="3"><ArticleTitle>第三条</ArticleTitle><Paragraph Num="1"><ParagraphSentence><Sentence>前条の表一の項で定める事務は、見本とする。</Sentence></ParagraphSentence></Paragraph></Article>
            <Article Num="4"><ArticleTitle>第四条</ArticleTitle><Paragraph Num="1"><ParagraphSentence><Sentence>第二条の表二の項で定める事務は、見本とする。</Sentence></ParagraphSentence></Paragraph></Article>
            </MainProvision>
            </LawBody>
            </Law>
            """
    }

    private static func row(_ row: Row, columns: Int) -> String {
        if row.isDeleted {
            return
                "<TableRow><TableColumn colspan=\"\(columns)\"><Sentence>\(row.number)\u{3000}削除</Sentence></TableColumn></TableRow>"
        }
        let cells = ["\(row.number)\u{3000}\(row.cells[0])"] + row.cells.dropFirst()
        return "<TableRow>" + cells.map { "<TableColumn><Sentence>\($0)</Sentence></TableColumn>" }.joined()
            + "</TableRow>"
    }

    /// 別表 of 2026-04-01: 2 amended, 4 renumbered to 5, a new 4 with a law that nobody listed.
    static let amended = [
        items[0],
        Row("二", "見本町長", "介護保険法による見本の給付の支給又は相談に関する事務であって主務省令で定めるもの"),
        items[2],
        Row("四", "特見区長", "見本登録法（令和八年法律第一号）による登録の実施に関する事務であって主務省令で定めるもの"),
        Row("五", "見本県知事", "生活保護法による見本の決定に関する事務であって主務省令で定めるもの"),
    ]
    static let amendedName = "425AC0000000027_20260401_508AC0000000001"
}
