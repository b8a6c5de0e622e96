import Foundation
import KobanTestSupport
import Testing

/// The whole command, as a timer would run it.
@Suite("koban nightly")
struct NightlyCommandTests {
    private func koban(
        _ folder: NightFolder, day: String = "2026-11-20", _ options: [String] = [], limit: Int? = nil
    ) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(
            [
                "nightly", "評価書", "--database", "koban-nightly.sqlite", "--out", "reports", "--as-of", day,
            ] + options, in: folder.url, environment: ["HOME": folder.url.path, "PATH": "/usr/bin:/bin"],
            limit: limit)
    }

    private func json(_ folder: NightFolder, _ report: String) throws -> [String: Any] {
        let file = folder.out.appendingPathComponent(report + "/findings.json")
        return try JSONObject.read(try Data(contentsOf: file))
    }

    @Test("A night writes its five files, latest names them, and the status is that of the contract")
    func files() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let first = try koban(folder)
        #expect(first.status == 1)
        #expect(first.diagnostics.contains("最初の点検"))
        for name in ["index.html", "findings.csv", "findings.xlsx", "findings.json", "findings.sarif"] {
            let file = folder.out.appendingPathComponent("latest/" + name)
            #expect(try !Data(contentsOf: file).isEmpty, "\(name)")
        }
        try folder.put("a.txt", NightFolder.assessment(items: "23", table: "別表"))
        #expect(try koban(folder, day: "2026-11-21").status == 0)
    }

    @Test("An assessment that did not change is not checked again by the same program, and is for other statute data")
    func notAgain() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        #expect(try koban(folder).diagnostics.contains("評価書2件を読み、2件を確かめ直しました"))
        #expect(try koban(folder, day: "2026-11-21").diagnostics.contains("評価書2件を読み、0件を確かめ直しました"))
        try folder.put("b.txt", NightFolder.assessment(number: 2, items: "16"))
        #expect(try koban(folder, day: "2026-11-22").diagnostics.contains("評価書2件を読み、1件を確かめ直しました"))
        let data = folder.url("statutes")
        try FileManager.default.copyItem(at: BuiltProgram.package.appendingPathComponent("statutes"), to: data)
        let same = try koban(folder, day: "2026-11-23", ["--statutes", "statutes"])
        #expect(same.diagnostics.contains("評価書2件を読み、0件を確かめ直しました"))
        let laws = data.appendingPathComponent("laws.csv")
        let text = try String(contentsOf: laws, encoding: .utf8)
        try Data(text.replacing("spec/law-facts.md;", with: "spec/law-facts.md ;", maxReplacements: 1).utf8).write(
            to: laws)
        let other = try koban(folder, day: "2026-11-23", ["--statutes", "statutes"])
        #expect(other.diagnostics.contains("評価書2件を読み、2件を確かめ直しました"))
    }

    @Test("With --fail-on new an old error does not fail the night, and a new one does")
    func failOnNew() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        #expect(try koban(folder, ["--fail-on", "new"]).status == 1)
        #expect(try koban(folder, day: "2026-11-21", ["--fail-on", "new"]).status == 0)
        #expect(try koban(folder, day: "2026-11-22").status == 1)
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        #expect(try koban(folder, day: "2026-11-23", ["--fail-on", "new"]).status == 1)
    }

    @Test("An input that cannot be read is status 2, the rest is reported, and a quiet night still says so")
    func unreadable() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.put("b.txt", "\u{0}\u{1}")
        let outcome = try koban(folder, ["--quiet"])
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.split(separator: "\n").contains { $0.contains("評価書/b.txt") })
        #expect(!outcome.diagnostics.contains("夜間点検を始めます"))
        #expect(try #require(try json(folder, "latest")["assessments"] as? [Any]).count == 1)
    }

    @Test("A wrong configuration or database stops the night with one line and leaves the last report")
    func wrongFiles() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        #expect(try koban(folder).status == 1)
        try folder.put("koban.yml", "rules:\n  renumbered-itme: off\n")
        let outcome = try koban(folder, day: "2026-11-21")
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("koban.yml:2"))
        #expect(!FileManager.default.fileExists(atPath: folder.out.appendingPathComponent("2026-11-21").path))
    }

    @Test("Where the disk is full the last report and database stay, one line says so, and the next night is whole")
    func full() throws {
        let folder = try NightFolder()
        for number in 1...40 { try folder.put("\(number).txt", NightFolder.assessment(number: number)) }
        #expect(try koban(folder).status == 1)
        for number in 41...80 { try folder.put("\(number).txt", NightFolder.assessment(number: number)) }
        // A limit on the size of files stands for a disk without room.
        var refused = 0
        for limit in [1, 16, 64, 200, 400] {
            let outcome = try koban(folder, day: "2026-11-21", limit: limit)
            #expect(outcome.exited)
            guard outcome.status == 2 else { continue }
            let complaints = outcome.diagnostics.split(separator: "\n").filter { $0.hasPrefix("koban: ") }
            #expect(!complaints.isEmpty, "\(limit)")
            #expect(try json(folder, "2026-11-20")["night"] as? Int == 1)
            refused += 1
        }
        #expect(refused > 0)
        let outcome = try koban(folder, day: "2026-11-22")
        #expect(outcome.status == 1)
        #expect(try #require(try json(folder, "latest")["assessments"] as? [Any]).count == 80)
    }

    @Test(
        "Killed at any moment it leaves whole reports and a sound database, and the next run says what an undisturbed one does"
    )
    func killed() throws {
        let undisturbed = try NightFolder()
        let disturbed = try NightFolder()
        for folder in [undisturbed, disturbed] {
            for number in 1...60 { try folder.put("\(number).txt", NightFolder.assessment(number: number)) }
            #expect(try koban(folder).status == 1)
            for number in 30...90 {
                try folder.put("\(number).txt", NightFolder.assessment(number: number, items: "16"))
            }
        }
        let started = ContinuousClock.now
        #expect(try koban(undisturbed, day: "2026-11-21").status == 1)
        let length = ContinuousClock.now - started
        var random = SystemRandomNumberGenerator()
        for _ in 0..<12 {
            let process = try BuiltProgram.start(
                ["nightly", "評価書", "--database", "koban-nightly.sqlite", "--out", "reports", "--as-of", "2026-11-21"],
                in: disturbed.url, environment: ["HOME": disturbed.url.path])
            Thread.sleep(forTimeInterval: Double.random(in: 0...1.1, using: &random) * (length / .seconds(1)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try TestDatabase.strings("PRAGMA integrity_check", at: disturbed.database) == ["ok"])
            // Whatever lies under a report's name is whole.
            for name in ["2026-11-20", "latest"] { _ = try json(disturbed, name) }
        }
        #expect(try koban(disturbed, day: "2026-11-21").status == 1)
        func findings(_ folder: NightFolder) throws -> [String] {
            try TestDatabase.strings(
                """
                SELECT finding.id || ' ' || finding.document_id || ' ' || finding.identity || ' ' || night.day || ' '
                  || finding.is_standing || ' ' || finding.detail
                FROM finding JOIN night ON night.id = finding.first_night ORDER BY finding.id
                """, at: folder.database)
        }
        #expect(try findings(disturbed) == findings(undisturbed))
        let events = "SELECT kind || ' ' || count(*) FROM finding_event GROUP BY kind"
        #expect(
            try TestDatabase.strings(events, at: disturbed.database)
                == TestDatabase.strings(events, at: undisturbed.database))
        let left = try FileManager.default.contentsOfDirectory(atPath: disturbed.out.path)
        #expect(!left.contains { $0.hasPrefix(".koban-staged") })
    }
}
