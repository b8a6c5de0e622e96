import Foundation

/// The built program, run as a process.
public enum BuiltProgram {
    /// What a run left behind.
    public struct Outcome: Sendable {
        /// The exit status of the process; of use only where `exited`.
        public let status: Int32
        /// Whether the process ended by itself, not by a signal.
        public let exited: Bool
        /// The bytes on standard output.
        public let output: Data
        /// The text on standard error; what is not UTF-8 is replaced.
        public let diagnostics: String

        /// The text on standard output; what is not UTF-8 is replaced.
        public var text: String { String(decoding: output, as: UTF8.self) }
        /// The lines on standard output, empty ones left out.
        public var lines: [Substring] { text.split(separator: "\n") }
        /// The lines on standard error.
        public var complaints: [Substring] { diagnostics.split(separator: "\n") }

        /// The object on standard output.
        ///
        /// - Throws: when standard output is not one object in JSON.
        public func json() throws -> [String: Any] { try JSONObject.read(output) }
    }

    /// No executable lies where SwiftPM builds it.
    public struct NotBuilt: Error, CustomStringConvertible {
        /// One line in English, for the report of the tests.
        public var description: String { "the program is not built" }
    }

    /// The folder of the package.
    public static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The executable beside the test bundle; SwiftPM builds both into one folder.
    public static let executable: URL? = {
        var folders: [URL] = []
        let places = CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
        for place in places where place.hasPrefix("/") {
            var folder = URL(fileURLWithPath: place)
            for _ in 0..<4 {
                folders.append(folder)
                folder.deleteLastPathComponent()
            }
        }
        folders.append(package.appendingPathComponent(".build/debug"))
        return folders.map { $0.appendingPathComponent("koban") }.first {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder)
                && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }()

    /// The tests' own environment, in which there is no statute database of the user.
    public static let withoutDatabase = ProcessInfo.processInfo.environment.merging(
        ["XDG_DATA_HOME": FileManager.default.temporaryDirectory.path + "/koban-none"]) { $1 }

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - environment: instead of the tests' own.
    ///   - limit: on the size of files that it writes, in blocks of 1,024 bytes.
    public static func start(
        _ arguments: [String], in folder: URL, input: FileHandle = .nullDevice,
        output: FileHandle = .nullDevice, diagnostics: FileHandle = .nullDevice,
        environment: [String: String]? = nil, limit: Int? = nil
    ) throws -> Process {
        try process(
            limit.map { "ulimit -f \($0); exec \"$0\" \"$@\"" }, arguments, in: folder, environment: environment,
            input: input, output: output, diagnostics: diagnostics)
    }

    /// Runs the program to its end.
    public static func run(
        _ arguments: [String], in folder: URL, input: Data = Data(), environment: [String: String]? = nil,
        limit: Int? = nil
    ) throws -> Outcome {
        try outcome(input) {
            try start(
                arguments, in: folder, input: $0, output: $1, diagnostics: $2, environment: environment, limit: limit)
        }
    }

    /// Runs a command line of the shell, in which `"$0"` is the program and `"$@"` are the arguments.
    public static func run(
        byShell line: String, _ arguments: [String] = [], in folder: URL, environment: [String: String]? = nil
    ) throws -> Outcome {
        try outcome(Data()) {
            try process(
                line, arguments, in: folder, environment: environment, input: $0, output: $1, diagnostics: $2)
        }
    }

    /// - Parameter line: of the shell; nil starts the program alone.
    private static func process(
        _ line: String?, _ arguments: [String], in folder: URL, environment: [String: String]?,
        input: FileHandle, output: FileHandle, diagnostics: FileHandle
    ) throws -> Process {
        guard let executable else { throw NotBuilt() }
        let process = Process()
        if let line {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", line, executable.path] + arguments
        } else {
            process.executableURL = executable
            process.arguments = arguments
        }
        if let environment { process.environment = environment }
        process.currentDirectoryURL = folder
        process.standardInput = input
        process.standardOutput = output
        process.standardError = diagnostics
        try process.run()
        return process
    }

    /// What a process leaves behind. Its output goes to files, so that none of any length can block it.
    private static func outcome(
        _ input: Data,
        of start: (_ input: FileHandle, _ output: FileHandle, _ diagnostics: FileHandle) throws -> Process
    ) throws -> Outcome {
        try TemporaryFolder.lend { captures in
            func file(_ name: String, _ bytes: Data = Data()) throws -> URL {
                captures.url(try captures.write(name, bytes))
            }
            let (stdin, stdout, stderr) = (try file("in", input), try file("out"), try file("err"))
            let process = try start(
                try FileHandle(forReadingFrom: stdin), try FileHandle(forWritingTo: stdout),
                try FileHandle(forWritingTo: stderr))
            process.waitUntilExit()
            return Outcome(
                status: process.terminationStatus, exited: process.terminationReason == .exit,
                output: try Data(contentsOf: stdout),
                diagnostics: String(decoding: try Data(contentsOf: stderr), as: UTF8.self))
        }
    }
}
