import CLibzip
import Foundation
import KobanLaw
import KobanText

/// The official texts at paths that a user names: files, folders and zip archives as the
/// official bulk download gives them.
public enum LawArchive {
    /// No single text of a law unpacks to more, in megabytes.
    static let largestEntry = 64

    /// The texts of one archive unpack to no more in all, in megabytes. The official archive of all
    /// texts of a law, one for every amendment, holds some two hundred.
    static let largestArchive = 1024

    /// Reads every text of a followed law, in the order of the paths, with the name by which
    /// messages call it.
    ///
    /// - Parameters:
    ///   - effective: the first day in force, where the user says it.
    ///   - laws: the laws by whose numbers a text without an id is known.
    ///   - tables: what is looked for; of a folder or an archive only the texts are read that hold one of them
    ///     in force or detail its items.
    /// - Throws: `LawReadingError` for the first that cannot be read; nothing is given then.
    public static func texts(
        at paths: [String], effective: CivilDate?, laws: [Law], tables: LawTables
    ) throws(LawReadingError) -> [(file: String, text: LawText)] {
        let followed = tables.followedLaws
        var texts: [(file: String, text: LawText)] = []
        func take(_ bytes: [UInt8], _ name: String) throws(LawReadingError) {
            texts.append(
                (name, try LawFile(bytes: bytes, file: name, effective: effective, laws: laws).text(of: tables)))
        }
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw LawReadingError(file: path, line: nil, reason: .unreadable)
            }
            if isFolder.boolValue {
                let files = try followedFiles(below: path, followed)
                guard !files.isEmpty else { throw LawReadingError(file: path, line: nil, reason: .noLawInside) }
                for file in files { try take(try bytes(of: file), file) }
            } else if try isZip(path) {
                let before = texts.count
                try ZipArchive(path: path, followed: followed).readFollowedEntries {
                    (name, bytes) throws(LawReadingError) in
                    try take(bytes, "\(path)/\(name)")
                }
                guard texts.count > before else {
                    throw LawReadingError(file: path, line: nil, reason: .noLawInside)
                }
            } else {
                try take(try bytes(of: path), path)
            }
        }
        return texts
    }

    private static func bytes(of path: String) throws(LawReadingError) -> [UInt8] {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
        if let size, size.intValue > LawFile.largest << 20 {
            throw LawReadingError(file: path, line: nil, reason: .tooLarge(limit: LawFile.largest))
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LawReadingError(file: path, line: nil, reason: .unreadable)
        }
        return Array(data)
    }

    private static func isZip(_ path: String) throws(LawReadingError) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw LawReadingError(file: path, line: nil, reason: .unreadable)
        }
        defer { try? file.close() }
        return ((try? file.read(upToCount: 2)) ?? Data()) == Data("PK".utf8)
    }

    /// Whether a path of a folder or an archive is a text of a followed law.
    static func isFollowed(_ path: String, _ followed: Set<LawID>) -> Bool {
        let isText = [".xml", ".json"].contains { path.lowercased().hasSuffix($0) }
        return isText && (LawFileName(path).map { followed.contains($0.law) } ?? false)
    }

    private static func followedFiles(
        below folder: String, _ followed: Set<LawID>
    ) throws(LawReadingError) -> [String] {
        guard let all = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw LawReadingError(file: folder, line: nil, reason: .unreadable)
        }
        return all.filter { isFollowed($0, followed) }.sorted().map {
            folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0
        }
    }
}

/// A zip archive, read through libzip with limits of our own: what an archive says of its
/// sizes is not believed.
private struct ZipArchive {
    let path: String
    let followed: Set<LawID>

    private func damaged(_ detail: String) -> LawReadingError {
        LawReadingError(file: path, line: nil, reason: .damagedArchive(detail: detail))
    }

    /// Hands over the entries that are texts of followed laws, in the order of their names, one at a
    /// time, so that no more than one stands unpacked in memory.
    func readFollowedEntries(
        _ take: (_ name: String, _ bytes: [UInt8]) throws(LawReadingError) -> Void
    ) throws(LawReadingError) {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
            var error = zip_error_t()
            zip_error_init_with_code(&error, code)
            defer { zip_error_fini(&error) }
            throw damaged(zip_error_strerror(&error).map { String(cString: $0) } ?? "\(code)")
        }
        defer { zip_discard(archive) }
        var names: [(index: zip_uint64_t, name: String)] = []
        for index in 0..<max(0, zip_get_num_entries(archive, 0)) {
            let index = zip_uint64_t(index)
            guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }),
                LawArchive.isFollowed(name, followed)
            else { continue }
            names.append((index, name))
        }
        var unpacked = 0
        for (index, name) in names.sorted(by: { $0.name < $1.name }) {
            guard let file = zip_fopen_index(archive, index, 0) else { throw damaged(name) }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
                guard count >= 0 else { throw damaged(name) }
                if count == 0 { break }
                bytes.append(contentsOf: buffer[..<Int(count)])
                guard bytes.count <= LawArchive.largestEntry << 20 else {
                    throw LawReadingError(
                        file: "\(path)/\(name)", line: nil,
                        reason: .tooLarge(limit: LawArchive.largestEntry))
                }
            }
            unpacked += bytes.count
            guard unpacked <= LawArchive.largestArchive << 20 else {
                throw LawReadingError(
                    file: path, line: nil, reason: .archiveTooLarge(limit: LawArchive.largestArchive))
            }
            try take(name, bytes)
        }
    }
}
