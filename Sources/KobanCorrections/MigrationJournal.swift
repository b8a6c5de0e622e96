import Foundation
import KobanText

/// What a run has done, a line of JSON for each document, so that a run that was stopped goes
/// on where it was.
///
/// A line is `{"key":"…","entry":{…}}`. The key is a digest of everything that the entry depends
/// on; a line whose key is not asked for is never read. A line that was torn off is dropped.
public final class MigrationJournal {
    /// What was done with a document.
    public struct Entry: Codable, Sendable {
        /// What the migration says of the document.
        public let document: MigratedDocument
        /// The SHA-256 of the corrected copy; nil where none was written.
        public let copyDigest: String?

        /// An entry for one document.
        ///
        /// - Parameter copyDigest: the SHA-256 of the corrected copy; nil where none was written.
        public init(document: MigratedDocument, copyDigest: String?) {
            self.document = document
            self.copyDigest = copyDigest
        }
    }

    /// The journal's file, as it was named when it was opened.
    public let path: String
    private let file: CInt
    /// Where in the file each line with a key is.
    private var places: [String: Range<Int>] = [:]
    private var end = 0
    private var used: [String] = []

    private static let opening = #"{"key":""#
    private static let middle = #"","entry":"#

    /// Opens the journal, or begins one.
    ///
    /// - Throws: `MigrationJournalError` where it cannot be written, is no journal, or another
    ///   run is using it.
    public init(path: String) throws(MigrationJournalError) {
        self.path = path
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .unwritable(path: path, reason: SystemReason.words(errno: errno)) }
        // From here on the file is closed with the object.
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
        try index()
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// The key of what depends on all of these texts, in their order.
    public static func key(_ parts: [String]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("\(part.utf8.count):".utf8)
            bytes += Array(part.utf8)
        }
        return ContentDigest.sha256(bytes)
    }

    /// The keys of all entries.
    public var keys: Set<String> { Set(places.keys) }

    /// The entry under a key; nil where there is none that can be read.
    public func entry(_ key: String) -> Entry? {
        guard let place = places[key], let bytes = read(place) else { return nil }
        let from = Self.opening.utf8.count + key.utf8.count + Self.middle.utf8.count
        guard bytes.count > from + 1, bytes.last == UInt8(ascii: "}"),
            let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes[from..<(bytes.count - 1)]))
        else { return nil }
        return entry
    }

    /// Marks a key as one of this run.
    public func keep(_ key: String) { used.append(key) }

    /// Writes an entry at the end at once.
    public func append(_ entry: Entry, key: String) throws(MigrationJournalError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(entry) else { throw .unwritable(path: path, reason: "JSON") }
        let line = Array((Self.opening + key + Self.middle).utf8) + Array(json) + Array("}\n".utf8)
        try write(line, to: file, at: end)
        places[key] = end..<(end + line.count - 1)
        end += line.count
        keep(key)
    }

    /// At the end of a run that was not stopped: leaves out what this run did not use.
    public func tidy() throws(MigrationJournalError) {
        let kept = used.reduce(0) { $0 + (places[$1].map { $0.count + 1 } ?? 0) }
        guard kept < end else { return }
        let draft = path + ".new"
        let target = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard target >= 0 else { throw .unwritable(path: draft, reason: SystemReason.words(errno: errno)) }
        defer {
            close(target)
            unlink(draft)
        }
        var offset = 0
        for key in used {
            guard let place = places[key], let bytes = read(place) else { continue }
            try write(bytes + [0x0A], to: target, at: offset)
            offset += bytes.count + 1
        }
        guard rename(draft, path) == 0 else {
            throw .unwritable(path: path, reason: SystemReason.words(errno: errno))
        }
    }

    // MARK: Reading and writing

    /// Finds the lines, and cuts off one that was never finished.
    private func index() throws(MigrationJournalError) {
        let size = Int(lseek(file, 0, SEEK_END))
        var line = 0
        var offset = 0
        var head: [UInt8] = []
        let headLength = Self.opening.utf8.count + 64 + Self.middle.utf8.count
        while offset < size, let bytes = read(offset..<min(size, offset + 1 << 20)), !bytes.isEmpty {
            var from = 0
            while from < bytes.count {
                let stop = bytes[from...].firstIndex(of: 0x0A)
                let until = stop ?? bytes.count
                if head.count < headLength { head += bytes[from..<min(until, from + headLength - head.count)] }
                guard stop != nil else { break }
                if let key = Self.key(of: head) {
                    places[key] = line..<(offset + until)
                } else if line == 0 {
                    throw .notAJournal(path: path)
                }
                line = offset + until + 1
                from = until + 1
                head = []
            }
            offset += bytes.count
        }
        // A file of one unfinished line may be anything.
        if line == 0, size > 0, !head.starts(with: Array(Self.opening.utf8)) { throw .notAJournal(path: path) }
        guard line < size else {
            end = size
            return
        }
        guard ftruncate(file, off_t(line)) == 0 else {
            throw .unwritable(path: path, reason: SystemReason.words(errno: errno))
        }
        end = line
    }

    private static func key(of head: [UInt8]) -> String? {
        let (opening, middle) = (Array(opening.utf8), Array(middle.utf8))
        guard head.count == opening.count + 64 + middle.count, head.starts(with: opening),
            head.suffix(middle.count).elementsEqual(middle)
        else { return nil }
        return String(decoding: head[opening.count..<(opening.count + 64)], as: UTF8.self)
    }

    private func read(_ range: Range<Int>) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(file, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(range.lowerBound + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            done += count
        }
        return bytes
    }

    private func write(_ bytes: [UInt8], to file: CInt, at offset: Int) throws(MigrationJournalError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(file, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path: path, reason: SystemReason.words(errno: errno)) }
            done += count
        }
    }
}

/// Why a journal cannot be used; `description` is one Japanese line for the user.
public enum MigrationJournalError: Error, Sendable, Hashable, CustomStringConvertible {
    case unwritable(path: String, reason: String)
    case notAJournal(path: String)
    case inUse(path: String)

    /// One Japanese line: the file, what is wrong, what to do.
    public var description: String {
        switch self {
        case .unwritable(let path, let reason):
            "\(path): 途中経過の記録を書けません（\(reason)）。止まったときは初めからになります。フォルダーの空きと権限を確かめてください。"
        case .notAJournal(let path):
            "\(path): koban migrate の途中経過の記録ではないので、使いません。--journal には別のファイルを指定してください。"
        case .inUse(let path):
            "\(path): 別の koban migrate が使っています。終わってからもう一度実行するか、--journal に別のファイルを指定してください。"
        }
    }
}
