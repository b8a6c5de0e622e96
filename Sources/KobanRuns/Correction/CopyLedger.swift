import Foundation

/// Which copies koban wrote into a folder, and what they were: lines as `sha256sum` writes them, so that
/// copies that were edited by hand since can be told.
struct CopyLedger: Sendable {
    private static let name = ".koban-migrate.sha256"
    private let file: URL
    private var digests: [String: String] = [:]

    init(folder: String) {
        file = URL(fileURLWithPath: folder).appendingPathComponent(CopyLedger.name)
        guard FileIdentities.kind(of: file.path) == .file, let data = FileManager.default.contents(atPath: file.path)
        else { return }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            // The last line of a name counts.
            if parts.count == 2, parts[0].count == 64 {
                digests[String(parts[1].drop { $0 == " " })] = String(parts[0])
            }
        }
    }

    /// What was last written under a name.
    func digest(of name: String) -> String? { digests[name] }

    mutating func note(_ name: String, _ digest: String) throws {
        guard digests[name] != digest else { return }
        digests[name] = digest
        // A name with a line break would be read as two lines.
        guard !name.contains(where: \.isNewline) else { return }
        if FileIdentities.kind(of: file.path) == .none { try Data().write(to: file, options: .withoutOverwriting) }
        guard FileIdentities.kind(of: file.path) == .file else { return }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("\(digest)  \(name)\n".utf8))
    }
}
