import Foundation
import KobanAssessments
import Testing

@Suite("Finding the documents of a folder")
struct AssessmentFilesTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("koban-files-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["A/下", "B/中"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        for name in ["A/1.txt", "A/下/2.md", "B/3.txt", "B/中/4.html", "B/5.pdf"] {
            try Data("x".utf8).write(to: folder.appendingPathComponent(name))
        }
        try body(folder)
    }

    private func link(_ name: String, to target: String, in folder: URL) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
    }

    @Test("A linked folder is read like any other, and each document once")
    func linkedFolder() throws {
        try withFolder { folder in
            try link("A/別", to: "../B", in: folder)
            try link("A/又", to: "../B/中", in: folder)
            let root = folder.appendingPathComponent("A").path
            let found = AssessmentFiles.files(at: [root])
            #expect(found.errors.isEmpty)
            #expect(found.files == ["/1.txt", "/下/2.md", "/別/3.txt", "/別/中/4.html"].map { root + $0 })
        }
    }

    @Test("Links that go round or up end")
    func circles() throws {
        try withFolder { folder in
            try link("A/自", to: ".", in: folder)
            try link("A/下/上", to: "..", in: folder)
            try link("A/根", to: "/", in: folder)
            try link("A/別", to: "../B", in: folder)
            try link("B/戻", to: "../A", in: folder)
            try link("A/無", to: "どこにもない", in: folder)
            let root = folder.appendingPathComponent("A").path
            let found = AssessmentFiles.files(at: [root])
            #expect(found.errors.isEmpty)
            #expect(found.files == ["/1.txt", "/下/2.md", "/別/3.txt", "/別/中/4.html"].map { root + $0 })
        }
    }
}
