import Foundation
import KobanTestSupport
import Testing

@Suite("読めない入力")
struct BadInputTests {
    /// Checks a bad input between two good ones: one line with path, fault and remedy, and
    /// the good ones are checked.
    private func expectOneComplaint(
        _ path: String, _ words: [String], in scratch: TemporaryFolder,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let first = try scratch.write("first.txt", Document.right)
        let last = try scratch.write("last.txt", Document.stale)
        let run = try Program.check([first, path, last], ["--format", "json"], in: scratch)
        #expect(run.exited && run.status == 2, sourceLocation: sourceLocation)
        #expect(run.complaints.count == 1, "\(run.diagnostics)", sourceLocation: sourceLocation)
        let line = run.complaints.first.map(String.init) ?? ""
        #expect(line.contains(path), "\(line)", sourceLocation: sourceLocation)
        for word in words { #expect(line.contains(word), "\(line)", sourceLocation: sourceLocation) }
        // What to do about it.
        #expect(line.hasSuffix("ください。"), "\(line)", sourceLocation: sourceLocation)
        let json = try run.json()
        let assessments = json["assessments"] as? [[String: Any]] ?? []
        #expect(assessments.map { $0["path"] as? String } == [first, last], sourceLocation: sourceLocation)
        let errors = json["errors"] as? [[String: Any]] ?? []
        #expect(errors.map { $0["path"] as? String } == [path], sourceLocation: sourceLocation)
        let message = try #require(errors.first?["message"] as? String)
        #expect(line.contains(message), sourceLocation: sourceLocation)
    }

    @Test("a file that is not there")
    func missing() throws {
        try expectOneComplaint("ない.txt", ["ありません"], in: TemporaryFolder())
    }

    @Test("a folder with nothing to read")
    func emptyFolder() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("空/読まない.docx", "番号法別表の23の項")
        try expectOneComplaint("空", [".txt", ".md", ".html"], in: scratch)
    }

    @Test("a binary", arguments: [Data([0x41, 0x00, 0x42, 0x00, 0x00, 0x07]), Data("%PDF-1.7\n1 0 obj".utf8)])
    func binary(_ bytes: Data) throws {
        let scratch = try TemporaryFolder()
        try expectOneComplaint(
            scratch.write("bad.txt", bytes), ["テキストではありません"], in: scratch)
    }

    @Test("an empty file, and one of white space", arguments: ["", " \n\t\n", "　\n"])
    func empty(_ text: String) throws {
        let scratch = try TemporaryFolder()
        try expectOneComplaint(scratch.write("bad.txt", text), ["空です"], in: scratch)
    }

    @Test("a text without citations that is no assessment")
    func neither() throws {
        let scratch = try TemporaryFolder()
        try expectOneComplaint(
            scratch.write("bad.txt", "本日の会議の議題は二つあります。\n"), ["評価書", "引用"], in: scratch)
    }

    @Test("bytes that are no text, named by their place")
    func invalid() throws {
        let scratch = try TemporaryFolder()
        var bytes = Data(Document.right.utf8)
        bytes.insert(0xFF, at: 30)
        try expectOneComplaint(scratch.write("bad.txt", bytes), ["31バイト目", "UTF-8"], in: scratch)
    }

    @Test("a file that may not be read", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("bad.txt", Document.right)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0], ofItemAtPath: scratch.url.appendingPathComponent(file).path)
        try expectOneComplaint(file, ["読み込めません"], in: scratch)
    }

    @Test("a file above 256 MB, named with its size, and not read")
    func tooLarge() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("bad.txt", "")
        // A file with a hole takes no room on the disk.
        let handle = try FileHandle(forWritingTo: scratch.url.appendingPathComponent(file))
        try handle.truncate(atOffset: 257 * 1024 * 1024)
        try handle.close()
        try expectOneComplaint(file, ["257MB", "256MB"], in: scratch)
    }

    @Test("a link that leads to itself")
    func loop() throws {
        let scratch = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: scratch.url.appendingPathComponent("bad.txt").path,
            withDestinationPath: "bad.txt")
        try expectOneComplaint("bad.txt", [], in: scratch)
    }

    @Test("only unreadable inputs: status 2, and the summary does not look like an all-clear")
    func nothingRead() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check(["a.txt", "b.txt"], in: scratch)
        #expect(run.status == 2)
        #expect(run.complaints.count == 2)
        #expect(run.text.contains("評価書 0件"))
        #expect(run.text.contains("読めなかったもの: 2件"))
    }
}
