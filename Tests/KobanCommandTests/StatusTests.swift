import Foundation
import KobanTestSupport
import Testing

@Suite("終了ステータス")
struct StatusTests {
    @Test("nothing at fault is status 0, and the citations found right are counted")
    func right() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check([try scratch.write("a.txt", Document.right)], in: scratch)
        #expect(run.status == 0, "\(run.text)")
        #expect(run.diagnostics.isEmpty, "\(run.diagnostics)")
        #expect(run.text.contains("適正 "))
        #expect(run.text.contains("指摘: エラー 0件、警告 0件、注意 0件"))
    }

    @Test("a stale reference is status 1, with what to write instead")
    func stale() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check([try scratch.write("a.txt", Document.stale)], in: scratch)
        #expect(run.status == 1)
        #expect(run.text.contains("15の項→23の項"))
        #expect(run.text.contains("26の項→42の項"))
        #expect(run.text.contains("書き換え案: 別表の23の項"))
    }

    @Test("a file that cannot be read among others is status 2, also where another has faults")
    func unreadableGoesFirst() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        let run = try Program.check(["missing.txt", file], in: scratch)
        #expect(run.status == 2)
        #expect(run.text.contains("26の項→42の項"))
    }

    @Test("--fail-on sets the least severity that makes the status 1")
    func failOn() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.retitled)
        #expect(try Program.check([file], in: scratch).status == 0)
        #expect(try Program.check([file], ["--fail-on", "error"], in: scratch).status == 0)
        #expect(try Program.check([file], ["--fail-on", "warning"], in: scratch).status == 1)
        #expect(try Program.check([file], ["--fail-on", "note"], in: scratch).status == 1)
    }

    @Test(
        "a wrong command line is status 2 and says so on standard error",
        arguments: [
            ["check", "--as-of", "2025-02-30"], ["check", "--as-of", "きのう"], ["check", "--as-of", "令和6年13月1日"],
            ["check", "--format", "xml"], ["check", "--fail-on", "fatal"], ["check", "--no-such-option"],
            ["cite", "file.txt"], ["no-such-command"],
        ])
    func usage(_ arguments: [String]) throws {
        let run = try Program.run(arguments, in: try TemporaryFolder())
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.diagnostics.isEmpty)
    }

    @Test(
        "help and version are no faults",
        arguments: [["--help"], ["--version"], ["check", "--help"], ["cite", "--help"]])
    func help(_ arguments: [String]) throws {
        let run = try Program.run(arguments, in: try TemporaryFolder())
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
    }

    @Test("--as-of takes a day as people write it", arguments: ["2024-05-26", "令和6年5月26日"])
    func japaneseDay(_ day: String) throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        let run = try Program.run(["check", file, "--as-of", day], in: scratch)
        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.contains("令和6年5月26日の法令で"))
    }

    @Test("statute data that are not there are refused")
    func statutes() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.right)
        let run = try Program.check([file], ["--statutes", "nowhere"], in: scratch)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.complaints.count == 1)
    }

    @Test(
        "output that cannot be written is status 2, not a report cut short in silence",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func fullDisk() throws {
        let scratch = try TemporaryFolder()
        let run = try BuiltProgram.run(
            byShell: "exec \"$0\" \"$@\" >/dev/full", ["check", "--as-of", "2026-02-08", "--format", "json"],
            in: scratch.url)
        #expect(run.exited && run.status == 2)
        #expect(run.diagnostics.contains("結果を書き出せません"))
    }
}
