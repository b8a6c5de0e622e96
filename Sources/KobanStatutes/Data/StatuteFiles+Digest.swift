import KobanText

extension StatuteFiles {
    /// Marks the state of the data: it differs as soon as a byte of a file does.
    public var digest: String {
        let states = allNames.map { "\($0) \(ContentDigest.sha256(bytes(of: $0) ?? []))" }
        return ContentDigest.sha256(Array(states.joined(separator: "\n").utf8))
    }
}
