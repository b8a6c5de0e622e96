import Foundation

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
    ///   - formats: those whose files are read in a folder.
    public static func files(
        at paths: [String], skipping: [String] = [], listing: FolderListing = .system,
        formats: DocumentFormats = .all
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
            var walk = FolderWalk(skipping: skipping, listing: listing, formats: formats)
            walk.go(into: FolderWalk.Entry(shown: path, bytes: bytes))
            found.errors += Set(walk.refused).sorted().map { AssessmentInputError(path: $0, reason: .unreadableFolder) }
            found.brokenLinks += walk.brokenLinks.sorted()
            if walk.hidden > 0 { kinds[UnreadFiles.hidden, default: 0] += walk.hidden }
            var documents: [FolderWalk.Entry] = []
            for file in walk.files {
                let name = (file.shown as NSString).lastPathComponent
                if file.isBroken {
                    found.errors.append(AssessmentInputError(path: file.shown, reason: .brokenLink))
                } else if isReport(file) {
                    reports.append(file.shown)
                    kinds[UnreadFiles.ownReport, default: 0] += 1
                } else if formats.reads(ending: ending(name)) {
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

    private static func isReport(_ file: FolderWalk.Entry) -> Bool {
        guard file.isRegular, OwnReport.mayBeOne(ending: ending((file.shown as NSString).lastPathComponent)) else {
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
