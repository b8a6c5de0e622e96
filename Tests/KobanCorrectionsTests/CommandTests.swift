import Foundation
import KobanTestSupport
import Testing

@Suite("koban migrate")
struct CommandTests {
    private let text =
        Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n" + Migrating.history

    private func inFolder(_ body: (URL) throws -> Void) throws {
        try TemporaryFolder.lend { try body($0.url) }
    }

    private func run(_ arguments: [String], in folder: URL) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(["migrate"] + arguments + ["--as-of", "2025-09-24"], in: folder)
    }

    @Test("writes a copy in the encoding of the original and leaves the original alone", arguments: [false, true])
    func encoding(isMarked: Bool) throws {
        try inFolder { folder in
            let original: Data
            if isMarked {
                original =
                    Data([0xFF, 0xFE]) + text.utf16.reduce(into: Data()) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
            } else {
                original = try #require(text.data(using: .shiftJIS))
            }
            try original.write(to: folder.appendingPathComponent("a.txt"))
            #expect(try run(["a.txt", "--write", "out"], in: folder).status == 0)
            #expect(try Data(contentsOf: folder.appendingPathComponent("a.txt")) == original)
            let copy = try Data(contentsOf: folder.appendingPathComponent("out/a.txt"))
            let read = try #require(String(data: copy, encoding: isMarked ? .utf16 : .shiftJIS))
            #expect(read.contains("番号法第9条第1項、別表の23の項\n"))
            #expect(read.contains("\n令和7年9月24日\t個人番号の利用 法令上の根拠\t"))
        }
    }

    @Test("never writes over the original")
    func original() throws {
        try inFolder { folder in
            let file = folder.appendingPathComponent("a.txt")
            try Data(text.utf8).write(to: file)
            #expect(try run(["a.txt", "--write", "."], in: folder).status == 2)
            #expect(try Data(contentsOf: file) == Data(text.utf8))
        }
    }

    @Test("gives a table with the six columns of the form that a spreadsheet opens")
    func csv() throws {
        try inFolder { folder in
            try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
            let run = try run(["a.txt", "--format", "csv"], in: folder)
            #expect(run.status == 0)
            #expect(run.output.starts(with: [0xEF, 0xBB, 0xBF]))
            let lines = run.text.components(separatedBy: "\r\n")
            #expect(lines[0].contains("\"変更日\",\"項目\",\"変更前の記載\",\"変更後の記載\",\"提出時期\",\"提出時期に係る説明\""))
            #expect(
                lines[1].hasPrefix(
                    "\"令和7年9月24日\",\"個人番号の利用 法令上の根拠\",\"番号法第9条第1項、別表第一の15の項\",\"番号法第9条第1項、別表の23の項\",\"事後（要確認）\""))
            #expect(lines[1].contains("\"機械的に置換可\""))
        }
    }

    @Test("gives a patch that patch applies to the same as the copy")
    func patch() throws {
        try inFolder { folder in
            let file = folder.appendingPathComponent("a.txt")
            try Data(text.utf8).write(to: file)
            let patch = try run(["a.txt", "--format", "diff", "--write", "out"], in: folder).output
            let diff = folder.appendingPathComponent("a.diff")
            try patch.write(to: diff)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["git", "apply", "--unsafe-paths", "a.diff"]
            process.currentDirectoryURL = folder
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            let copy = try Data(contentsOf: folder.appendingPathComponent("out/a.txt"))
            #expect(try Data(contentsOf: file) == copy)
        }
    }

    @Test(
        "gives a patch in the bytes of the original",
        arguments: [
            (String.Encoding.shiftJIS, "\r\n", true), (.utf16LittleEndian, "\r\n", true), (.utf16BigEndian, "\n", true),
            (.utf8, "\r", true), (.utf8, "\n", false),
        ])
    func patchOfBytes(encoding: String.Encoding, lineBreak: String, isWhole: Bool) throws {
        try inFolder { folder in
            let lines = (isWhole ? text : String(text.dropLast())).replacing("\n", with: lineBreak)
            var original = try #require(lines.data(using: encoding))
            if encoding == .utf16LittleEndian { original = Data([0xFF, 0xFE]) + original }
            if encoding == .utf16BigEndian { original = Data([0xFE, 0xFF]) + original }
            let name = "見本 1.txt"
            try original.write(to: folder.appendingPathComponent(name))
            let patch = try run([name, "--format", "diff", "--write", "out"], in: folder).output
            let copy = try Data(contentsOf: folder.appendingPathComponent("out/" + name))
            #expect(try Patch.apply(patch, to: original) == copy)
        }
    }

    @Test("reads a folder inside the one that copies are written to")
    func around() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: folder.appendingPathComponent("in/a.txt"))
            #expect(try run(["in", "--write", "."], in: folder).status == 0)
            let copy = try Data(contentsOf: folder.appendingPathComponent("a.txt"))
            #expect(String(decoding: copy, as: UTF8.self).contains("別表の23の項"))
        }
    }

    @Test("writes no copies over originals in a folder below, but over its own")
    func below() throws {
        try inFolder { folder in
            let below = folder.appendingPathComponent("in/s")
            try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
            let original = Data((text + "別の文書\n").utf8)
            try Data(text.utf8).write(to: folder.appendingPathComponent("in/a.txt"))
            try original.write(to: below.appendingPathComponent("a.txt"))
            #expect(try run(["in", "--write", "in/s"], in: folder).status == 2)
            #expect(try Data(contentsOf: below.appendingPathComponent("a.txt")) == original)
            #expect(try run(["in", "--write", "in/copies"], in: folder).status == 0)
            #expect(try run(["in", "--write", "in/copies"], in: folder).status == 0)
        }
    }

    @Test("never replaces a pipe or a device by a report", arguments: ["csv", "xlsx"])
    func device(format: String) throws {
        try inFolder { folder in
            try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
            let pipe = folder.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(try run(["a.txt", "--format", format, "-o", "pipe"], in: folder).status == 2)
            let type = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
            #expect(type != .typeRegular)
        }
    }

    @Test("reads a folder that is a link")
    func link() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("in"), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: folder.appendingPathComponent("in/a.txt"))
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("link"), withDestinationURL: folder.appendingPathComponent("in"))
            #expect(try run(["link", "--write", "out"], in: folder).status == 0)
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("out/a.txt").path))
        }
    }

    @Test("names the alternatives of what a person decides in JSON")
    func alternatives() throws {
        try inFolder { folder in
            let text = Migrating.cover + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の26、30の項\n"
            try Data(text.utf8).write(to: folder.appendingPathComponent("a.txt"))
            let run = try run(["a.txt", "--format", "json"], in: folder)
            #expect(run.status == 0)
            let json = try run.json()
            let document = try #require((json["documents"] as? [[String: Any]])?.first)
            let field = try #require((document["fields"] as? [[String: Any]])?.first)
            #expect(field["confidence"] as? String == "要確認")
            #expect(field["written"] as? Bool == false)
            let references = try #require(field["references"] as? [[String: Any]])
            let choices = references.flatMap { $0["choices"] as? [[String: Any]] ?? [] }
            #expect(choices.contains { ($0["alternatives"] as? [String])?.count == 2 })
        }
    }
}
