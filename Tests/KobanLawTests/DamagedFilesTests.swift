import Foundation
import KobanTestSupport
import KobanText
import Testing

@testable import KobanLaw

/// A small set of our own, whole.
private let whole: [String: String] = [
    "laws.csv": lawsHeader + "425AC0000000027,平成25年法律第27号,,,,見本\n506M60004008009,令和6年デジタル庁・総務省令第9号,,,,見本\n",
    "tables.csv": tablesHeader + tableRows,
    "order-names.csv": "law_id,heads,tails,needs_act,evidence\n506M60004008009,第十九条第八号,に基づく主務省令,true,見本\n",
    "law-names.csv": "law_id,kind,name,valid_from,valid_until,evidence\n425AC0000000027,short,番号法,,,見本\n",
    "editions.csv": editionsHeader + edition("別表第二@2015-12-27"),
    "items-first-table.csv": itemsHeader,
    "items-second-table.csv": itemsHeader + item("1") + item("1の2"),
    "items-unified-table.csv": itemsHeader,
    "items-provision-table.csv": itemsHeader,
    "exchanges-second-table.csv": exchangesHeader
        + "別表第二@2015-12-27,1,1,市町村長,住民票関係情報｜地方税関係情報,見本\n",
    "exchanges-provision-table.csv": exchangesHeader,
    "correspondences.csv": correspondencesHeader,
    "articles.csv": articlesHeader + "425AC0000000027,19,2,1項1-3・3の2号｜2項1・2号,見本\n425AC0000000027,附則1,,,見本\n",
    "provision-moves.csv":
        "law_id,purpose,role,from_article,from_paragraph,from_item,to_article,to_paragraph,to_item,since,seen_by,evidence\n",
    "information-aliases.csv": "older,newer,evidence\n",
]
private let lawsHeader = "law_id,law_number,valid_from,valid_until,successor,evidence\n"
private let tablesHeader =
    "table,written,law_id,kind,successor,basis_article,basis_paragraph,basis_item,order,file,evidence\n"
private let tableRows = """
    別表第一,別表第一,425AC0000000027,use,別表,9,1,,,first-table,見本
    別表第二,別表第二,425AC0000000027,provision,第二条の表,19,,8,,second-table,見本
    別表,別表,425AC0000000027,use,,9,1,,,unified-table,見本
    第二条の表,第二条の表,506M60004008009,provision,,19,,8,506M60004008009,provision-table,見本

    """
private let itemsHeader =
    "editions,item,deleted,inferred,needs_review,actors,laws,label,article,wording_digest,evidence\n"
private let editionsHeader =
    "id,table,valid_from,valid_from_inferred,valid_until,first_seen,verified_through,derived_from,source,evidence\n"
private func edition(_ id: String, from base: String = "") -> String {
    "\(id),別表第二,,false,2024-05-26,2015-12-27,2015-12-27,\(base),見本.xml,見本\n"
}
private let exchangesHeader = "editions,item,row,providers,information,evidence\n"
private let articlesHeader = "law_id,article,paragraphs,items,evidence\n"
private let correspondencesHeader =
    "from_table,from_item,to,relation,exchanges_changed,basis,evidence\n"
private func item(_ number: String) -> String {
    "別表第二@2015-12-27,\(number),false,false,false,市町村長,,,,,見本\n"
}

private func load(_ changes: [String: String] = [:]) throws -> Statutes {
    let files = whole.merging(changes) { $1 }
    return try Statutes(StatuteFiles(files.mapValues { Array($0.utf8) }))
}

private func error(_ file: String, _ text: String) -> StatuteDataError? {
    do {
        _ = try load([file: text])
        return nil
    } catch {
        return error as? StatuteDataError
    }
}

@Suite("壊れた法令データ")
struct DamagedFilesTests {
    @Test("the whole set is read")
    func reads() throws {
        let statutes = try load()
        #expect(statutes.editions.first?.items.map(\.number.description) == ["1", "1の2"])
        #expect(statutes.editions.first?.items.first?.exchanges.first?.information == ["住民票関係情報", "地方税関係情報"])
    }

    @Test("what a spreadsheet writes is read the same: byte order mark, CR LF, quoted fields")
    func spreadsheet() throws {
        let saved =
            "\u{FEFF}law_id,kind,name,valid_from,valid_until,evidence\r\n"
            + "\"425AC0000000027\",short,\"番号\"\"法\"\"\",,,\"見本,\n二行目\"\r\n"
        let name = try load(["law-names.csv": saved]).laws.first?.names.first
        #expect(name?.text == "番号\"法\"")
        #expect(name?.evidence == "見本,\n二行目")
    }

    @Test("a message names the file where it lies")
    func places() throws {
        let folder = try TemporaryFolder()
        for (name, text) in whole { try folder.write(name, text) }
        #expect(try Statutes(StatuteFiles(directory: folder.url)).laws.count == 2)
        let laws = folder.url("laws.csv")
        try Data("壊れた".utf8).write(to: laws)
        let wrong = #expect(throws: StatuteDataError.self) { try Statutes(StatuteFiles(directory: folder.url)) }
        #expect(wrong?.file == laws.path)
        try FileManager.default.removeItem(at: laws)
        let missing = #expect(throws: StatuteDataError.self) { try StatuteFiles(directory: folder.url) }
        #expect(missing?.file == laws.path)
        #expect(missing?.reason == .missingFile)
    }

    @Test("a table written and read again is the same")
    func roundTrip() throws {
        let table = CSVTable(
            header: ["a", "b"], rows: [["", ""], ["x,y", "\"z\""], ["行\n行", "｜"], ["\r", ""]])
        let read = try CSVTable(bytes: table.bytes, file: "x", header: ["a", "b"])
        #expect(read.rows.map(\.fields) == table.rows.map(\.fields))
        #expect(read.bytes == table.bytes)
    }

    @Test("a duplicate item, an item out of order")
    func items() {
        let twice = error("items-second-table.csv", itemsHeader + item("1") + item("1"))
        #expect(twice?.line == 3)
        #expect(twice?.reason == .duplicate("別表第二@2015-12-27 の1の項"))
        let order = error("items-second-table.csv", itemsHeader + item("2") + item("1の2"))
        #expect(order?.reason == .outOfOrder(item: "1の2", after: "2"))
    }

    @Test("an edition, an item, a law that does not exist")
    func dangling() {
        let edition = error("items-first-table.csv", itemsHeader + item("1"))
        #expect(edition?.file == "items-first-table.csv")
        #expect(edition?.reason == .unknownEdition("別表第二@2015-12-27"))
        #expect(
            error("exchanges-second-table.csv", exchangesHeader + "別表第二@2015-12-27,9,1,市町村長,情報,試験\n")?.reason
                == .unknownItem("別表第二@2015-12-27 の9の項"))
        #expect(
            error("correspondences.csv", correspondencesHeader + "別表第二,1,第二条の表:7,renumbered,false,derived,見本\n")?
                .reason == .unknownItem("第二条の表の7の項"))
        #expect(
            error("correspondences.csv", correspondencesHeader + "別表第二,7,,abolished,false,derived,見本\n")?
                .reason == .unknownItem("別表第二の7の項"))
        #expect(
            error("law-names.csv", "law_id,kind,name,valid_from,valid_until,evidence\nX,short,番号法,,,見本\n")?.reason
                == .unknownLaw("X"))
    }

    @Test("a bad date, a bad word, a missing field, a wrong header: file, line and what to do")
    func values() throws {
        let date = try #require(
            error("laws.csv", lawsHeader + "\nX,Y,2024-02-30,,,見本\n"))
        #expect(date.reason == .wrongFieldCount(expected: 6, found: 1))
        let bad = try #require(
            error("laws.csv", lawsHeader + "X,Y,2024-02-30,,,見本\n"))
        #expect(bad.description == "laws.csv:2: valid_from の値「2024-02-30」を読めません。実在する日付（2024-05-27 の形）を書いてください。")
        #expect(
            error("laws.csv", lawsHeader + "X,Y,2024-02-03,2024-02-02,,見本\n")?.line
                == 2)
        #expect(error("laws.csv", "law_id,law_number\n")?.line == 1)
        #expect(error("correspondences.csv", correspondencesHeader + "別表第二,1,,gone,false,derived,見本\n")?.line == 2)
        #expect(
            error("correspondences.csv", correspondencesHeader + "別表第二,1,,renumbered,false,derived,見本\n")?.line == 2)
    }

    @Test("articles are read with their paragraphs and items, and written the same")
    func articles() throws {
        let index = try #require(try load().articles(of: .numberAct))
        #expect(index.all.map(\.article) == ["19", "附則1"])
        let items = try #require(index.entry("19")?.items)
        #expect(items[1]?.map(\.description) == ["1", "2", "3", "3の2"])
        #expect(ArticleItems.text(of: items) == "1項1-3・3の2号｜2項1・2号")
        #expect(index.entry("附則1")?.paragraphs == nil)
    }

    @Test(
        "a damaged list of articles is refused",
        arguments: [
            ("X,19,1,,見本\n", 2, StatuteDataError.Reason.unknownLaw("X")),
            ("425AC0000000027,19,1,,見本\n425AC0000000027,19,1,,見本\n", 3, .duplicate("425AC0000000027 の条「19」")),
            ("425AC0000000027,19,1,,見本\n425AC0000000027,9,1,,見本\n", 3, .outOfOrder(item: "9", after: "19")),
            ("425AC0000000027,附則1,1,,見本\n425AC0000000027,9,1,,見本\n", 3, .outOfOrder(item: "9", after: "附則1")),
            ("425AC0000000027,第19条,1,,見本\n", 2, nil), ("425AC0000000027,19,0,,見本\n", 2, nil),
            ("425AC0000000027,19,1,1項1-号,見本\n", 2, nil), ("425AC0000000027,19,1,1項2・1号,見本\n", 2, nil),
            ("425AC0000000027,19,1,1項1-999999999号,見本\n", 2, nil),
            ("425AC0000000027,19,1,1項1号｜1項2号,見本\n", 2, nil),
            ("425AC0000000027,19,1,2項1号,見本\n", 2, .unknownParagraph(2)),
            ("425AC0000000027,19,,1項1号,見本\n", 2, .unknownParagraph(1)),
            ("425AC0000000027,19,1,,\n", 2, nil),
        ] as [(String, Int, StatuteDataError.Reason?)])
    func damagedArticles(_ rows: String, _ line: Int, _ reason: StatuteDataError.Reason?) throws {
        let found = try #require(error("articles.csv", articlesHeader + rows))
        #expect(found.file == "articles.csv")
        #expect(found.line == line)
        if let reason { #expect(found.reason == reason) }
    }

    @Test("the targets of a correspondence agree with its relation; an unknown one may name a candidate")
    func targets() throws {
        func load(_ to: String, _ relation: String) -> StatuteDataError? {
            error("correspondences.csv", correspondencesHeader + "別表第二,1,\(to),\(relation),false,decided,見本\n")
        }
        for relation in ["renumbered", "amended", "merged", "split", "unknown"] {
            #expect(load("別表第二:1の2", relation) == nil)
        }
        for relation in ["abolished", "unknown"] { #expect(load("", relation) == nil) }
        #expect(load("", "amended")?.reason == .wrongTargets(relation: .amended))
        let abolished = try #require(load("別表第二:1の2", "abolished"))
        #expect(abolished.reason == .wrongTargets(relation: .abolished))
        #expect(
            abolished.description
                == "correspondences.csv:2: relation が abolished なのに to に項があります。to を空にするか relation を直してください。")
    }

    @Test("every file that the data need is missed by name, and every header is checked")
    func everyFile() throws {
        let names = StatuteFiles.names(of: try StatuteFiles.bundled.tables())
        #expect(Set(whole.keys) == Set(names))
        for name in names {
            var files = whole.mapValues { Array($0.utf8) }
            files[name] = nil
            let missing = #expect(throws: StatuteDataError.self) { try Statutes(StatuteFiles(files)) }
            #expect(missing?.description == "\(name): ファイルがありません。法令データのフォルダを確かめてください。")
            // Without its last column.
            let header = try #require(whole[name]?.split(separator: "\n").first)
            let short = header.split(separator: ",").dropLast().joined(separator: ",")
            let column = try #require(error(name, short + "\n"))
            #expect(column.line == 1)
            #expect(column.description.hasPrefix("\(name):1: 見出し行が違います。1行目を \(header) "))
        }
    }

    @Test(
        "what is damaged is told with the file, the line and what to do",
        arguments: [
            (
                "correspondences.csv", correspondencesHeader + "別表第二,1,,gone,false,derived,見本\n",
                "2: relation の値「gone」を読めません。renumbered・amended・merged・split・abolished・unknownのどれかを書いてください。"
            ),
            (
                "correspondences.csv", correspondencesHeader + "別表第二,1,別表:9,amended,false,derived,見本\n",
                "2: 別表の9の項がどの版にもありません。項番を直してください。"
            ),
            (
                "correspondences.csv", correspondencesHeader + "別表第二,1,別表第二-1,amended,false,derived,見本\n",
                "2: to の値「別表第二-1」を読めません。表と項番（別表:23 の形）を書いてください。"
            ),
            (
                "correspondences.csv",
                correspondencesHeader
                    + String(repeating: "別表第二,1,,abolished,false,derived,見本\n", count: 2),
                "3: 別表第二の1の項の対応が重複しています。一方を除いてください。"
            ),
            (
                "editions.csv", editionsHeader + edition("別表第二@2015-12-27") + edition("別表第二@2015-12-27"),
                "3: 版「別表第二@2015-12-27」が重複しています。一方を除いてください。"
            ),
            (
                "editions.csv", editionsHeader + edition("別表第二@2015-12-27") + edition("別表第二@2016-01-01"),
                "3: 版「別表第二@2016-01-01」に項がありません。項のファイルを確かめてください。"
            ),
            (
                "editions.csv", editionsHeader + edition("別表第二@2015-12-27", from: "別表第二@2014"),
                "2: 版「別表第二@2014」が editions.csv にありません。版の名を直すか editions.csv に加えてください。"
            ),
            (
                "items-second-table.csv", itemsHeader + item("1") + item("1"),
                "3: 別表第二@2015-12-27 の1の項が重複しています。一方を除いてください。"
            ),
            (
                "items-second-table.csv", itemsHeader + item("2") + item("1"),
                "3: 番号の順序が乱れています（2の次に1）。番号の順に並べてください。"
            ),
            (
                "exchanges-second-table.csv", exchangesHeader + "別表第二@2015-12-27,1,2,市町村長,住民票関係情報,試験\n",
                "2: row の値「2」を読めません。1（別表第二@2015-12-27 の1の項の行の順）を書いてください。"
            ),
            (
                "exchanges-second-table.csv", exchangesHeader + "別表第二@2015-12-27,1,1,市町村長｜,情報,試験\n",
                "2: providers の値「市町村長｜」を読めません。｜で区切った空でない値を書いてください。"
            ),
            (
                "laws.csv", lawsHeader + "X,Y,,,,\"見本\n",
                "2: 引用符が閉じていません。欄を \" で閉じてください。"
            ),
        ])
    func told(_ file: String, _ text: String, _ message: String) throws {
        #expect(try #require(error(file, text)).description == "\(file):\(message)")
    }

    @Test("a file that a spreadsheet saved in another encoding is refused on its first such line")
    func encodings() throws {
        var files = whole.mapValues { Array($0.utf8) }
        // 番号法 in CP932.
        let header = Array("law_id,kind,name,valid_from,valid_until,evidence\n".utf8)
        files["law-names.csv"] =
            header + Array("425AC0000000027,short,".utf8) + [0x94, 0xD4, 0x8D, 0x86, 0x96, 0x40, 0x0A]
        #expect(throws: StatuteDataError(file: "law-names.csv", line: 2, reason: .notUTF8)) {
            try Statutes(StatuteFiles(files))
        }
        files["law-names.csv"] = [0xFF, 0xFE] + header.flatMap { [$0, 0] }
        #expect(throws: StatuteDataError(file: "law-names.csv", line: 1, reason: .notUTF8)) {
            try Statutes(StatuteFiles(files))
        }
    }

    @Test("every reason is one line of Japanese that says what to do")
    func messages() throws {
        let day = try #require(CivilDate(iso: "2024-05-27"))
        let reasons: [StatuteDataError.Reason] = [
            .missingFile, .unreadable, .notUTF8, .unclosedQuote, .strayQuote,
            .wrongHeader(expected: ["a", "b"]), .wrongFieldCount(expected: 5, found: 4),
            .badValue(column: "row", value: "二\n三", expected: "数"), .unknownEdition("X\r\nY"),
            .unknownLaw("X"), .duplicate("1の項"), .outOfOrder(item: "1", after: "2"),
            .unknownItem("別表の1の項"), .emptyEdition("X"), .wrongTargets(relation: .abolished),
            .wrongTargets(relation: .merged), .unknownParagraph(3),
            .reversedDays(from: day, until: day),
        ]
        for reason in reasons {
            let text = StatuteDataError(file: "data/laws.csv", line: 7, reason: reason).description
            #expect(text.hasPrefix("data/laws.csv:7: "))
            #expect(text.hasSuffix("ください。"))
            #expect(!text.contains { $0.isNewline }, "\(text)")
        }
    }

    @Test("quotation marks that do not close, bytes that are no text, a file that is not there")
    func bytes() throws {
        #expect(error("laws.csv", "law_id,\"law_number\nX,Y\n")?.reason == .unclosedQuote)
        #expect(error("laws.csv", "law_id,law\"number\n")?.reason == .strayQuote)
        #expect(error("laws.csv", "law_id,\"law\"number\n")?.reason == .strayQuote)
        var files = whole.mapValues { Array($0.utf8) }
        files["laws.csv"]?.append(0xFF)
        #expect(throws: StatuteDataError(file: "laws.csv", line: 4, reason: .notUTF8)) {
            try Statutes(StatuteFiles(files))
        }
        files["laws.csv"] = nil
        #expect(throws: StatuteDataError(file: "laws.csv", line: nil, reason: .missingFile)) {
            try Statutes(StatuteFiles(files))
        }
    }

    @Test(
        "a table that cannot be told from another, or follows none that is known, is refused with its line",
        arguments: [
            ("別表第一", "別表第一", "別表第三", "first-table", 6), ("別表第三", "別表第一", "", "third-table", 6),
            ("別表第三", "別表第三", "", "first-table", 6), ("別表第三", "別表第三", "別表第四", "third-table", 6),
            ("別表第三", "別表第三", "別表", "third-table", 6), ("別表第三", "別表第三", "第二条の表", "third-table", 6),
            ("別表第三", "別表第三", "", "../third", 6),
        ])
    func damagedTables(_ name: String, _ written: String, _ successor: String, _ file: String, _ line: Int) {
        let row = "\(name),\(written),425AC0000000027,use,\(successor),9,1,,,\(file),見本\n"
        #expect(error("tables.csv", tablesHeader + tableRows + row)?.line == line)
    }

    @Test("a table of a law that the data do not hold is refused")
    func tableOfUnknownLaw() {
        let row = "別表第三,別表第三,999AC0000000001,use,,9,1,,,third-table,見本\n"
        #expect(error("tables.csv", tablesHeader + tableRows + row)?.reason == .unknownLaw("999AC0000000001"))
    }
}
