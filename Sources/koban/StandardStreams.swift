import Foundation
import KobanAssessments
import KobanText

/// Ends the process with a status of the contract.
func endProcess(_ status: Int32) -> Never {
    exit(status)
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
