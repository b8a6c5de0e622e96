import Foundation
import KobanText

/// What lies below folders and is not read as a document: other kinds of files, and all that is hidden.
///
/// An assessment that is no longer found may have been renamed or moved there, which is not the same as being
/// gone.
public final class OutOfReach {
    /// A file that may be a document that is no longer found.
    public struct Likeness {
        /// As the user would name it.
        public let path: String
        /// It has the very bytes; otherwise only the name.
        public let hasSameContent: Bool
    }

    private struct File {
        let place: FolderWalk.Entry
        /// The path below the folders, no name in it with the full stop that hides it.
        let folder: [Substring]
        let name: Substring
    }

    private let folders: [String]
    private let skipping: [String]
    private let listing: FolderListing
    private var listed: [File]?
    private var digests: [String: String]?

    /// - Parameters:
    ///   - folders: as the user named them.
    ///   - skipping: folders that are not looked into.
    public init(folders: [String], skipping: [String] = [], listing: FolderListing = .system) {
        self.folders = folders
        self.skipping = skipping
        self.listing = listing
    }

    /// The file that a document may have become. Nothing is listed or read before it is asked.
    ///
    /// - Parameters:
    ///   - document: as the user would name it.
    ///   - content: its SHA-256.
    ///   - moment: in the words of `JapanTime`; a file of the same name that is older was there before, and is
    ///     another.
    public func likeness(of document: String, content: String, since moment: String?) -> Likeness? {
        if let path = contents()[content] { return Likeness(path: path, hasSameContent: true) }
        let (folder, name) = OutOfReach.visible(document)
        let stem = name.prefix { $0 != "." }
        let named = files().first { file in
            file.folder == folder && (file.name == stem || file.name.hasPrefix(stem + "."))
                && moment.map { OutOfReach.changed(file.place) >= $0 } ?? false
        }
        return named.map { Likeness(path: $0.place.shown, hasSameContent: false) }
    }

    private func files() -> [File] {
        if let listed { return listed }
        var found: [File] = []
        for folder in folders {
            var walk = FolderWalk(skipping: skipping, listing: listing, formats: .all, entersHidden: true)
            walk.go(into: FolderWalk.Entry(shown: folder, bytes: DocumentName.bytes(of: folder)))
            for place in walk.files where place.isRegular && !place.isBroken && !isRead(place, below: folder) {
                let (folder, name) = OutOfReach.visible(place.shown)
                found.append(File(place: place, folder: folder, name: name))
            }
        }
        found.sort { $0.place.shown < $1.place.shown }
        listed = found
        return found
    }

    private func isRead(_ place: FolderWalk.Entry, below folder: String) -> Bool {
        let below = place.shown.dropFirst(folder.count).split(separator: "/")
        let name = below.last.map(String.init) ?? ""
        return AssessmentFiles.isSettings(name)
            || DocumentFormats.all.reads(ending: AssessmentFiles.ending(name)) && !below.contains { $0.hasPrefix(".") }
    }

    private func contents() -> [String: String] {
        if let digests { return digests }
        var found: [String: String] = [:]
        for file in files() {
            // A PDF or a picture is no text under another name, and may be large.
            guard ForeignFormat(FileBytes.ends(file.place.bytes, length: 8).head) == nil,
                case .bytes(let bytes) = FileBytes.read(file.place.bytes, limit: AssessmentInput.largest)
            else { continue }
            let digest = ContentDigest.sha256(bytes)
            if found[digest] == nil { found[digest] = file.place.shown }
        }
        digests = found
        return found
    }

    private static func visible(_ path: String) -> (folder: [Substring], name: Substring) {
        let parts = path.split(separator: "/").map { part in
            let rest = part.drop { $0 == "." }
            return rest.isEmpty ? part : rest
        }
        return (Array(parts.dropLast()), parts.last ?? "")
    }

    /// When its name, place or content was changed, as the clock of a night says it.
    private static func changed(_ place: FolderWalk.Entry) -> String {
        var status = stat()
        guard stat(DocumentName.terminated(place.bytes), &status) == 0 else { return "" }
        return JapanTime(Date(timeIntervalSince1970: Double(status.st_ctim.tv_sec))).description
    }
}
