import Foundation
import KobanTestSupport
import Testing

/// What is checked is written at once: the output of many documents begins before the last is read.
@Suite("書き出しながら読む")
struct StreamedOutputTests {
    /// More than fill a pipe and the look-ahead of any machine.
    private static let count = 240

    private static func name(_ index: Int) -> String { String(format: "%03d.txt", index) }

    /// Runs a command whose output nobody takes until the last document is changed: a pipe that is full holds it up.
    private func run(_ arguments: [String]) throws -> (output: String, complaints: String) {
        let executable = try #require(BuiltProgram.executable)
        let scratch = try TemporaryFolder()
        // Long enough that the pipe is full long before the last is read.
        let text = Document.stale + String(repeating: "根拠は番号法別表第二の26の項である。\n", count: 40)
        for index in 0..<Self.count { try scratch.write("in/" + Self.name(index), text) }
        let complaints = scratch.url(try scratch.write("complaints.log", ""))
        let process = Process()
        let pipe = Pipe()
        process.executableURL = executable
        process.arguments = arguments + ["in", "--as-of", "2025-09-24"]
        process.currentDirectoryURL = scratch.url
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let first = pipe.fileHandleForReading.readData(ofLength: 1)
        try scratch.write("in/" + Self.name(Self.count - 1), "これは評価書ではない。\n")
        let rest = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        return (
            String(decoding: first + rest, as: UTF8.self), try String(contentsOf: complaints, encoding: .utf8)
        )
    }

    @Test(
        "the first documents are written before the last is read",
        arguments: [["check"], ["check", "--format", "json"], ["history"], ["history", "--format", "json"]])
    func streamed(_ arguments: [String]) throws {
        let run = try run(arguments)
        #expect(run.output.contains("in/" + Self.name(0)) && run.output.contains("in/" + Self.name(Self.count - 2)))
        #expect(run.complaints.contains("in/\(Self.name(Self.count - 1)): "))
        guard arguments.contains("json") else { return }
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect((json["assessments"] as? [Any])?.count == Self.count - 1)
        let errors = try #require(json["errors"] as? [[String: Any]])
        #expect(errors.map { $0["path"] as? String } == ["in/" + Self.name(Self.count - 1)])
        #expect((json["summary"] as? [String: Any])?["assessments"] as? Int == Self.count - 1)
    }
}
