import Foundation
import KobanTestSupport
import Testing

/// docs/commands.md is made from what the program itself says of its commands and options. To write it anew:
/// `KOBAN_UPDATE_DOCS=1 swift test --filter CommandReferenceTests`.
@Suite("命令とオプションの一覧")
struct CommandReferenceTests {
    @Test("the manual lists every command and option in the program's own words")
    func commands() throws {
        let dump = try Program.run(["--experimental-dump-help"], in: TemporaryFolder())
        let root = try JSONDecoder().decode(Dump.self, from: dump.output).command
        let reference = "\n" + root.leaves.map(\.section).joined(separator: "\n")
        #expect(
            try GeneratedPage("docs/commands.md", part: "commands").text(updatedTo: reference) == reference,
            "out of date: KOBAN_UPDATE_DOCS=1 swift test --filter CommandReferenceTests")
    }

    @Test("every page of the manual that another names is there")
    func links() throws {
        let docs = BuiltProgram.package.appendingPathComponent("docs")
        let names = try FileManager.default.subpathsOfDirectory(atPath: docs.path).filter { $0.hasSuffix(".md") }
        let pages =
            names.map { docs.appendingPathComponent($0) } + [BuiltProgram.package.appendingPathComponent("README.md")]
        var count = 0
        for page in pages {
            let text = try String(contentsOf: page, encoding: .utf8)
            for link in text.matches(of: /\]\((?!http)([^)#]+)[^)]*\)/).map({ String($0.output.1) }) {
                let target = page.deletingLastPathComponent().appendingPathComponent(link)
                #expect(FileManager.default.fileExists(atPath: target.path), "\(page.lastPathComponent): \(link)")
                count += 1
            }
        }
        #expect(count > 10)
    }
}

/// What the program says of itself.
private struct Dump: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let superCommands: [String]?
        let arguments: [Argument]?
        let subcommands: [Command]?

        /// The commands that do something, in the order of the help.
        var leaves: [Command] {
            let own = (subcommands ?? []).filter { $0.commandName != "help" }
            return own.isEmpty ? [self] : own.flatMap(\.leaves)
        }

        var section: String {
            let name = ((superCommands ?? []) + [commandName]).joined(separator: " ")
            let shown = (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName) }
            let usage = ([name] + shown.filter { $0.kind == "positional" }.map(\.usage)).joined(separator: " ")
            var text = "## `\(usage)`\n\n\(abstract ?? "")\n"
            if let discussion, !discussion.isEmpty {
                text += "\n```text\n\(discussion.trimmingCharacters(in: .newlines))\n```\n"
            }
            guard !shown.isEmpty else { return text }
            return text + "\n| 引数・オプション | 意味 |\n| --- | --- |\n" + shown.map(\.row).joined()
        }
    }

    struct Argument: Decodable {
        let kind: String
        let valueName: String
        let abstract: String?
        let defaultValue: String?
        let names: [Name]?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool

        struct Name: Decodable {
            let kind: String
            let name: String
            var written: String { kind == "short" ? "-\(name)" : "--\(name)" }
        }

        var usage: String {
            let value = "<\(valueName)>" + (isRepeating ? "…" : "")
            return isOptional ? "[\(value)]" : value
        }

        var row: String {
            let written = (names ?? []).map(\.written).joined(separator: "`, `")
            let name = kind == "positional" ? usage : kind == "flag" ? written : "\(written) <\(valueName)>"
            let known = defaultValue.map { (abstract ?? "").contains($0) ? "" : "（既定: `\($0)`）" } ?? ""
            let meaning = ((abstract ?? "") + known).replacing("|", with: "\\|").split(separator: "\n").joined(
                separator: " ")
            return "| `\(name)` | \(meaning) |\n"
        }
    }
}
