import Foundation
import KobanTestSupport
import Testing

@Suite("閉じた標準入出力と、端末を動かす文字")
struct StreamTests {
    /// Runs the program by a shell that redirects its streams.
    private func shell(
        _ redirection: String, _ arguments: [String], in scratch: TemporaryFolder
    ) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(byShell: "\"$0\" \"$@\" \(redirection)", arguments, in: scratch.url)
    }

    @Test(
        "with standard output closed no report goes into any file, and the run says so",
        arguments: [
            ["check", "a.txt"], ["check", "a.txt", "--format", "json"], ["history", "a.txt"],
            ["migrate", "a.txt", "--journal", "journal.jsonl", "--as-of", "2025-09-24"],
            ["impact", "--from", "別表第一@2015-12-27", "--to", "別表@2025-09-24", "a.txt"], ["lookup", "別表の23の項"],
        ])
    func closedOutput(_ arguments: [String]) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let run = try shell(">&-", arguments, in: scratch)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.diagnostics.contains("標準出力が閉じられています"))
        let files = try scratch.contents(of: "").mapValues { String(decoding: $0, as: UTF8.self) }
        #expect(files["a.txt"] == Document.stale)
        let reports = files.filter { $0.key != "a.txt" && ($0.value.contains("まとめ") || $0.value.contains("変更日")) }
        #expect(reports.keys.sorted() == [])
    }

    @Test("a reader that stops reading is no fault")
    func brokenOutput() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let quiet = try shell("| true", ["check", "a.txt", "--format", "json"], in: scratch)
        #expect(!quiet.diagnostics.contains("書き出せません"))
    }

    @Test(
        "a full disk is told",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
    func fullDisk() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let full = try shell(">/dev/full", ["check", "a.txt"], in: scratch)
        #expect(full.status == 2)
        #expect(full.diagnostics.contains("ディスクの空きがありません"))
    }

    @Test("cite without a standard input that can be read says so in one line", arguments: ["<&-", "<."])
    func closedInput(_ redirection: String) throws {
        let scratch = try TemporaryFolder()
        let run = try shell(redirection, ["cite"], in: scratch)
        #expect(run.status == 2)
        #expect(run.diagnostics.split(separator: "\n").count == 1)
        #expect(run.diagnostics.hasPrefix("koban: （標準入力）: "))
        #expect(run.diagnostics.contains(redirection == "<." ? "フォルダーは読めません" : "閉じられています"))
    }

    /// The sequences by which a text could act on a terminal: as they are, and the controls behind.
    private static let attacks = [
        "\u{1B}[2J", "\u{9B}31m", "\u{1B}]0;title\u{7}", "\u{8}\u{8}", "\u{202E}", "\u{1B}[1m",
    ]

    /// So much plain text that the controls do not make the document a binary file.
    private static let plain = String(repeating: "この文章には、引用も制御文字もない。\n", count: 60)

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
    }

    @Test("nothing in a document or a file's name acts on the terminal, in whatever is printed", arguments: attacks)
    func escapes(_ attack: String) throws {
        let scratch = try TemporaryFolder()
        let text =
            Document.stale
            .replacing("別表第一の", with: "別表第一\(attack)の").replacing("わかば市長", with: "わかば市長\(attack)")
            .replacing("生活保護に関する事務", with: "生活保護\(attack)に関する事務")
            + "\n\(attack)番号法第9条の8号\(attack)\n" + Self.plain
        let file = try scratch.write("a\(attack)\n.txt", text)
        var runs = [
            try Program.run(["cite"], input: Data(text.utf8), in: scratch),
            try Program.run(["lookup", "別表第二の26の項\(attack)"], in: scratch),
            try Program.run(["check", "none\(attack).txt", "--config", "none\(attack).yml"], in: scratch),
        ]
        for arguments in [
            ["check", file, "--evidence"], ["check", file, "--quiet"], ["history", file], ["waivers", file],
            ["migrate", file, "--as-of", "2025-09-24"], ["migrate", file, "--as-of", "2025-09-24", "--format", "csv"],
            ["migrate", file, "--as-of", "2025-09-24", "--format", "html"], ["check", file, "--format", "json"],
            ["impact", "--from", "別表第一@2015-12-27", "--to", "別表@2025-09-24", file],
            ["impact", "--from", "別表第一@2015-12-27", "--to", "別表@2025-09-24", file, "--format", "csv"],
            ["nightly", ".", "--database", "n.sqlite", "--out", "reports"],
        ] {
            runs.append(try Program.run(arguments, in: scratch))
        }
        for run in runs {
            #expect(run.exited)
            let output = run.text.replacing("\r\n", with: "\n")
            #expect(isHarmless(output), "\(output.debugDescription.prefix(2000))")
            #expect(isHarmless(run.diagnostics), "\(run.diagnostics.debugDescription)")
        }
        let reports = scratch.url.appendingPathComponent("reports/latest")
        for name in ["index.html", "findings.csv", "findings.json", "findings.sarif"] {
            let report = try String(contentsOf: reports.appendingPathComponent(name), encoding: .utf8)
            #expect(isHarmless(report.replacing("\r\n", with: "\n")), "\(name)")
        }
        // With colours, only those of the program.
        let coloured = try Program.check([file], ["--color", "always"], in: scratch).text
        let own = ["0", "1", "1;31", "1;33", "1;34"].map { "\u{1B}[\($0)m" }
        #expect(isHarmless(own.reduce(coloured) { $0.replacing($1, with: "") }))
        #expect(
            coloured.components(separatedBy: own[0]).count
                == own.dropFirst().reduce(1) { $0 + coloured.components(separatedBy: $1).count - 1 })
    }

    @Test("JSON keeps the exact text")
    func exact() throws {
        let scratch = try TemporaryFolder()
        for attack in Self.attacks {
            let json = try Program.run(
                ["cite", "--format", "json"], input: Data("番号法\(attack)別表の23の項\n\(Self.plain)".utf8), in: scratch
            ).json()
            let citations = try #require(json["citations"] as? [[String: Any]])
            let texts = citations.compactMap { $0["text"] as? String }
            #expect(try texts.notEmpty().allSatisfy { !$0.contains("〔U+") })
        }
    }
}
