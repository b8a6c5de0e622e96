import Foundation
import KobanTestSupport
import Testing

@Suite("フォルダー")
struct FolderTests {
    private func paths(_ run: Program.Outcome) throws -> [String] {
        (try run.json()["assessments"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
    }

    @Test("a folder is read with all below it: .txt, .md and .html, and nothing else")
    func recursion() throws {
        let scratch = try TemporaryFolder()
        for name in ["c/一.txt", "c/下/二.md", "c/下/下/三.html", "c/四.TXT"] {
            try scratch.write(name, Document.right)
        }
        for name in ["c/五.csv", "c/六.docx", "c/七", "c/.隠し.txt", "c/.git/八.txt"] {
            try scratch.write(name, Document.stale)
        }
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(try Set(paths(run)) == ["c/一.txt", "c/下/二.md", "c/下/下/三.html", "c/四.TXT"])
    }

    @Test("a file named with any ending is read, and one named twice is read once")
    func named() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.right)
        try scratch.write("b.text", Document.right)
        let run = try Program.check(["b.text", "c", "c/a.txt", "./b.text"], ["--format", "json"], in: scratch)
        #expect(try paths(run) == ["b.text", "c/a.txt"])
    }

    @Test("a folder that is named by a link is read, under the name that the user gave")
    func link() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/下/a.txt", Document.right)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.url.appendingPathComponent("l").path, withDestinationPath: "c")
        let run = try Program.check(["l"], ["--format", "json"], in: scratch)
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(try paths(run) == ["l/下/a.txt"])
    }

    @Test(
        "a folder below that cannot be read is named as the user would, and is an error",
        .enabled(if: geteuid() != 0, "the superuser reads everything"), arguments: [0o000, 0o444, 0o311])
    func unreadable(permissions: Int) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.right)
        try scratch.write("c/下/b.txt", Document.right)
        let folder = scratch.url.appendingPathComponent("c/下").path
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("c/下: フォルダーの中を読み込めません"))
        #expect(!run.diagnostics.contains(scratch.url.path))
    }

    @Test("a folder that links to itself is read once")
    func loop() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.right)
        let files = FileManager.default
        let folder = scratch.url.appendingPathComponent("c").path
        try files.createSymbolicLink(atPath: folder + "/self", withDestinationPath: ".")
        try files.createSymbolicLink(atPath: folder + "/up", withDestinationPath: "..")
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        #expect(run.exited && run.status == 0, "\(run.diagnostics)")
        #expect(try paths(run) == ["c/a.txt"])
    }
}
