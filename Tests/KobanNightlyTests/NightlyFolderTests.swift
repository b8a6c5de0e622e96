import Foundation
import KobanAssessments
import KobanConfiguration
import KobanNightly
import KobanStatutes
import Testing

/// Folders that cannot be listed whole: what lies there is unread, not removed.
struct NightlyFolderTests {
    private func night(_ folder: NightFolder, _ day: String, listing: FolderListing = .system) throws -> NightlyReport {
        let statutes = try #require(NightFolder.statutes)
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
        let share = folder.root.appendingPathComponent("共有")
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

    @Test("what is not read is counted, the reports' own folder left aside")
    func counted() throws {
        let folder = try NightFolder()
        try folder.put("甲.txt", NightFolder.assessment(number: 1))
        try folder.put("乙.pdf", "x")
        let report = try night(folder, "2025-09-24")
        #expect(report.unreadFiles == [UnreadFiles(kind: "pdf", count: 1)])
    }
}
