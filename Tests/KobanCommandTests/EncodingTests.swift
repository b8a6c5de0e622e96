import Foundation
import KobanTestSupport
import Testing

@Suite("文字コード")
struct EncodingTests {
    /// What a check says, without what names the file.
    private func report(_ bytes: Data) throws -> [String: String] {
        let scratch = try TemporaryFolder()
        let run = try Program.check(
            [try scratch.write("a.txt", bytes)], ["--format", "json"], in: scratch)
        #expect(run.status == 1, "\(run.diagnostics)")
        let assessment = try #require((try run.json()["assessments"] as? [[String: Any]])?.first)
        var parts: [String: String] = [:]
        for (key, value) in assessment where key != "sha256" {
            let data = try JSONSerialization.data(withJSONObject: [value], options: .sortedKeys)
            parts[key] = String(decoding: data, as: UTF8.self)
        }
        return parts
    }

    @Test(
        "the same document gives the same report in every encoding",
        arguments: ["UTF-8 BOM", "UTF-16LE BOM", "UTF-16BE BOM", "UTF-16LE", "CP932", "CRLF"])
    func same(_ name: String) throws {
        let text = Document.stale
        let little = try #require(text.data(using: .utf16LittleEndian))
        let bytes: Data
        switch name {
        case "UTF-8 BOM": bytes = Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
        case "UTF-16LE BOM": bytes = Data([0xFF, 0xFE]) + little
        case "UTF-16BE BOM":
            let big = try #require(text.data(using: .utf16BigEndian))
            bytes = Data([0xFE, 0xFF]) + big
        case "UTF-16LE": bytes = little
        case "CP932":
            let converted = try cp932(text)
            bytes = try #require(converted, "iconv does not know CP932")
        default:
            // Offsets move with the line breaks; the findings do not.
            let lines = try report(Data(text.replacing("\n", with: "\r\n").utf8))
            let plain = try report(Data(text.utf8))
            #expect(lines["findings"] == plain["findings"])
            return
        }
        #expect(try report(bytes) == report(Data(text.utf8)))
    }

    /// By the system's converter: Foundation's Shift_JIS lacks the row of NEC (Ⅰ, ①).
    private func cp932(_ text: String) throws -> Data? {
        let scratch = try TemporaryFolder()
        let file = scratch.url.appendingPathComponent("utf8.txt")
        try Data(text.utf8).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["iconv", "-f", "UTF-8", "-t", "CP932", file.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? data : nil
    }
}
