import Foundation
import KobanDocuments
import KobanLaw
import KobanNightly
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

/// Folders that cannot be listed whole: what lies there is unread, not removed.
struct NightlyFolderTests {
    private func night(_ folder: NightFolder, _ day: String, listing: FolderListing = .system) throws -> NightlyReport {
        let statutes = try BundledLaw.statutes
        var request = try folder.request(day)
        request.listing = listing
        return try NightlyRun(
            request, statutes: statutes, statutesDigest: "s1", finder: ConfigurationFinder(statutes: statutes),
            write: NightFolder.writeNothing
        ).run().report
    }

    @Test("a folder below whose list fails keeps its assessments and their findings")
    func failedList() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("下/乙.txt", NightFolder.assessment(number: 2))
        let first = try night(folder, "2025-09-24")
        #expect(first.documents.count == 2)
        let second = try night(
            folder, "2025-09-25",
            listing: FolderListing { path in
                String(decoding: path, as: UTF8.self).hasSuffix("/下") ? ([], EIO) : FolderListing.system.names(path)
            })
        #expect(second.resolved.isEmpty && second.removed.isEmpty)
        #expect(second.findings.count == first.findings.count)
        let states = second.documents.map(\.state)
        #expect(states.contains { if case .unread = $0 { true } else { false } })
        #expect(second.errors.count == 1)
    }

    @Test("a link to a folder that is not connected keeps what was read through it")
    func brokenLink() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        let share = folder.url("共有")
        try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
        try Data(NightFolder.assessment(number: 2).utf8).write(to: share.appendingPathComponent("乙.txt"))
        try FileManager.default.createSymbolicLink(
            at: folder.input.appendingPathComponent("共有"), withDestinationURL: share)
        let first = try night(folder, "2025-09-24")
        #expect(first.documents.count == 2)
        try FileManager.default.removeItem(at: share)
        let second = try night(folder, "2025-09-25")
        #expect(second.resolved.isEmpty && second.removed.isEmpty)
        #expect(second.documents.count == 2)
        #expect(second.errors.count == 1)
    }

    @Test(
        "an assessment that was renamed to what is not read, or hidden, is not held for gone, however many nights pass",
        arguments: [
            ("下/乙.txt", "下/乙.txt.bak"), ("下/乙.txt", "下/旧.old"), ("下/乙.txt", "下/乙"), ("下/乙.txt", "下/.乙.txt"),
            ("下", ".下"),
        ])
    func outOfReach(former: String, later: String) throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("下/乙.txt", NightFolder.assessment(number: 2))
        let first = try night(folder, "2025-09-24")
        try FileManager.default.moveItem(
            at: folder.input.appendingPathComponent(former), to: folder.input.appendingPathComponent(later))
        for day in ["2025-09-25", "2025-09-26"] {
            let report = try night(folder, day)
            #expect(report.resolved.isEmpty && report.removed.isEmpty)
            #expect(report.findings.count == first.findings.count)
            #expect(report.errors.count == 1)
            #expect(report.errors.first?.message.contains(later.split(separator: "/").last ?? "") ?? false)
        }
        try FileManager.default.moveItem(
            at: folder.input.appendingPathComponent(later), to: folder.input.appendingPathComponent(former))
        let back = try night(folder, "2025-09-27")
        #expect(back.resolved.isEmpty && back.errors.isEmpty && back.findings.count == first.findings.count)
    }

    @Test("a new file of the same name and another kind holds it as well; one that was always there does not")
    func otherKind() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("乙.txt", NightFolder.assessment(number: 2))
        _ = try night(folder, "2025-09-24")
        try folder.remove("乙.txt")
        try folder.put("乙.docx", "PK 新しい版")
        for day in ["2025-09-25", "2025-09-26"] { #expect(try night(folder, day).resolved.isEmpty) }
        try folder.remove("乙.docx")
        #expect(try night(folder, "2025-09-27").resolved.count == 1)

        let other = try NightFolder()
        try other.put("甲.txt", NightFolder.assessment(number: 1))
        try other.put("乙.txt", NightFolder.assessment(number: 2))
        try other.put("乙.pdf", "%PDF-1.7")
        let statutes = try BundledLaw.statutes
        // The clock of the nights is after the file.
        func late(_ day: String) throws -> NightlyReport {
            var request = try other.request(day)
            request.startedAt = JapanTime(Date(timeIntervalSinceNow: 86_400))
            return try NightlyRun(
                request, statutes: statutes, statutesDigest: "s1", finder: ConfigurationFinder(statutes: statutes),
                write: NightFolder.writeNothing
            ).run().report
        }
        _ = try late("2025-09-24")
        try other.remove("乙.txt")
        #expect(try late("2025-09-25").resolved.count == 1)
    }

    @Test("an assessment that was moved out of the folder is gone")
    func movedAway() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("乙.txt", NightFolder.assessment(number: 2))
        _ = try night(folder, "2025-09-24")
        try FileManager.default.moveItem(
            at: folder.input.appendingPathComponent("乙.txt"), to: folder.url("乙.txt"))
        let report = try night(folder, "2025-09-25")
        #expect(report.resolved.count == 1 && report.errors.isEmpty)
    }

    @Test("what is not read is counted, the reports' own folder left aside")
    func counted() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("乙.pdf", "x")
        let report = try night(folder, "2025-09-24")
        #expect(report.unreadFiles == [UnreadFiles(kind: "pdf", count: 1)])
    }
}
