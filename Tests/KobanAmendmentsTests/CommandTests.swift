import Foundation
import KobanLaw
import KobanStatuteStore
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

/// The commands as a user runs them, in processes of their own.
@Suite("koban statutes を動かす")
struct CommandTests {
    private func run(_ arguments: [String], home: String) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(
            arguments, in: FileManager.default.temporaryDirectory, environment: Self.environment(home))
    }

    private static func environment(_ home: String) -> [String: String] {
        ["XDG_DATA_HOME": home, "PATH": "/usr/bin:/bin"]
    }

    @Test("list, import, review, diff and export, with the user's own database by default")
    func wholeStory() throws {
        let shop = try Workshop()
        let home = shop.path("data")
        _ = try shop.bundle()
        // Begins with the invented law at the user's own place.
        let start = try run(["statutes", "import", shop.path("start"), "--facts", shop.path("facts")], home: home)
        #expect(start.status == 0, "\(start.diagnostics)")
        #expect(FileManager.default.fileExists(atPath: home + "/koban/koban.sqlite"))
        let file = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        let imported = try run(["statutes", "import", file], home: home)
        #expect(
            imported.status == 0 && imported.text.contains("人が決めるべき項 2件"), "\(imported.text)\(imported.diagnostics)")
        let review = try run(["statutes", "review"], home: home)
        #expect(review.text.contains("--decide 2=amended:2"))
        #expect(review.text.contains("│"))
        #expect(try run(["statutes", "review", "--decide", "2=amended"], home: home).status == 2)
        let decided = try run(
            ["statutes", "review", "--decide", "2=amended", "--decide", "+4=added", "--reason", "見本"], home: home)
        #expect(decided.status == 0 && decided.text.contains("効力を持ちます"), "\(decided.text)\(decided.diagnostics)")
        let list = try run(["statutes", "list", "--format", "json"], home: home)
        #expect(list.text.contains("\"別表@2026-04-01\"") && list.text.contains("\"hasWording\": true"))
        for format in ["text", "json", "markdown", "html"] {
            let diff = try run(
                ["statutes", "diff", "2026-03-31", "2026-04-01", "--table", "別表", "--format", format], home: home)
            #expect(diff.status == 0 && diff.text.contains("又は相談"), "\(diff.text)\(diff.diagnostics)")
        }
        let export = try run(["statutes", "export", shop.path("out")], home: home)
        #expect(export.status == 0 && export.text.contains("edition-changes.csv"))
        // Checks read the same database.
        let text = try shop.put("見本である。番号法別表の5の項により利用する。\n", "見本.txt")
        let now = try run(["check", text, "--as-of", "2026-05-01", "--format", "json"], home: home)
        let then = try run(["check", text, "--as-of", "2026-03-01", "--format", "json"], home: home)
        #expect(!now.text.contains("unknown-item"), "\(now.text)")
        #expect(then.text.contains("premature-citation") || then.text.contains("unknown-item"), "\(then.text)")
    }

    @Test("a damaged database stops check with one clear line")
    func damaged() throws {
        let shop = try Workshop()
        let file = try shop.put("壊れたファイルの見本である。", "koban.sqlite")
        let result = try run(["check", "--database", file], home: shop.path("data"))
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("koban: \(file): 法令データベースが壊れています"))
        #expect(result.text.isEmpty)
    }

    @Test("killed at any point, an import leaves the database whole: with all of the text or none of it")
    func killed() throws {
        let shop = try Workshop()
        let database = StatuteDatabase(path: shop.path("koban.sqlite"), program: "0.1.0")
        _ = try database.create()
        let editions = try BundledLaw.statutes.editions.count
        let began = try Data(contentsOf: URL(fileURLWithPath: database.path))
        // A text long enough that writing it takes a while.
        let many = (1...250).map { number in
            InventedLaw.Row(
                ItemNumber(number).kanji, "見本市長", "児童福祉法による見本手帳第\(ItemNumber(number).kanji)種の交付に関する事務であって主務省令で定めるもの")
        }
        let file = try shop.put(InventedLaw.act(many), "425AC0000000027_20270401_509AC0000000001.xml")
        let arguments = ["statutes", "import", file, "--database", database.path]
        let clock = ContinuousClock()
        let start = clock.now
        let uninterrupted = try run(arguments, home: shop.path("data"))
        #expect(uninterrupted.status == 0)
        let whole = start.duration(to: clock.now)
        let microseconds =
            Int(whole.components.seconds) * 1_000_000 + Int(whole.components.attoseconds / 1_000_000_000_000)
        var (none, all, torn) = (0, 0, 0)
        for round in 0..<24 {
            for suffix in ["-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: database.path + suffix)
            }
            try began.write(to: URL(fileURLWithPath: database.path))
            let process = try BuiltProgram.start(
                arguments, in: shop.url, environment: Self.environment(shop.path("data")))
            if round % 3 == 0 {
                // Any point of the whole run, and a little beyond.
                usleep(UInt32.random(in: 0...UInt32(microseconds * 11 / 10)))
            } else {
                // While it writes.
                while process.isRunning, !FileManager.default.fileExists(atPath: database.path + "-journal") {
                    usleep(200)
                }
                usleep(UInt32.random(in: 0...UInt32(microseconds / 4)))
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if FileManager.default.fileExists(atPath: database.path + "-journal") { torn += 1 }
            let store = try #require(try StatuteStore.existing(path: database.path))
            try store.checkIntegrity()
            let records = try #require(try store.records())
            #expect(records.texts.count <= 1)
            if let text = records.texts.first {
                #expect(text.tables[.unifiedTable]?.count == 250)
                all += 1
            } else {
                none += 1
            }
            #expect(try store.load().editions.count == editions)
            #expect(try Statutes(try database.files()).editions.count == editions)
        }
        print("killed imports: \(none) without the text, \(all) with it, \(torn) in the middle of writing")
    }
}
