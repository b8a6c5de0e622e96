import ArgumentParser
import KobanNightly
import KobanSettings

/// Why a command ends before its work is done: what the user is told, and with which status. `Koban.main` alone
/// prints it and ends the process.
struct CommandFailure: Error {
    /// A Japanese line each, without the name of the program.
    let lines: [String]
    let status: Int32

    init(_ lines: String..., status: Int32 = 2) {
        self.lines = lines
        self.status = status
    }

    /// Any error: those of Koban describe themselves in Japanese.
    init(_ error: any Error) {
        if let failure = error as? CommandFailure {
            self = failure
            return
        }
        status = 2
        lines =
            switch error {
            // All faults at once, a line each.
            case let error as ConfigurationError: error.problems.map(\.description)
            case let error as NightlyError: error.description.split(separator: "\n").map(String.init)
            default: ["\(error)"]
            }
    }
}

extension ParsableCommand {
    /// The last thing that a command does.
    func end(with status: Int32) throws {
        if status != 0 { throw ExitCode(status) }
    }
}
