import Foundation

/// Every so-many-th case of a seed, tried in a process of its own that is started again after a
/// case that ended it.
struct FuzzLane: Sendable {
    let seed: UInt64
    let first: Int
    let stride: Int
    /// Of CPU.
    let seconds: Double

    /// What the cases came to.
    struct Result: Sendable {
        var cases = 0
        var written = 0
        var seconds = 0.0
        var failing: [Int] = []
        var crashing: [Int] = []

        static func += (sum: inout Result, other: Result) {
            sum.cases += other.cases
            sum.written += other.written
            sum.seconds += other.seconds
            sum.failing += other.failing
            sum.crashing += other.crashing
        }
    }

    /// What a process writes of a case on standard output: before it, and after it.
    private enum Line {
        static let begins = "begins"
        static let ends = "ends"
    }

    /// The worker: a line before a case and one after it, each at once, so that the last line of a
    /// process that crashed names the case.
    func work(_ fuzz: MigrationFuzz) {
        let start = clock()
        var index = first
        var spent = 0.0
        while spent < seconds {
            say("\(Line.begins)\t\(index)")
            let outcome = fuzz.outcome(seed: seed, index: index)
            spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            say("\(Line.ends)\t\(index)\t\(outcome.isWritten ? 1 : 0)\t\(outcome.failure == nil ? 0 : 1)\t\(spent)")
            index += stride
        }
    }

    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Runs workers until the time is spent.
    func runInProcesses() -> Result {
        var sum = Result()
        var next = first
        while sum.seconds < seconds {
            let lane = FuzzLane(seed: seed, first: next, stride: stride, seconds: seconds - sum.seconds)
            guard let (result, crashed) = lane.runOneProcess() else { break }
            sum += result
            guard let crashed else { break }
            sum.crashing.append(crashed)
            sum.cases += 1
            next = crashed + stride
        }
        return sum
    }

    /// The result of one worker, and the case that ended it, where one did; nil where no worker
    /// could be started or it did nothing.
    private func runOneProcess() -> (result: Result, crashed: Int?)? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        process.arguments = [
            "--fuzz", String(seconds / 60), "--seed", String(seed), "--fuzz-lane", "\(first)", "--fuzz-stride",
            "\(stride)",
        ]
        // A backtrace takes longer than thousands of cases and tells what --fuzz-case tells.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return FuzzLane.result(of: text)
    }

    private static func result(of text: String) -> (result: Result, crashed: Int?)? {
        var result = Result()
        var begun: Int?
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t")
            guard cells.count > 1, let index = Int(cells[1]) else { continue }
            if cells[0] == Line.begins { begun = index }
            guard cells[0] == Line.ends, cells.count == 5 else { continue }
            begun = nil
            result.cases += 1
            if cells[2] == "1" { result.written += 1 }
            if cells[3] == "1" { result.failing.append(index) }
            result.seconds = Double(cells[4]) ?? result.seconds
        }
        return result.cases == 0 && begun == nil ? nil : (result, begun)
    }
}
