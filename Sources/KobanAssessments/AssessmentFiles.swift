import Foundation
import KobanText

/// What paths name: the documents to read, and what of the folders is not read, so that nothing is
/// left out in silence.
public struct FoundFiles: Sendable {
    /// The documents, a folder with all below it, in order of their names.
    public var files: [String] = []
    /// An error for each path that gives no document, and for each folder that cannot be listed.
    public var errors: [AssessmentInputError] = []
    /// What of the folders is not read, by kind.
    public var unread: [UnreadFiles] = []
    /// Links below the folders that lead nowhere: a share that is not connected looks like that.
    public var brokenLinks: [String] = []
    /// What a user must know besides, a Japanese line each.
    public var notes: [String] = []
}

/// Finds the documents that paths name.
public enum AssessmentFiles {
    /// The endings that are read in a folder.
    public static let endings: Set<String> = ["txt", "md", "html", "htm"]

    /// Files of `koban` itself that lie among the documents as they must.
    private static let settings: Set<String> = ["koban.yml", "koban.yaml", "koban-waivers.yml"]

    /// The files that paths name, a folder with all below it, in order of their names.
    ///
    /// Hidden files and folders are only counted; a folder that links to itself is read once; what
    /// `koban` wrote itself is no document.
    ///
    /// - Parameters:
    ///   - skipping: folders that are not looked into, links followed.
    ///   - listing: how a folder is listed.
    public static func files(
        at paths: [String], skipping: [String] = [], listing: FolderListing = .system
    ) -> FoundFiles {
        var found = FoundFiles()
        var seen: Set<[UInt8]> = []
        var kinds: [String: Int] = [:]
        var unreadableNames: [String] = []
        var reports: [String] = []
        for path in paths {
            let bytes = DocumentName.bytes(of: path)
            var status = stat()
            guard stat(DocumentName.terminated(bytes), &status) == 0 else {
                let isMissing = errno == ENOENT || errno == ENOTDIR
                found.errors.append(AssessmentInputError(path: path, reason: isMissing ? .notFound : .unreadable))
                continue
            }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                guard seen.insert(FolderWalk.canonical(bytes)).inserted else { continue }
                let ends =
                    status.st_mode & S_IFMT == S_IFREG ? FileBytes.ends(bytes, length: OwnReport.length) : ([], [])
                if OwnReport.isOne(head: ends.0, tail: ends.1) {
                    found.errors.append(AssessmentInputError(path: path, reason: .ownReport))
                } else {
                    found.files.append(path)
                }
                continue
            }
            var walk = FolderWalk(skipping: skipping, listing: listing)
            walk.go(into: FolderWalk.Place(shown: path, bytes: bytes))
            found.errors += Set(walk.refused).sorted().map { AssessmentInputError(path: $0, reason: .unreadableFolder) }
            found.brokenLinks += walk.brokenLinks.sorted()
            if walk.hidden > 0 { kinds[UnreadFiles.hidden, default: 0] += walk.hidden }
            var documents: [FolderWalk.Place] = []
            for file in walk.files {
                let name = (file.shown as NSString).lastPathComponent
                if file.isBroken {
                    found.errors.append(AssessmentInputError(path: file.shown, reason: .brokenLink))
                } else if isReport(file) {
                    reports.append(file.shown)
                    kinds[UnreadFiles.ownReport, default: 0] += 1
                } else if endings.contains(ending(name)) {
                    documents.append(file)
                } else if !settings.contains(name) {
                    kinds[UnreadFiles.kind(ending: ending(name), isRegular: file.isRegular), default: 0] += 1
                }
            }
            documents.sort { $0.shown < $1.shown }
            if documents.isEmpty, walk.refused.isEmpty {
                found.errors.append(AssessmentInputError(path: path, reason: .emptyFolder))
            }
            for file in documents where seen.insert(FolderWalk.canonical(file.bytes)).inserted {
                found.files.append(file.shown)
                if !DocumentName.isReadable(file.bytes) { unreadableNames.append(file.shown) }
            }
        }
        found.unread = UnreadFiles.sorted(kinds)
        found.notes = unreadableNames.map {
            "\($0): 名がUTF-8ではないので、読めない文字を \\xHH で示します（中身は読みました）。名を付け直してください。"
        }
        if let first = reports.first {
            found.notes.append(
                "koban が書き出した報告\(reports.count)件（\(first)\(reports.count > 1 ? "ほか" : "")）は、評価書として読みませんでした。別のフォルダーに移してください。"
            )
        }
        found.notes += found.brokenLinks.map { "\($0): リンクの先がないので、その中は読めません。リンクの先（共有フォルダーなど）を確かめてください。" }
        return found
    }

    /// Whether a name is that of a file of settings.
    static func isSettings(_ name: String) -> Bool { settings.contains(name) }

    private static func isReport(_ file: FolderWalk.Place) -> Bool {
        guard file.isRegular, OwnReport.endings.contains(ending((file.shown as NSString).lastPathComponent)) else {
            return false
        }
        let ends = FileBytes.ends(file.bytes, length: OwnReport.length)
        return OwnReport.isOne(head: ends.head, tail: ends.tail)
    }

    static func ending(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// How many files of one kind are not read.
public struct UnreadFiles: Hashable, Sendable {
    /// The ending of their names in lower case, or one of the kinds below.
    public let kind: String
    public let count: Int

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
            + "（フォルダーの中で読むのは .txt .md .html .htm だけです）"
    }
}
