/// How many files of one kind are not read.
public struct UnreadFiles: Hashable, Sendable {
    /// The ending of their names in lower case, or one of the kinds below.
    public let kind: String
    /// How many files of the kind there are.
    public let count: Int

    /// The count of one kind of files.
    ///
    /// - Parameter kind: an ending in lower case, or one of the kinds below.
    public init(kind: String, count: Int) {
        self.kind = kind
        self.count = count
    }

    /// Names without an ending.
    public static let noEnding = "none"
    /// Endings that are none of the usual.
    public static let otherEnding = "other"
    /// Pipes, devices, sockets.
    public static let special = "special"
    /// Reports that `koban` wrote itself.
    public static let ownReport = "koban-report"

    /// Files and folders whose names begin with a full stop.
    public static let hidden = "hidden"

    static func kind(ending: String, isRegular: Bool) -> String {
        guard isRegular else { return special }
        if ending.isEmpty { return noEnding }
        // No usual ending is longer, and none has other characters.
        let isUsual =
            ending.utf8.count <= 8
            && ending.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        return isUsual ? ending : otherEnding
    }

    /// The most first.
    static func sorted(_ counts: [String: Int]) -> [UnreadFiles] {
        counts.map { UnreadFiles(kind: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }

    private var japaneseName: String {
        switch kind {
        case UnreadFiles.noEnding: "拡張子なし"
        case UnreadFiles.otherEnding: "その他"
        case UnreadFiles.special: "ふつうのファイルでないもの"
        case UnreadFiles.ownReport: "koban の報告"
        case UnreadFiles.hidden: "隠しファイル・隠しフォルダー"
        default: kind
        }
    }

    /// 「pdf 3件、docx 1件（…）」; nil where all was read.
    public static func words(_ unread: [UnreadFiles]) -> String? {
        guard !unread.isEmpty else { return nil }
        return unread.map { "\($0.japaneseName) \($0.count)件" }.joined(separator: "、")
            + "（フォルダーの中で読むのは \(DocumentFormats.all.endingsInWords) だけです）"
    }
}
