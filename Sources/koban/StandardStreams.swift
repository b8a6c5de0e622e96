import Foundation
import KobanText

/// Ends the process with a status of the contract.
func endProcess(_ status: Int32) -> Never {
    exit(status)
}

/// The three streams that a process begins with.
enum StandardStreams {
    /// Takes the numbers of streams that are closed: the next file that is opened (a journal, a database)
    /// would get one of them, and what is meant for the stream would be written into it. They stay of no
    /// use: what is written to them fails as before.
    static func reserve() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is this one.
            _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

/// Diagnostics for the user, a line each.
enum StandardError {
    static func write(_ line: String) { put(line + "\n") }

    /// What cannot be said (a log on a full disk, a reader that is gone) is left unsaid: the work
    /// goes on.
    static func put(_ text: String) {
        signal(SIGPIPE, SIG_IGN)
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                Foundation.write(STDERR_FILENO, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if written > 0 {
                offset += written
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// What a command prints.
enum StandardOutput {
    static func write(_ text: String) {
        write(Array(text.utf8))
    }

    static func write(_ bytes: [UInt8]) {
        // A reader that closes the pipe (head) ends the output, not the program with a crash.
        signal(SIGPIPE, SIG_IGN)
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = Foundation.write(
                    STDOUT_FILENO, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if written > 0 {
                    offset += written
                } else if errno == EPIPE {
                    return
                } else if errno != EINTR {
                    // A full disk: what was written is not whole, and the status must say so.
                    StandardError.write("koban: 結果を書き出せません（\(SystemReason.words(errno: errno))）。書き出し先の空きと権限を確かめてください。")
                    endProcess(2)
                }
            }
        }
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The columns of the terminal; 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return 100 }
        return Int(size.ws_col)
    }
}

/// All bytes of standard input.
enum StandardInput {
    static func readAll() -> [UInt8] {
        Array(FileHandle.standardInput.readDataToEndOfFile())
    }
}
