import Foundation
import KobanTestSupport
import Testing

/// Inputs that ended the process, or filled its memory, or stand beside such. Each must be read or
/// refused: no signal, a status of the contract, and where it is refused one clear line.
@Suite("どの入力でも止まらない")
struct NoInputEndsTheProcessTests {
    private func linkage(_ basis: String) -> String {
        Document.cover + Document.linkage(basis)
    }

    private static let texts = [
        "別表第一の十五、三〇三一三二の項", "番号法別表第二の九万九千九百九十九の項", "番号法第二六二七二八条", "番号法第99999999999999999999条",
        "番号法別表第二の99999999999999999999の項", "番号法別表第二の0の項", "番号法第0条第0項第0号", "番号法第19条第〇号",
        "番号法別表第二の999999999～1の項", "番号法第9999条から第1条まで", "番号法第1条～第999999999条", "番号法第1条第1項から第999999999項まで",
        "番号法第19条第1号～第9999号", "番号法別表第二の26の項（～99999999年13月32日）", "番号法別表第二の26の項（～R9999.99）",
        "番号法別表第二の26の項（～9999年12月31日）", "番号法別表第二の1" + String(repeating: "の1", count: 5_000) + "の項",
        "番号法別表第1" + String(repeating: "の2", count: 5_000), "番号法&#99999999999;別表第二&#x110000;の26の項", "番号法別表第二の26の項&",
        "番号法別表第二の二六二七二八の項", "番号法別表第二の十百千の項", "番号法別表第二の1～", "番号法別表第二の～26の項", "番号法第条第項第号",
        "（番号法（（（第19条第8号", "番号法第19条第8号）））」」】】", "同条同項同表の2の項", "同法第1条",
        "番号法" + String(repeating: "の一部を改正する法律", count: 3_000),
        "番号法別表第二の26の項 評価書番号 99999999999999999999", "\u{FEFF}\u{FFFF}番号法別表第二",
    ]

    /// All texts in one run of each command: one that ends the process ends the run, and each
    /// document must be in what is reported. Where a run fails, one of each text names the text.
    @Test("every command that reads documents reads any number, range, branch, date and bracket")
    func documents() throws {
        let scratch = try TemporaryFolder()
        for (index, text) in Self.texts.enumerated() {
            try scratch.write("all/\(index)/a.txt", linkage(text))
            try scratch.write(
                "all/\(index)/b.txt",
                linkage("番号法別表第二の26の項")
                    + BasicForm.history()
                    + "令和5年2月1日\tⅠ4 ②法令上の根拠\t\(text)\t番号法別表第二の27の項\t事後\t\n99999年99月99日\tⅠ4 ②法令上の根拠\t\(text)\t\(text)\t事後\t\n"
            )
        }
        func run(_ command: String, _ folder: String) throws -> (ended: Bool, outcome: Program.Outcome) {
            let place = scratch.url.path + "/nights/" + folder
            let options =
                command == "nightly"
                ? ["--database", place + "/n.sqlite", "--out", place + "/out"] : ["--format", "json"]
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            let run = try Program.run([command, folder, "--as-of", "2025-09-24"] + options, in: scratch)
            return (run.exited && (0...2).contains(run.status), run)
        }
        for command in ["check", "history", "migrate", "nightly"] {
            let all = try run(command, "all")
            #expect(all.ended, "\(command): \(all.outcome.status) \(all.outcome.diagnostics.suffix(300))")
            guard all.ended else {
                for (index, text) in Self.texts.enumerated() {
                    let one = try run(command, "all/\(index)")
                    #expect(
                        one.ended,
                        "\(command) \(text.prefix(60)): \(one.outcome.status) \(one.outcome.diagnostics.suffix(300))")
                }
                continue
            }
            let count = 2 * Self.texts.count
            switch command {
            case "check", "history":
                let read = try #require(try all.outcome.json()["assessments"] as? [[String: Any]])
                #expect(Set(read.compactMap { $0["path"] as? String }).count == count, "\(command)")
            case "nightly":
                #expect(all.outcome.diagnostics.contains("評価書\(count)件を読み"), "\(all.outcome.diagnostics.suffix(300))")
            default: break
            }
        }
    }

    @Test("a question or a text on standard input may be any of these too", arguments: texts)
    func questions(_ text: String) throws {
        let scratch = try TemporaryFolder()
        for (arguments, input) in [(["lookup", text], ""), (["cite", "--format", "json"], text)] {
            let run = try Program.run(arguments, input: Data(input.utf8), in: scratch)
            #expect(
                run.exited && (0...2).contains(run.status),
                "\(arguments.first ?? ""): \(run.status) \(run.diagnostics.suffix(300))")
        }
    }

    @Test("a document that cannot be read, among others that can, is a line and stops nothing")
    func others() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("documents/0.txt", Data([0xFF, 0x80, 0x81, 0x20, 0x41]))
        try scratch.write("documents/1.txt", Data([0x25, 0x50, 0x44, 0x46, 0x2D, 0x00]))
        try scratch.write("documents/2.txt", String(repeating: "<table><tr><td>（「", count: 20_000))
        try scratch.write("documents/3.txt", linkage(Self.texts.joined(separator: "。\n")))
        try scratch.write("documents/4.txt", Document.stale)
        for command in ["check", "history", "migrate"] {
            let run = try Program.run([command, "documents", "--as-of", "2025-09-24", "--format", "json"], in: scratch)
            #expect(run.exited && run.status == 2, "\(command): \(run.diagnostics.suffix(300))")
            #expect(run.text.contains("4.txt"), "\(command)")
            #expect(run.complaints.contains { $0.contains("0.txt") }, "\(command)")
        }
    }

    @Test("a question of any length is answered or refused at once")
    func longQuestion() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.run(["lookup", "番号法別表第1" + String(repeating: "の2", count: 20_000)], in: scratch)
        #expect(run.exited && run.status != 0)
        #expect(run.diagnostics.contains("長すぎます"))
    }

    @Test("ranges beyond a table or a law are wrong, stay ranges, and do not fill the output")
    func ranges() throws {
        let scratch = try TemporaryFolder()
        let one = try scratch.write("a.txt", linkage("番号法別表の1～999の項、番号法第1条～第999条"))
        let run = try Program.check([one], ["--format", "json"], in: scratch)
        let assessment = try #require((try run.json()["assessments"] as? [[String: Any]])?.first)
        let citations = try #require(assessment["citations"] as? [[String: Any]])
        #expect(citations.map { $0["status"] as? String } == ["wrong", "wrong"])
        #expect(
            citations.map { $0["ranges"] as? [[String: String]] } == [
                [["from": "1", "to": "999"]], [["from": "1", "to": "999"]],
            ])
        #expect(citations.first?["items"] as? [String] == ["1", "999"])
        for piece in ["第1条～第999条", "第1条～第299条、", "別表第二の1～119の項、"] {
            let text = linkage("番号法第9条、" + String(repeating: piece, count: 100_000 / piece.utf8.count))
            let file = try scratch.write("b.txt", text)
            let run = try Program.check([file], ["--format", "json"], in: scratch)
            #expect(run.exited && (0...2).contains(run.status))
            #expect(run.output.count < 150 * text.utf8.count, "\(piece): \(run.output.count)")
        }
    }

    @Test(
        "a history of a thousand entries, on one day or on many, is as long as what it says", arguments: [true, false])
    func longHistory(_ isOneDay: Bool) throws {
        let scratch = try TemporaryFolder()
        func document(_ count: Int) -> String {
            linkage("番号法別表第二の26の項")
                + BasicForm.history()
                + (0..<count).map {
                    let day = isOneDay ? "令和5年2月1日" : "令和\(2 + $0 / 300)年\(1 + $0 / 25 % 12)月\(1 + $0 % 25)日"
                    return "\(day)\tⅠ4 ②法令上の根拠\t（追加）\t番号法別表第二の\($0 % 119 + 1)の項、生活保護法第\($0 + 1)条（追加）\t事後\t\n"
                }.joined()
        }
        var lengths: [Int] = []
        for count in [500, 1_000, 2_000] {
            let file = try scratch.write("a.txt", document(count))
            let run = try Program.run(["history", file, "--as-of", "2025-09-24", "--format", "json"], in: scratch)
            #expect(run.exited && run.status == 0)
            lengths.append(run.output.count)
            let check = try Program.check([file], ["--quiet"], in: scratch)
            #expect(check.exited && (0...2).contains(check.status))
        }
        #expect(lengths[1] <= 3 * lengths[0] && lengths[2] <= 3 * lengths[1], "\(lengths)")
    }

    // MARK: Configuration

    private static let configurations: [(name: String, text: String, isRefused: Bool)] = [
        ("a number beyond kanji style", "ordinances:\n  - わかば市第10000号条例\n", false),
        ("a number beyond every integer", "ordinances:\n  - わかば市第99999999999999999999号条例\n", false),
        (
            "fourteen thousand ordinances",
            "ordinances:\n" + (1...14_000).map { "  - わかば市第\($0)号条例\n" }.joined(), false
        ),
        (
            "a name with many numbers",
            "ordinances:\n  - わかば市" + (1...30).map { "第\($0)号" }.joined() + "条例\n", false
        ),
        ("a name without end", "ordinances:\n  - " + String(repeating: "あ", count: 300_000) + "条例\n", true),
        ("brackets without end", "ordinances: " + String(repeating: "[", count: 100_000), true),
        (
            "deep brackets",
            "ordinances: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900) + "\n", true
        ),
        ("entries within entries", String(repeating: "- ", count: 50_000) + "\n", true),
        (
            "aliases of aliases",
            "a: &a [x, x, x, x, x, x, x, x]\n"
                + zip("bcdefghij", "abcdefghi").map {
                    "\($0): &\($0) [\(Array(repeating: "*\($1)", count: 8).joined(separator: ", "))]\n"
                }
                .joined() + "? *j\n: x\n", true
        ),
        ("a key without end", "rules:\n  ? \"" + String(repeating: "a", count: 200_000) + "\"\n  : off\n", true),
        ("twenty thousand faults", "names:\n" + (1...20_000).map { "  あ\($0): い\n" }.joined(), true),
    ]

    @Test("a configuration is read or refused", arguments: configurations.indices)
    func configuration(_ index: Int) throws {
        let (name, text, isRefused) = Self.configurations[index]
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        try scratch.write("koban.yml", text)
        let run = try Program.check([file], ["--config", "koban.yml"], in: scratch)
        #expect(
            run.exited && run.status == (isRefused ? 2 : 1), "\(name): \(run.status) \(run.diagnostics.suffix(300))")
        if isRefused {
            #expect(run.complaints.count <= 51, "\(name)")
            #expect(
                run.complaints.allSatisfy { $0.hasPrefix("koban: koban.yml") || $0.hasPrefix("koban.yml") },
                "\(name): \(run.diagnostics.prefix(300))")
            #expect(run.complaints.allSatisfy { $0.count < 600 }, "\(name)")
        }
    }

    @Test("quoted and literal text of a configuration may hold what would be an alias")
    func notAnAlias() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        try scratch.write(
            "koban.yml", "# *注 &ここ\nnames:\n  マイナ法: '番号法'  # *x\n  \"別*名法\": 番号法\nwaivers: w.yml\n")
        try scratch.write(
            "w.yml",
            "waivers:\n  - document: わかば市長 基礎項目評価書 12\n    field: x\n    rule: renumbered-item\n    citation: \"*a\"\n    reason: |\n      *注 次の再実施で直す\n      &同上\n    owner: 福祉課\n      *山田\n    expires: 2035-03-31\n"
        )
        let run = try Program.check([file], ["--config", "koban.yml"], in: scratch)
        #expect(run.exited && run.status == 1, "\(run.diagnostics)")
    }

    // MARK: Official texts and databases

    @Test("official XML and JSON nested beyond any law are refused with one line", arguments: ["xml", "json", "text"])
    func deepLaw(_ kind: String) throws {
        let scratch = try TemporaryFolder()
        let depth = 100_000
        let text =
            switch kind {
            case "xml":
                "<Law>" + String(repeating: "<A>", count: depth) + String(repeating: "</A>", count: depth) + "</Law>"
            case "json": String(repeating: "[", count: depth)
            default:
                "<Law>" + String(repeating: "<A>", count: 240) + "x" + String(repeating: "</A>", count: 240) + "</Law>"
            }
        let file = try scratch.write("425AC0000000027_20261001.\(kind == "text" ? "xml" : kind)", text)
        let run = try Program.run(["statutes", "import", file, "--database", "d.sqlite"], in: scratch)
        #expect(run.exited && run.status == 2)
        #expect(run.complaints.count == 1 && run.complaints.first?.contains(file) == true, "\(run.diagnostics)")
    }

    @Test(
        "a database of a version that no program writes is refused with one line",
        arguments: [-1, Int(Int32.min), Int(Int32.max)])
    func database(_ version: Int) throws {
        let scratch = try TemporaryFolder()
        let made = try Program.run(["statutes", "create", "--database", "d.sqlite"], in: scratch)
        try #require(made.exited, "\(made.diagnostics)")
        let path = scratch.url.appendingPathComponent("d.sqlite")
        var bytes = try Data(contentsOf: path)
        // PRAGMA user_version: four bytes at 60 of the header.
        withUnsafeBytes(of: Int32(version).bigEndian) { bytes.replaceSubrange(60..<64, with: Data($0)) }
        try bytes.write(to: path)
        let file = try scratch.write("a.txt", Document.stale)
        for arguments in [["check", file], ["lookup", "26"], ["statutes", "list"]] {
            let run = try Program.run(arguments + ["--database", "d.sqlite"], in: scratch)
            #expect(run.exited && run.status == 2, "\(arguments): \(run.status) \(run.diagnostics.suffix(200))")
            #expect(run.complaints.count == 1)
            #expect(run.complaints.first?.contains("d.sqlite") == true)
        }
    }

    @Test(
        "any day on the command line",
        arguments: [
            "99999999-01-01", "9999-12-31", "0001-01-01", "0000-00-00", "令和9999年1月1日", "R99999999999.1.1", "-1", "",
            "２０２５年９月２４日",
        ])
    func day(_ text: String) throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        for command in ["check", "history", "migrate"] {
            let run = try Program.run([command, file, "--as-of=" + text], in: scratch)
            // 64 is what the reader of the command line gives for a usage error.
            #expect(
                run.exited && ((0...2).contains(run.status) || run.status == 64), "\(command) \(text): \(run.status)")
        }
    }
}
