import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("koban.yml")
struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration {
        let place = try Workplace()
        return try Configuration(path: place.path(place.write("koban.yml", text)), statutes: Town.statutes)
    }

    @Test("rules, names, ordinances and files")
    func whole() throws {
        let configuration = try read(
            """
            # わかば市
            rules:
              missing-basis: off
              wrong-table: warning
              unknown-item: on
            names:
              マイナ法: 番号法
              ナンバー法: "425AC0000000027"
              住基法: 住民基本台帳法
            ordinances:
              - わかば市個人番号の利用に関する条例
              - name: わかば市個人情報保護条例
                short: [保護例規, 個情例規]
            baseline: koban-baseline.yml
            waivers: 免除.yml
            """)
        #expect(configuration.silenced == ["missing-basis"])
        #expect(
            configuration.rules == [
                "missing-basis": .off, "wrong-table": .severity(.warning), "unknown-item": .on,
            ])
        #expect(
            configuration.names.map { "\($0.name)=\($0.law?.rawValue ?? $0.lawName)" } == [
                "マイナ法=425AC0000000027", "ナンバー法=425AC0000000027", "住基法=住民基本台帳法",
                "わかば市個人番号の利用に関する条例=わかば市個人番号の利用に関する条例",
                "わかば市個人情報保護条例=わかば市個人情報保護条例", "保護例規=わかば市個人情報保護条例",
                "個情例規=わかば市個人情報保護条例",
            ])
        #expect(configuration.baseline == "koban-baseline.yml")
        #expect(configuration.waivers == "免除.yml")
    }

    @Test(
        "an empty file, and one with nothing but comments or empty keys, decides nothing",
        arguments: ["", "\n", "# まだ何も決めていない\n", "rules:\nnames:\nordinances:\n"])
    func empty(_ text: String) throws {
        let configuration = try read(text)
        #expect(configuration.rules.isEmpty && configuration.names.isEmpty)
    }

    @Test(
        "each fault is one line with file, line, what is wrong and what to do",
        arguments: [
            ("rules:\n  renumberd-item: off\n", 2, ["renumberd-item", "「renumbered-item」のことですか"]),
            ("rules:\n  wrong-table: maybe\n", 2, ["wrong-table", "maybe", "on、off、error、warning、note"]),
            ("rules:\n  wrong-table:\n", 2, ["wrong-table", "値がありません"]),
            ("rules:\n  - wrong-table\n", 2, ["rules", "「キー: 値」"]),
            ("\nbaselin: x\n", 2, ["baselin", "「baseline」のことですか", "使えるキー"]),
            ("names：\n", 1, ["半角"]),
            ("names:\n  マイナ法: 番号ほう\n", 2, ["番号ほう", "法令ID"]),
            ("names:\n  マイナ法:\n", 2, ["マイナ法", "値がありません"]),
            ("names:\n  番号法: 住民基本台帳法\n", 2, ["番号法", "平成25年法律第27号"]),
            ("names:\n  法: 住民基本台帳法\n", 2, ["「法」", "2字以上"]),
            ("names:\n  別表: 番号法\n", 2, ["「別表」"]),
            (
                "names:\n  マイナ法: 行政手続における特定の個人を識別するための番号の利用に関する法律\n", 2,
                ["よく似ています"]
            ),
            ("ordinances:\n  - わかば市\n", 2, ["わかば市", "条例"]),
            ("ordinances:\n  - short: [例規]\n", 2, ["name"]),
            ("ordinances:\n  - nam: わかば市条例\n", 2, ["nam", "name"]),
            ("ordinances: わかば市個人番号条例\n", 1, ["ordinances", "- 値"]),
            ("rules:\n  wrong-table: off\n  wrong-table: on\n", 2, ["wrong-table", "二度"]),
            ("rules:\n\twrong-table: off\n", 2, ["YAML", "タブ"]),
            ("rules: [wrong-table\n", 2, ["YAML"]),
            ("baseline: [a, b]\n", 1, ["baseline"]),
        ] as [(String, Int, [String])])
    func faults(_ text: String, _ line: Int, _ words: [String]) throws {
        let place = try Workplace()
        let path = place.path(try place.write("koban.yml", text))
        let error = try #require(throws: ConfigurationError.self) {
            try Configuration(path: path, statutes: Town.statutes)
        }
        let problem = try #require(error.problems.first)
        let all = "\(error)"
        #expect(problem.file == path)
        #expect(problem.line == line, "\(all)")
        for word in words { #expect(all.contains(word), "\(all)") }
        for problem in error.problems {
            #expect(!problem.description.contains("\n"))
            #expect(problem.message.hasSuffix("。"))
        }
    }

    @Test("all faults of a file are told at once")
    func several() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try read("rules:\n  a-rule: off\n  wrong-table: x\nother: 1\n")
        }
        #expect(error?.problems.map(\.line) == [2, 3, 4])
    }

    @Test("a file in the encoding of a Windows editor is read")
    func encodings() throws {
        let place = try Workplace()
        let text = "names:\r\n  マイナ法: 番号法\r\n"
        let utf16 = try #require(text.data(using: .utf16))
        let file = place.url.appendingPathComponent("koban.yml")
        try utf16.write(to: file)
        #expect(try Configuration(path: file.path, statutes: Town.statutes).names.count == 1)
        try (Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)).write(to: file)
        #expect(try Configuration(path: file.path, statutes: Town.statutes).names.count == 1)
    }
}

@Suite("組織の短い法令名")
struct InstitutionNameTests {
    private func citations(_ text: String, _ names: [InstitutionName]) -> [Citation] {
        Town.scanner.knowing(names).citations(in: SourceText(text))
    }

    private let mynumber = InstitutionName(name: "マイナ法", law: .numberAct, lawName: "番号法")

    @Test("a short name is the law that it means")
    func short() {
        let found = citations("マイナ法第9条第1項、マイナ法別表第二の26の項", [mynumber])
        #expect(found.map(\.law) == [.numberAct, .numberAct])
        #expect(found.map(\.lawName) == ["マイナ法", "マイナ法"])
        #expect(found.last?.items.map(\.description) == ["26"])
    }

    @Test("a longer name that ends or begins with it is another law", arguments: ["特マイナ法第9条", "マイナ法施行令第9条"])
    func longer(_ text: String) {
        #expect(citations(text, [mynumber]).allSatisfy { $0.law != .numberAct })
    }

    @Test("what the document itself defines goes before")
    func documentGoesFirst() {
        let source = SourceText("住民基本台帳法（以下「マイナ法」という。）による。\n\nマイナ法第9条\n")
        let scanner = Town.scanner.knowing([mynumber]).learning(from: source)
        let last = scanner.citations(in: source).last
        #expect(last?.lawName == "マイナ法")
        #expect(last?.law == nil)
    }

    @Test("a document that calls the Act by the institution's name alone is about the Act")
    func alone() {
        // Without it, nothing says that 別表 in the field of another sentence is the Act's.
        let text = Town.document(use: "個番法第9条第1項、別表の23の項")
        let name = InstitutionName(name: "個番法", law: .numberAct, lawName: "番号法")
        let scanner = Town.scanner.knowing([name])
        let checked = Checker(statutes: Town.statutes, day: Town.day, scanner: scanner)
            .check(SourceText(text.replacing("番号法第19条第8号、別表第二の26の項", with: "個番法第19条第8号")))
        #expect(checked.citationsInForce.map(\.citation.law) == Array(repeating: .numberAct, count: 3))
        #expect(checked.citationsInForce.map(\.status) == [.ok, .ok, .ok])
    }

    @Test("names are still known where a document defines others")
    func besideDefinitions() {
        let source = SourceText("住民基本台帳法（以下「住基法」という。）による。\n\nマイナ法第9条\n")
        let scanner = Town.scanner.knowing([mynumber]).learning(from: source)
        #expect(scanner.citations(in: source).last?.law == .numberAct)
    }

    @Test("the table of an ordinance with an unusual short name is not the Act's")
    func ordinance() {
        let title = "わかば市行政手続における特定の個人を識別するための番号の利用等に関する法律に基づく個人番号の利用に関する条例"
        let names = [
            InstitutionName(name: title, law: nil, lawName: title),
            InstitutionName(name: "独自利用例規", law: nil, lawName: title),
        ]
        let text = "・\(title)第4条、別表第1の2の項\n・独自利用例規第3条、別表第二の26の項\n"
        #expect(Town.scanner.citations(in: SourceText(text)).contains { $0.table == .secondTable })
        let found = citations(text, names)
        #expect(found.count == 4)
        #expect(found.allSatisfy { $0.law == nil && $0.table == nil })
        #expect(found.first?.lawName == title)
    }
}

@Suite("設定ファイルの探し方")
struct ConfigurationFinderTests {
    @Test("each input has its own nearest file")
    func nearest() throws {
        let place = try Workplace()
        try place.write("koban.yml", "rules: {wrong-table: off}\n")
        try place.write("a/b/koban.yml", "rules: {missing-basis: off}\n")
        var finder = ConfigurationFinder(statutes: Town.statutes)
        func silenced(_ path: String) throws -> Set<String>? {
            try finder.settings(for: place.path(path)).configuration?.silenced
        }
        #expect(try silenced("x.txt") == ["wrong-table"])
        #expect(try silenced("a/x.txt") == ["wrong-table"])
        #expect(try silenced("a/b/c/x.txt") == ["missing-basis"])
        var none = ConfigurationFinder(statutes: Town.statutes, choice: .none)
        #expect(try none.settings(for: place.path("x.txt")).configuration == nil)
        var given = ConfigurationFinder(
            statutes: Town.statutes, choice: .file(place.path("koban.yml")))
        #expect(
            try given.settings(for: place.path("a/b/x.txt")).configuration?.silenced == ["wrong-table"])
    }

    @Test("the files that a configuration names are beside it")
    func named() throws {
        let place = try Workplace()
        try place.write("koban.yml", "baseline: lists/known.yml\nwaivers: lists/免除.yml\n")
        try place.write("lists/known.yml", "version: 1\nfindings: []\n")
        try place.write("lists/免除.yml", "waivers: []\n")
        var finder = ConfigurationFinder(statutes: Town.statutes)
        let settings = try finder.settings(for: place.path("a/x.txt"))
        #expect(settings.baseline?.entries.isEmpty == true)
        #expect(settings.waivers?.file.hasSuffix("lists/免除.yml") == true)
        #expect(settings.folder.standardizedFileURL.path == place.url.standardizedFileURL.path)
    }
}
