import Foundation
import KobanText

/// Held for the length of a run, so that two nights never run into each other. The system lets
/// go of it when the process ends, however it ends.
final class NightLock {
    private let descriptor: Int32

    /// - Throws: `NightlyError` where another run holds it, or the file cannot be made.
    init(path: String) throws(NightlyError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .unwritable(path: path, reason: SystemReason.words(errno: errno))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let holder = NightLock.holder(descriptor)
            close(descriptor)
            guard reason == EWOULDBLOCK else {
                throw .unwritable(path: path, reason: SystemReason.words(errno: reason))
            }
            throw .alreadyRunning(path: path, holder: holder)
        }
        self.descriptor = descriptor
        let text = Array("\(getpid()) \(JapanTime())\n".utf8)
        ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }

    /// Who holds it, as that run wrote it: process and time.
    private static func holder(_ descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        let parts = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return "プロセス\(parts[0])、\(parts[1].trimmingCharacters(in: .whitespacesAndNewlines))開始"
    }
}
