import Foundation
import KobanDocuments
import KobanText

/// The three streams as the process was given them.
enum StandardStreams {
    /// Makes the streams safe to use; the first thing that the program does.
    ///
    /// A stream that was closed (`>&-`) is given a descriptor that refuses what it is for.
    /// Otherwise the system would give its number to the next file that is opened, and a report
    /// would be written into a database.
    static func prepare() {
        // The lowest free number is given, so that going upwards each gets its own.
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            _ = open("/dev/null", mode)
        }
        // A reader that closes the pipe (head) ends the output, not the program with a signal.
        signal(SIGPIPE, SIG_IGN)
    }
}

/// Diagnostics for the user, a line each.
enum StandardError {
    /// Writes a line; whatever in it a terminal would obey is made visible.
    static func write(_ line: String) { put(VisibleText.line(line) + "\n") }

    /// Writes a text of several lines.
    static func write(lines text: String) { put(VisibleText.lines(text) + "\n") }

    /// Writes lines that were made visible where they were put together.
    static func write(_ bytes: [UInt8]) { put(bytes) }

    /// Writes over the line of progress on a terminal.
    static func showProgress(_ text: String) { put("\r\u{1B}[K" + VisibleText.line(text)) }

    /// Takes the line of progress away.
    static func clearProgress() { put("\r\u{1B}[K") }

    /// What cannot be said (a log on a full disk, a reader that is gone) is left unsaid: the work
    /// goes on.
    private static func put(_ text: String) { put(Array(text.utf8)) }

    private static func put(_ bytes: [UInt8]) {
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

/// What a command prints. Where it cannot be written whole (a full disk, a closed stream), each throws: the status
/// must say so.
enum StandardOutput {
    /// Writes text of one or more lines; whatever in it a terminal would obey is made visible.
    static func write(_ text: String) throws(CommandFailure) {
        try write(Array(VisibleText.lines(text).utf8))
    }

    /// Writes what a reporter gives, exactly as it is.
    static func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                Foundation.write(STDOUT_FILENO, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if written > 0 {
                offset += written
            } else if errno == EPIPE {
                return
            } else if errno != EINTR {
                throw failure(errno)
            }
        }
    }

    private static func failure(_ code: Int32) -> CommandFailure {
        CommandFailure(
            code == EBADF
                ? "結果を書き出せません（標準出力が閉じられています）。閉じずに実行してください（要らないときは >/dev/null）。"
                : "結果を書き出せません（\(SystemReason.words(errno: code))）。書き出し先の空きと権限を確かめてください。")
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

    /// How the terminal draws ①, … and the like: in one column, unless the user says otherwise by
    /// `KOBAN_AMBIGUOUS_WIDTH=2`.
    static var ambiguous: DisplayWidth.Ambiguous {
        ProcessInfo.processInfo.environment["KOBAN_AMBIGUOUS_WIDTH"] == "2" ? .wide : .narrow
    }
}

/// All bytes of standard input.
enum StandardInput {
    /// - Throws: `StandardInputError` for a folder, a closed input and the like.
    static func readAll() throws(StandardInputError) -> [UInt8] {
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count == 0 { return out }
            if count > 0 {
                out += chunk[..<count]
                if out.count > AssessmentInput.largest { throw StandardInputError(reason: .tooLarge) }
            } else if errno != EINTR {
                throw StandardInputError(reason: .failed(errno))
            }
        }
    }
}

/// Why standard input cannot be read; `description` is one Japanese line.
struct StandardInputError: Error, CustomStringConvertible {
    enum Reason {
        case tooLarge
        /// The error number of the system.
        case failed(Int32)
    }

    let reason: Reason

    var description: String {
        switch reason {
        case .tooLarge: "（標準入力）: 256MBを超えています。分けて渡してください。"
        case .failed(EISDIR): "（標準入力）: フォルダーは読めません。フォルダーは koban check で確かめるか、ファイルを渡してください。"
        case .failed(EBADF): "（標準入力）: 閉じられています。文章を渡してください（例: koban cite < ファイル）。"
        case .failed(let code): "（標準入力）: 読み込めません（\(SystemReason.words(errno: code))）。文章を渡し直してください。"
        }
    }
}
