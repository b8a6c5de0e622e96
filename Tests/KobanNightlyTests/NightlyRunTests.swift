import Foundation
import KobanChecks
import KobanDocuments
import KobanNightly
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("Night after night")
struct NightlyRunTests {
    @Test("The first night takes everything in, and says that there is nothing to compare with")
    func firstNight() throws {
        let folder = try NightFolder()
        try folder.put("1.txt", NightFolder.assessment())
        let report = try folder.night("2026-11-20")
        #expect(report.previous == nil)
        #expect(report.documents.map(\.state) == [.new])
        #expect(report.documents.first?.institution == "わかば市長")
        #expect(report.active.map(\.finding.rule).contains("renumbered-item"))
        #expect(report.active.allSatisfy { $0.news == .found })
        #expect(report.night == 1)
    }

    @Test("The next night nothing is new, nothing is checked again, and the findings keep their numbers")
    func secondNight() throws {
        let folder = try NightFolder()
        try folder.put("1.txt", NightFolder.assessment())
        let first = try folder.night("2026-11-20")
        let second = try folder.night("2026-11-21")
        #expect(second.previous?.day.description == "2026-11-20")
        #expect(second.documents.map(\.state) == [.unchanged])
        #expect(second.documents.allSatisfy { !$0.isCheckedTonight })
        #expect(second.news.isEmpty && second.resolved.isEmpty)
        #expect(second.active.map(\.id) == first.active.map(\.id))
        #expect(second.active.allSatisfy { $0.firstSeen.description == "2026-11-20" })
        #expect(second.reportedDays.count == 2)
    }

    @Test("What was corrected is resolved with its cause, and the corrected text brings nothing back")
    func corrected() throws {
        let folder = try NightFolder()
        try folder.put("1.txt", NightFolder.assessment())
        let before = try folder.night("2026-11-20").active.filter { $0.finding.rule == "renumbered-item" }
        try folder.put("1.txt", NightFolder.assessment(items: "23", table: "別表"))
        let report = try folder.night("2026-11-21")
        #expect(report.documents.map(\.state) == [.changed])
        #expect(report.documents.map(\.checkCause) == [.content])
        #expect(!report.active.contains { $0.finding.rule == "renumbered-item" })
        #expect(report.resolved.filter { $0.recorded.finding.rule == "renumbered-item" }.map(\.id) == before.map(\.id))
        #expect(report.resolved.allSatisfy { $0.cause == .corrected })
        let next = try folder.night("2026-11-22")
        #expect(next.resolved.isEmpty)
    }

    @Test("A line put in above is no news; a fault that comes back is, under its old number")
    func identity() throws {
        let folder = try NightFolder()
        try folder.put("1.txt", NightFolder.assessment())
        let first = try folder.night("2026-11-20")
        try folder.put("1.txt", "\n\n" + NightFolder.assessment())
        let second = try folder.night("2026-11-21")
        #expect(second.news.isEmpty && second.resolved.isEmpty)
        #expect(second.active.first?.recorded.place.line == (first.active.first?.recorded.place.line ?? 0) + 2)
        try folder.put("1.txt", NightFolder.assessment(items: "23", table: "別表"))
        try folder.night("2026-11-22")
        try folder.put("1.txt", NightFolder.assessment())
        let back = try folder.night("2026-11-23").news.filter { $0.finding.rule == "renumbered-item" }
        #expect(back.map(\.news) == [.returned])
        #expect(back.map(\.id) == first.active.filter { $0.finding.rule == "renumbered-item" }.map(\.id))
        #expect(back.allSatisfy { $0.firstSeen.description == "2026-11-20" })
    }

    @Test("A file in whose place another assessment was laid is that other one: the old is gone, the new is news")
    func replaced() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        try folder.night("2026-11-20")
        try folder.put("a.txt", NightFolder.assessment(number: 3))
        let report = try folder.night("2026-11-21")
        #expect(report.removed.map(\.title) == ["見本の事務1 基礎項目評価書"])
        #expect(report.documents.map(\.state) == [.new, .unchanged])
        #expect(!report.news.isEmpty && !report.resolved.isEmpty)
    }

    @Test(
        "A folder below that is suddenly empty resolves nothing and is told; what was moved out of it is where it is now"
    )
    func emptiedBelow() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.put("北/下/b.txt", NightFolder.assessment(number: 2))
        try folder.put("南/c.txt", NightFolder.assessment(number: 3))
        let first = try folder.night("2026-11-20")
        try folder.remove("北/下")
        try folder.remove("南/c.txt")
        try folder.put("c.txt", NightFolder.assessment(number: 3))
        let empty = try folder.night("2026-11-21")
        #expect(empty.resolved.isEmpty && empty.removed.isEmpty && empty.news.isEmpty)
        #expect(Set(empty.active.map(\.id)) == Set(first.active.map(\.id)))
        #expect(empty.errors.map(\.path) == [folder.input.appendingPathComponent("北").path])
        #expect(empty.errors.allSatisfy { $0.message.contains("1件の評価書は、前回の結果をそのまま残しました") })
        try folder.remove("北")
        let gone = try folder.night("2026-11-22")
        #expect(gone.errors.isEmpty && gone.removed.count == 1 && !gone.resolved.isEmpty)
    }

    @Test("What was moved from one folder of the night to another is not counted twice, though the former is empty now")
    func movedBetweenFolders() throws {
        let folder = try NightFolder()
        try folder.put("北/a.txt", NightFolder.assessment(number: 1))
        try folder.put("南/b.txt", NightFolder.assessment(number: 2))
        let folders = ["北", "南"].map { folder.input.appendingPathComponent($0).path }
        let first = try folder.night("2026-11-20", folders: folders)
        try folder.remove("北/a.txt")
        try folder.put("南/a.txt", NightFolder.assessment(number: 1))
        let moved = try folder.night("2026-11-21", folders: folders)
        #expect(moved.news.isEmpty && moved.resolved.isEmpty)
        #expect(Set(moved.active.map(\.id)) == Set(first.active.map(\.id)))
    }

    @Test("A folder that is named by a link is read, also beside the folder that it leads to")
    func linkedFolder() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        let first = try folder.night("2026-11-20")
        let link = folder.url("リンク")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.input)
        let linked = try folder.night("2026-11-21", folders: [link.path])
        #expect(linked.errors.isEmpty && linked.news.isEmpty)
        #expect(linked.active.map(\.id) == first.active.map(\.id))
        let both = try folder.night("2026-11-22", folders: [link.path, folder.input.path])
        #expect(both.documents.count == 1 && both.news.isEmpty)
    }

    @Test("A night for a day before the last one's says so")
    func earlierDay() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.night("2026-11-21")
        #expect(try folder.night("2026-11-20").notes.contains { $0.contains("より前の令和8年11月20日") })
        #expect(try folder.night("2026-11-20").notes.isEmpty)
    }

    @Test("A file that is renamed, or two that exchange their names, are the assessments they were")
    func moved() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.put("b.txt", NightFolder.assessment(number: 2, items: "16"))
        let first = try folder.night("2026-11-20")
        try folder.put("a.txt", NightFolder.assessment(number: 2, items: "16"))
        try folder.put("b.txt", NightFolder.assessment(number: 1))
        let exchanged = try folder.night("2026-11-21")
        #expect(exchanged.news.isEmpty && exchanged.resolved.isEmpty)
        #expect(Set(exchanged.documents.map(\.id)) == Set(first.documents.map(\.id)))
        #expect(exchanged.documents.allSatisfy { !$0.isCheckedTonight })
        try folder.remove("a.txt")
        try folder.put("下/c.txt", NightFolder.assessment(number: 2, items: "16", more: "（改）"))
        let moved = try folder.night("2026-11-22")
        #expect(moved.removed.isEmpty)
        #expect(moved.documents.count == 2)
        #expect(moved.documents.first { $0.path.hasSuffix("c.txt") }?.state == .changed)
    }

    @Test("A folder that was renamed, with all in it, is the folder it was")
    func renamedFolder() throws {
        let folder = try NightFolder()
        try folder.put("北/a.txt", NightFolder.assessment(number: 1))
        try folder.put("北/b.txt", NightFolder.assessment(number: 2))
        let north = folder.input.appendingPathComponent("北")
        let first = try folder.night("2026-11-20", folders: [north.path])
        let south = folder.input.appendingPathComponent("南")
        try FileManager.default.moveItem(at: north, to: south)
        try folder.put("南/b.txt", NightFolder.assessment(number: 2, more: "（改）"))
        let moved = try folder.night("2026-11-21", folders: [south.path])
        #expect(moved.news.isEmpty && moved.resolved.isEmpty && moved.documentsElsewhere == 0)
        #expect(moved.active.map(\.id) == first.active.map(\.id))
        #expect(moved.documents.map(\.state) == [.moved(from: north.path + "/a.txt"), .changed])
    }

    @Test("A removed assessment takes its findings with it, and brings them back when it returns")
    func removed() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        try folder.night("2026-11-20")
        try folder.remove("b.txt")
        let gone = try folder.night("2026-11-21")
        #expect(gone.removed.map(\.title) == ["見本の事務2 基礎項目評価書"])
        #expect(!gone.resolved.isEmpty)
        #expect(gone.resolved.allSatisfy { $0.cause == .documentRemoved })
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let back = try folder.night("2026-11-22")
        #expect(back.documents.map(\.state) == [.unchanged, .returned])
        #expect(!back.news.isEmpty)
        #expect(back.news.allSatisfy { $0.news == .returned })
    }

    @Test("What cannot be read, or a folder that is suddenly empty, resolves nothing")
    func unread() throws {
        let folder = try NightFolder()
        try folder.put("北/a.txt", NightFolder.assessment(number: 1))
        try folder.put("南/b.txt", NightFolder.assessment(number: 2))
        let north = folder.input.appendingPathComponent("北").path
        let south = folder.input.appendingPathComponent("南").path
        let first = try folder.night("2026-11-20", folders: [north, south])
        try folder.remove("南/b.txt")
        let empty = try folder.night("2026-11-21", folders: [north, south])
        #expect(empty.resolved.isEmpty && empty.removed.isEmpty)
        #expect(empty.active.map(\.id) == first.active.map(\.id))
        #expect(empty.errors.count == 1)
        #expect(empty.errors.first?.message.contains("前回までに読めた1件") == true)
        try folder.put("北/a.txt", "\u{0}\u{1}\u{2}")
        try folder.put("南/b.txt", NightFolder.assessment(number: 2))
        let damaged = try folder.night("2026-11-22", folders: [north, south])
        #expect(damaged.resolved.isEmpty && damaged.news.isEmpty)
        #expect(damaged.active.count == first.active.count)
        let state = damaged.documents.first { $0.path.hasSuffix("a.txt") }?.state
        if case .unread = state {} else { Issue.record("\(String(describing: state))") }
    }

    @Test("Where nothing at all can be read the night is not recorded")
    func nothingRead() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        try folder.remove("a.txt")
        #expect(throws: NightlyError.self) { () throws in _ = try folder.night("2026-11-21") }
        try folder.put("a.txt", NightFolder.assessment())
        let report = try folder.night("2026-11-22")
        #expect(report.previous?.day.description == "2026-11-20")
        #expect(report.news.isEmpty && report.resolved.isEmpty)
    }

    @Test("Other statute data and a turning day of the law make a new check; an ordinary day does not")
    func rechecks() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let before = try folder.night("2024-05-20")
        #expect(!before.active.contains { $0.finding.rule == "renumbered-item" })
        let ordinary = try folder.night("2024-05-21")
        #expect(try ordinary.documents.notEmpty().allSatisfy { !$0.isCheckedTonight })
        let turned = try folder.night("2024-05-28")
        #expect(turned.documents.map(\.checkCause) == [.day])
        #expect(turned.news.map(\.finding.rule).contains("renumbered-item"))
        let data = try folder.night("2024-05-28", statutesDigest: "s2")
        #expect(data.documents.map(\.checkCause) == [.statutes])
        #expect(data.documents.map(\.isCheckedTonight) == [true])
    }

    @Test("A configuration that silences a rule makes a new check and resolves its findings, saying why")
    func configuration() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        try folder.put("koban.yml", "rules:\n  renumbered-item: off\n")
        let report = try folder.night("2026-11-21")
        #expect(report.documents.map(\.checkCause) == [.configuration])
        let resolved = report.resolved.first { $0.recorded.finding.rule == "renumbered-item" }
        #expect(resolved?.cause == .judgedOtherwise(.configuration))
    }

    @Test("A waived finding is resolved as such, does not count, and is new when the waiver ends")
    func waivers() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let first = try folder.night("2026-11-20")
        let finding = try #require(first.active.first { $0.finding.rule == "renumbered-item" })
        try folder.put(
            "koban-waivers.yml",
            """
            waivers:
              - document: わかば市長 基礎項目評価書 1
                field: \(finding.recorded.field)
                rule: renumbered-item
                citation: \(finding.recorded.citation)
                reason: 次の再実施で直す
                owner: 福祉課 山田
                expires: 2026-11-22

            """)
        let waived = try folder.night("2026-11-21")
        #expect(waived.resolved.map(\.id) == [finding.id])
        #expect(waived.resolved.first?.cause == .suppressed(Suppression(kind: .waiver, reason: "次の再実施で直す")))
        #expect(waived.findings.first { $0.id == finding.id }?.suppression?.kind == .waiver)
        #expect(!waived.active.contains { $0.id == finding.id })
        let last = try folder.night("2026-11-22")
        #expect(last.news.isEmpty)
        let expired = try folder.night("2026-11-23")
        #expect(expired.news.map(\.id) == [finding.id])
        #expect(expired.news.first?.news == .unsuppressed)
        #expect(expired.notes.contains { $0.contains("免除") })
    }

    @Test("A second run of a day compares with the first and still says what was new that day")
    func sameDay() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let first = try folder.night("2026-11-21")
        #expect(!first.news.isEmpty)
        let second = try folder.night("2026-11-21")
        #expect(second.news.isEmpty)
        #expect(second.active.filter(\.isNewToday).map(\.id) == first.news.map(\.id))
    }

    @Test("Assessments of folders that a night does not look at stay as they are and are not reported")
    func otherFolders() throws {
        let folder = try NightFolder()
        try folder.put("北/a.txt", NightFolder.assessment(number: 1))
        try folder.put("南/b.txt", NightFolder.assessment(number: 2))
        try folder.night("2026-11-20")
        let north = folder.input.appendingPathComponent("北").path
        let one = try folder.night("2026-11-21", folders: [north])
        #expect(one.documents.count == 1 && one.documentsElsewhere == 1)
        #expect(one.resolved.isEmpty && one.removed.isEmpty)
        let both = try folder.night("2026-11-22")
        #expect(both.documents.count == 2 && both.news.isEmpty)
    }

    @Test("The report lies in the day's folder and under latest, and what readers laid beside it stays")
    func folders() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        let day = folder.out.appendingPathComponent("2026-11-20")
        #expect(FileManager.default.fileExists(atPath: day.appendingPathComponent("index.html").path))
        try Data("控え".utf8).write(to: day.appendingPathComponent("メモ.txt"))
        try folder.night("2026-11-20")
        #expect(FileManager.default.fileExists(atPath: day.appendingPathComponent("メモ.txt").path))
        try folder.night("2026-11-21")
        let latest = try FileManager.default.destinationOfSymbolicLink(
            atPath: folder.out.appendingPathComponent("latest").path)
        #expect(latest == "2026-11-21")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.out.path)
        #expect(Set(left) == ["2026-11-20", "2026-11-21", "latest", ".koban-nightly.lock"])
    }

    @Test("Reports that lie inside the folder of the assessments are not taken for assessments")
    func reportsInside() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        var request = try folder.request("2026-11-20")
        request.out = folder.input.appendingPathComponent("reports").path
        for _ in 0..<2 {
            let statutes = try BundledLaw.statutes
            let run = NightlyRun(
                request, statutes: statutes, statutesDigest: "s", finder: ConfigurationFinder(statutes: statutes),
                write: NightFolder.writeNothing)
            let report = try run.run().report
            #expect(report.documents.count == 1 && report.errors.isEmpty)
        }
    }

    @Test("Citations are kept with their status and can be asked for")
    func citations() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        var texts: [String] = []
        try folder.night("2026-11-20") { report, citations, _ in
            for document in report.documents { texts += try citations(document.id).map(\.text) }
        }
        #expect(texts == ["番号法第9条第1項", "別表第一の15の項"])
    }
}
