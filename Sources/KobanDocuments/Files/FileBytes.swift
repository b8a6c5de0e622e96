import Foundation

/// The bytes of a file, read so that no pipe, device or socket can keep the program waiting.
enum FileBytes {
    enum Outcome {
        case bytes([UInt8])
        case notAFile
        case tooLarge(bytes: Int)
        /// The error number of the system.
        case failed(Int32)
    }

    /// - Parameter path: as the system knows it.
    static func read(_ path: [UInt8], limit: Int) -> Outcome {
        withFile(path) { descriptor, size in
            guard size <= limit else { return .tooLarge(bytes: size) }
            return bytes(of: descriptor, expected: size, limit: limit)
        }
    }

    /// The beginning and the end of a file, at most `length` bytes each; empty where it cannot be read.
    static func ends(_ path: [UInt8], length: Int) -> (head: [UInt8], tail: [UInt8]) {
        var tail: [UInt8] = []
        let head = withFile(path) { descriptor, size in
            tail = piece(of: descriptor, at: max(0, size - length), length: length)
            return .bytes(piece(of: descriptor, at: 0, length: length))
        }
        guard case .bytes(let bytes) = head else { return ([], []) }
        return (bytes, tail)
    }

    private static func withFile(_ path: [UInt8], _ body: (_ descriptor: Int32, _ size: Int) -> Outcome) -> Outcome {
        let name = DocumentName.terminated(path)
        var status = stat()
        guard stat(name, &status) == 0 else { return .failed(errno) }
        // To open a device may already do something.
        guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
        let descriptor = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return .failed(errno) }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { return .failed(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
        return body(descriptor, Int(status.st_size))
    }

    private static func bytes(of descriptor: Int32, expected: Int, limit: Int) -> Outcome {
        var out: [UInt8] = []
        out.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return .bytes(out) }
            if count > 0 {
                out += chunk[..<count]
                // A file that grows while it is read.
                if out.count > limit { return .tooLarge(bytes: out.count) }
            } else if errno != EINTR {
                return .failed(errno)
            }
        }
    }

    private static func piece(of descriptor: Int32, at offset: Int, length: Int) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: length)
        let count = chunk.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        return Array(chunk[..<max(0, count)])
    }
}
