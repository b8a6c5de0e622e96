import Foundation
import KobanTestSupport
import Testing

@Suite("出力")
struct OutputTests {
    @Test("nothing is coloured in a pipe unless asked for")
    func colour() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        #expect(!(try Program.check([file], in: scratch)).text.contains("\u{1B}"))
        #expect(!(try Program.check([file], ["--color", "never"], in: scratch)).text.contains("\u{1B}"))
        #expect(try Program.check([file], ["--color", "always"], in: scratch).text.contains("\u{1B}["))
    }

    @Test("--quiet prints a line for each finding: place, severity, sentence, rule")
    func quiet() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check(
            [try scratch.write("a.txt", Document.stale), try scratch.write("b.txt", Document.right)],
            ["--quiet"], in: scratch)
        #expect(run.lines.count == 2)
        for line in run.lines {
            #expect(line.hasPrefix("a.txt:"))
            #expect(line.contains(": エラー: "))
            #expect(line.hasSuffix("[renumbered-item]"))
        }
    }

    @Test("the mark stands under the fault: wide characters count two columns")
    func mark() throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check([try scratch.write("a.txt", Document.stale)], in: scratch)
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let mark = try #require(lines.firstIndex { $0.contains("^^^") })
        func columns(_ text: some StringProtocol) -> Int {
            text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x100 ? 1 : 2) }
        }
        let shown = lines[mark - 1]
        let fault = try #require(shown.range(of: "別表第一の15の項"))
        let first = try #require(lines[mark].firstIndex(of: "^"))
        #expect(columns(shown[..<fault.lowerBound]) == columns(lines[mark][..<first]))
        #expect(columns(shown[fault]) == lines[mark].count { $0 == "^" })
    }

    @Test("no line of a long report is wider than the terminal that nobody has")
    func folded() throws {
        let scratch = try TemporaryFolder()
        let items = (1...60).map(String.init).joined(separator: "、")
        let file = try scratch.write(
            "a.txt", Document.assessment(use: "番号法別表の23の項", inquire: "番号法別表第二の\(items)の項"))
        let run = try Program.check([file], ["--evidence"], in: scratch)
        for line in try run.lines.notEmpty() {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x100 ? 1 : 2) }
            #expect(columns <= 104, "\(line)")
        }
    }

    @Test("on a day that the data do not reach, every format says so")
    func beyond() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.right)
        for options in [[], ["--quiet"], ["--format", "json"]] {
            let run = try Program.run(["check", file, "--as-of", "2099-01-01"] + options, in: scratch)
            #expect((run.text + run.diagnostics).contains("※ 法令データで確かめたのは"))
        }
        let within = try Program.check([file], in: scratch)
        #expect(!(within.text + within.diagnostics).contains("※ 法令データで確かめたのは"))
    }

    @Test("without a path the bundled samples are checked, and their faults found")
    func samples() throws {
        let run = try Program.run(["check", "--as-of", "2026-02-08"], in: try TemporaryFolder())
        #expect(run.status == 1)
        #expect(run.text.contains("評価書 3件"))
        #expect(run.diagnostics.contains("見本"))
    }

    @Test("a text that is no assessment but cites the law is checked, and said to be none")
    func noForm() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", "根拠は番号法別表第二の26の項である。\n")
        let run = try Program.check([file], ["--format", "json"], in: scratch)
        #expect(run.status == 1)
        let assessment = try #require((try run.json()["assessments"] as? [[String: Any]])?.first)
        #expect(assessment["form"] is NSNull)
        #expect((assessment["findings"] as? [Any])?.count == 1)
        #expect(try Program.check([file], in: scratch).text.contains("評価書の様式ではない文書"))
    }

    @Test("cite reads standard input")
    func cite() throws {
        let scratch = try TemporaryFolder()
        let text = Data("番号法第19条第8号、別表第二の九の二、10及び８５の２の項".utf8)
        let people = try Program.run(["cite"], input: text, in: scratch)
        #expect(people.status == 0)
        #expect(people.lines.count == 2)
        let run = try Program.run(["cite", "--format", "json"], input: text, in: scratch)
        let citations = try #require(try run.json()["citations"] as? [[String: Any]])
        #expect(citations.count == 2)
        #expect(citations.last?["items"] as? [String] == ["9の2", "10", "85の2"])
        for citation in citations {
            for key in ["field", "section", "status"] { #expect(citation[key] is NSNull) }
        }
    }

    @Test("cite says that it found nothing, and refuses what is no text")
    func citeNothing() throws {
        let scratch = try TemporaryFolder()
        let none = try Program.run(["cite"], input: Data("引用はない。".utf8), in: scratch)
        #expect(none.status == 0)
        #expect(none.output.isEmpty)
        #expect(none.complaints.count == 1)
        for bytes in [Data(), Data([0x00, 0x01, 0x02, 0xFF])] {
            let bad = try Program.run(["cite"], input: bytes, in: scratch)
            #expect(bad.status == 2)
            #expect(bad.output.isEmpty)
            #expect(bad.complaints.count == 1)
        }
    }

    @Test("a reader that closes the pipe ends the output and crashes nothing")
    func closedPipe() throws {
        let scratch = try TemporaryFolder()
        let text = Document.stale + String(repeating: "番号法別表第二の26の項である。\n", count: 3000)
        let file = try scratch.write("a.txt", text)
        for format in ["text", "json"] {
            // The status of the program, not of head.
            let run = try BuiltProgram.run(
                byShell: "{ \"$0\" \"$@\"; echo $? >&2; } | head -n 1",
                ["check", file, "--as-of", "2025-09-24", "--format", format], in: scratch.url)
            #expect(run.lines.count == 1)
            #expect(run.diagnostics == "1\n", "\(format)")
        }
    }
}
