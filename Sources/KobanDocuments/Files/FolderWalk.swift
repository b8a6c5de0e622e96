import Foundation

/// How a folder is listed.
public struct FolderListing: Sendable {
    /// - Returns: the names in a folder as the system has them, and the error number where the list
    ///   is not whole.
    public let names: @Sendable (_ folder: [UInt8]) -> (names: [[UInt8]], failure: Int32?)

    /// A way to list folders.
    ///
    /// - Parameter names: lists a folder, given its path in the bytes of the system.
    public init(names: @escaping @Sendable (_ folder: [UInt8]) -> (names: [[UInt8]], failure: Int32?)) {
        self.names = names
    }

    /// Asks the system. A list that breaks off is told as such.
    public static let system = FolderListing { folder in
        guard let stream = opendir(DocumentName.terminated(folder)) else { return ([], errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return (names, errno == 0 ? nil : errno) }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in Array(bytes.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
    }
}

/// Goes through a folder and all below it, each folder once, whatever links lead to it.
struct FolderWalk {
    /// A file or a folder.
    struct Entry {
        /// As the user would name it.
        let shown: String
        /// As the system knows it.
        let bytes: [UInt8]
        var isRegular = true
        /// A link that leads nowhere.
        var isBroken = false

        func child(_ name: [UInt8]) -> Entry {
            let slash: [UInt8] = bytes.last == 0x2F ? [] : [0x2F]
            return Entry(
                shown: (shown.hasSuffix("/") ? shown : shown + "/") + DocumentName.shown(name),
                bytes: bytes + slash + name)
        }
    }

    /// All but folders.
    private(set) var files: [Entry] = []
    /// Folders that cannot be listed, as the user would name them.
    private(set) var refused: [String] = []
    /// Links that lead nowhere and are not named like a document.
    private(set) var brokenLinks: [String] = []

    /// How many files and folders are hidden: their names begin with a full stop. What `koban` itself
    /// keeps there is not counted.
    private(set) var hidden = 0

    /// How the names of what `koban` keeps beside reports and copies begin.
    private static let own = Array(".koban-".utf8)

    private let listing: FolderListing
    private let entersHidden: Bool
    private let formats: DocumentFormats
    private let skipped: Set<[UInt8]>
    private var visited: Set<[UInt8]> = []

    /// - Parameters:
    ///   - formats: by whose names of files a link that leads nowhere is one to a document.
    ///   - entersHidden: whether hidden files and folders are listed like others.
    init(skipping: [String], listing: FolderListing, formats: DocumentFormats, entersHidden: Bool = false) {
        self.formats = formats
        self.listing = listing
        self.entersHidden = entersHidden
        skipped = Set(skipping.map { FolderWalk.canonical(DocumentName.bytes(of: $0)) })
    }

    mutating func go(into root: Entry) {
        var links = [root]
        // What lies in the folder itself comes before what links lead to.
        while let next = links.popLast() {
            let base = FolderWalk.canonical(next.bytes)
            guard visited.insert(base).inserted else { continue }
            var found: [Entry] = []
            var folders = [next]
            while let folder = folders.popLast() { list(folder, &folders, &found) }
            for link in found.sorted(by: { $0.shown > $1.shown }) {
                let target = FolderWalk.canonical(link.bytes)
                // A link up the tree leads back here.
                if target != [0x2F], !(base + [0x2F]).starts(with: target + [0x2F]) { links.append(link) }
            }
        }
    }

    private mutating func list(_ folder: Entry, _ folders: inout [Entry], _ links: inout [Entry]) {
        guard !skipped.contains(FolderWalk.canonical(folder.bytes)) else { return }
        let (names, failure) = listing.names(folder.bytes)
        if failure != nil { refused.append(folder.shown) }
        for name in names {
            if name.first == 0x2E, !entersHidden || name.starts(with: FolderWalk.own) {
                if !name.starts(with: FolderWalk.own) { hidden += 1 }
                continue
            }
            var place = folder.child(name)
            let path = DocumentName.terminated(place.bytes)
            var status = stat()
            guard stat(path, &status) == 0 else {
                let reason = errno
                // What vanished since the folder was listed is not there; a link may lead nowhere.
                let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
                if isLink, reason == ENOENT || reason == ELOOP || reason == ENOTDIR {
                    addBroken(place)
                } else if isLink || reason != ENOENT {
                    refused.append(folder.shown)
                }
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                    links.append(place)
                } else if visited.insert(FolderWalk.canonical(place.bytes)).inserted {
                    folders.append(place)
                }
            case S_IFREG:
                files.append(place)
            default:
                place.isRegular = false
                files.append(place)
            }
        }
    }

    private mutating func addBroken(_ place: Entry) {
        let ending = (place.shown as NSString).pathExtension.lowercased()
        guard formats.reads(ending: ending) else {
            brokenLinks.append(place.shown)
            return
        }
        var place = place
        place.isBroken = true
        files.append(place)
    }

    /// The place that a path means, links followed.
    static func canonical(_ path: [UInt8]) -> [UInt8] {
        guard let real = realpath(DocumentName.terminated(path), nil) else { return path }
        defer { free(real) }
        return Array(UnsafeBufferPointer(start: real, count: strlen(real))).map { UInt8(bitPattern: $0) }
    }
}
