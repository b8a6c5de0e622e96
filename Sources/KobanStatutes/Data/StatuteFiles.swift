#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The files of the statute data by name, as bytes: from a folder, or those that the program
/// carries with it.
public struct StatuteFiles: Sendable {
    private let contents: [String: [UInt8]]
    /// The folder that the files come from, for messages.
    private let folder: String?

    /// - Parameter contents: the bytes of each file by its name (`laws.csv`).
    public init(_ contents: [String: [UInt8]]) {
        self.contents = contents
        folder = nil
    }

    /// The files that the program carries with it.
    public static var bundled: StatuteFiles {
        var contents: [String: [UInt8]] = [:]
        for (name, text) in EmbeddedStatutes.files {
            contents[name] = text.withUTF8Buffer { Array($0) }
        }
        return StatuteFiles(contents)
    }

    /// Reads the files of a folder.
    ///
    /// - Throws: `StatuteDataError` when a file is missing or cannot be read.
    public init(directory: URL) throws(StatuteDataError) {
        var contents: [String: [UInt8]] = [:]
        for name in StatuteFiles.names {
            let url = directory.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw StatuteDataError(file: url.path, line: nil, reason: .missingFile)
            }
            guard let data = try? Data(contentsOf: url) else {
                throw StatuteDataError(file: url.path, line: nil, reason: .unreadable)
            }
            contents[name] = Array(data)
        }
        self.contents = contents
        folder = directory.path
    }

    /// The names of the files that make up the data.
    public static var names: [String] {
        ["laws.csv", "law-names.csv", "editions.csv"]
            + TableName.allCases.map(StatuteColumns.itemsFile)
            + TableName.allCases.filter(\.hasExchanges).map(StatuteColumns.exchangesFile)
            + ["correspondences.csv", "articles.csv", "provision-moves.csv", "information-aliases.csv"]
    }

    /// The rows of a file, whose header must be the given one.
    func records(_ name: String, _ header: [String]) throws(StatuteDataError) -> [StatuteRecord] {
        let place = folder.map { "\($0)/\(name)" } ?? name
        guard let bytes = contents[name] else {
            throw StatuteDataError(file: place, line: nil, reason: .missingFile)
        }
        return try CSVTable(bytes: bytes, file: place, header: header).rows.map {
            StatuteRecord(file: place, header: header, row: $0)
        }
    }
}
