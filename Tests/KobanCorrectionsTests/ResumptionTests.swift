import Foundation
import KobanTestSupport
import Testing

@Suite("A migration that was stopped", .serialized)
struct ResumptionTests {
    private func fill(_ place: MigrationPlace, _ count: Int) throws {
        for index in 0..<count {
            let town = ["わかば市長", "みどり野市長", "こもれび村長"][index % 3]
            try place.write(
                "in/\(index % 7)/\(index).txt",
                MigrationPlace.text(
                    institution: town, number: index,
                    use: "番号法第9条第1項、別表第一の\(1 + index % 20)の項",
                    inquire: index % 4 == 0 ? "番号法第19条第8号、別表第二の26、30の項" : "番号法第19条第8号、別表第二の26の項"))
        }
    }

    @Test("goes on where it was, and leaves the same copies and the same report")
    func killed() throws {
        let undisturbed = try MigrationPlace()
        try fill(undisturbed, 60)
        let whole = try undisturbed.migrate("in", "--write", "out", "--format", "json")
        #expect(whole.status == 0)
        let place = try MigrationPlace()
        try fill(place, 60)
        var kills = 0
        // A run that ends before it is killed proves nothing and is begun anew.
        for _ in 0..<40 where kills < 3 {
            var had = place.count(of: "out")
            if had > 40 {
                guard kills == 0 else { break }
                try FileManager.default.removeItem(at: place.url("out"))
                had = 0
            }
            let enough = Int.random(in: (had + 1)...(had + 15))
            let wasRunning = try place.kill(["in", "--write", "out", "--format", "json"]) {
                place.count(of: "out") >= enough
            }
            if wasRunning { kills += 1 }
        }
        #expect(kills > 0)
        let rest = try place.migrate("in", "--write", "out", "--format", "json")
        #expect(rest.status == 0)
        #expect(rest.diagnostics.contains("件は前回の結果を使いました"))
        #expect(rest.output == whole.output)
        let copies = try place.texts(of: "out")
        #expect(copies.count > 50)
        #expect(try copies == undisturbed.texts(of: "out"))
        for format in ["xlsx", "html", "diff"] {
            let again = try place.migrate("in", "--write", "out", "--format", format)
            #expect(again.diagnostics.contains("60件は前回の結果を使いました"), "\(format)")
            #expect(try again.output == undisturbed.migrate("in", "--write", "out", "--format", format).output)
        }
    }

    @Test(
        "does anew what may have another result: another text, day, option, setting, or a copy that is gone or changed")
    func changed() throws {
        let place = try MigrationPlace()
        try fill(place, 4)
        func run(_ options: String...) throws -> String {
            let arguments = ["in", "--write", "out", "--format", "json"] + options
            return try place.migrate(arguments).diagnostics
        }
        _ = try run()
        #expect(try run().contains("4件は前回の結果"))
        let original = try place.read("in/1/1.txt")
        try place.write("in/1/1.txt", original.replacing("生活保護", with: "生活の保護"))
        #expect(try run().contains("3件は前回の結果"))
        try place.write("out/2/2.txt", "書き換えた")
        #expect(try run().contains("3件は前回の結果"))
        #expect(try place.read("out/2/2.txt") == "書き換えた")
        #expect(try run("--force").contains("3件は前回の結果"))
        #expect(try place.read("out/2/2.txt").contains("別表の"))
        try FileManager.default.removeItem(at: place.url("out/3/3.txt"))
        #expect(try run().contains("3件は前回の結果"))
        #expect(try !run("--accept-review").contains("前回の結果"))
        #expect(try !run().contains("前回の結果"))
        try place.write("in/koban.yml", "names:\n  マイナ法: 番号法\n")
        #expect(try !run().contains("前回の結果"))
        #expect(try run().contains("4件は前回の結果"))
    }

    @Test("drops a line of the record that was torn off, and refuses a file that is no record")
    func torn() throws {
        let place = try MigrationPlace()
        try fill(place, 3)
        try place.migrate("in", "--journal", "log.jsonl")
        let record = try place.read("log.jsonl")
        #expect(record.split(separator: "\n").count == 3)
        #expect(
            try record.split(separator: "\n").allSatisfy {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) is [String: Any]
            })
        for cut in [1, 50, 300, record.utf8.count / 2] {
            try place.write("log.jsonl", String(decoding: Array(record.utf8).dropLast(cut), as: UTF8.self))
            let run = try place.migrate("in", "--journal", "log.jsonl")
            #expect(run.status == 0)
            #expect(try place.read("log.jsonl").split(separator: "\n").count == 3)
        }
        let mine = "大事な記録\n"
        try place.write("mine.txt", mine)
        let run = try place.migrate("in", "--journal", "mine.txt")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("途中経過の記録ではない"))
        #expect(try place.read("mine.txt") == mine)
    }

    @Test("does not take its own copies for inputs")
    func copiesBesideInputs() throws {
        let place = try MigrationPlace()
        try fill(place, 3)
        for _ in 0..<2 {
            let run = try place.migrate("in", "--write", "in/直した写し", "--format", "json")
            #expect(try (run.json()["documents"] as? [Any])?.count == 3)
        }
    }

    @Test("tells of a copy that an earlier run left and that this one would not write")
    func leftover() throws {
        let place = try MigrationPlace()
        try place.write("in/a.txt", MigrationPlace.text(use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号、別表第二の26、30の項"))
        #expect(try !place.migrate("in", "--write", "out", "--accept-review").diagnostics.contains("残っています"))
        for _ in 0..<2 {
            let run = try place.migrate("in", "--write", "out")
            #expect(run.diagnostics.contains("out/a.txt: 前に書き出した写しが残っています"))
            #expect(run.status == 0)
        }
    }
}
