import KobanText

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
    private var folder: String?

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

    /// Marks the state of the files that the program carries: it differs as soon as one of
    /// them does.
    public static var bundledDigest: String { EmbeddedStatutes.digest }

    /// The bytes of a file as it stands in a folder, with the byte order mark.
    public func bytes(of name: String) -> [UInt8]? {
        contents[name].map { bytes in
            bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes : [0xEF, 0xBB, 0xBF] + bytes
        }
    }

    /// Marks the state of the files at hand: it differs as soon as one of them does.
    public var digest: String {
        ContentDigest.sha256(
            Array(allNames.map { "\($0) \(ContentDigest.sha256(bytes(of: $0) ?? []))\n" }.joined().utf8))
    }

    /// The names of all files at hand, sorted.
    public var allNames: [String] { contents.keys.sorted() }

    /// The same files, some of them replaced or added.
    public func replacing(_ files: [String: [UInt8]]) -> StatuteFiles {
        StatuteFiles(contents.merging(files) { $1 })
    }

    /// Whether a file is at hand.
    func has(_ name: String) -> Bool { contents[name] != nil }

    /// Reads the files of a folder.
    ///
    /// - Throws: `StatuteDataError` when a file is missing or cannot be read.
    public init(directory: URL) throws(StatuteDataError) {
        var contents: [String: [UInt8]] = [:]
        let tables = try StatuteFiles.tables(in: directory)
        for name in StatuteFiles.names(of: tables) {
            let url = directory.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw StatuteDataError(file: url.path, line: nil, reason: .missingFile)
            }
            guard let data = try? Data(contentsOf: url) else {
                throw StatuteDataError(file: url.path, line: nil, reason: .unreadable)
            }
            contents[name] = Array(data)
        }
        for name in StatuteFiles.factNames + StatuteFiles.optionalNames {
            if let data = try? Data(contentsOf: directory.appendingPathComponent(name)) {
                contents[name] = Array(data)
            }
        }
        self.contents = contents
        folder = directory.path
    }

    /// The names of the files that make up the data, those of each table among them.
    public static func names(of tables: LawTables) -> [String] {
        ["laws.csv", "law-names.csv", "order-names.csv", "tables.csv", "editions.csv"]
            + tables.all.map(StatuteColumns.itemsFile)
            + tables.all.filter(\.hasExchanges).map(StatuteColumns.exchangesFile)
            + ["correspondences.csv", "articles.csv", "provision-moves.csv", "information-aliases.csv"]
    }

    /// The tables that a folder's own data name; which files it must hold follows from them.
    private static func tables(in directory: URL) throws(StatuteDataError) -> LawTables {
        let name = "tables.csv"
        guard let data = try? Data(contentsOf: directory.appendingPathComponent(name)) else {
            throw StatuteDataError(
                file: directory.appendingPathComponent(name).path, line: nil, reason: .missingFile)
        }
        var files = StatuteFiles([name: Array(data)])
        files.folder = directory.path
        return try files.tables()
    }

    /// Reads the facts recorded by hand, without what is derived from texts.
    ///
    /// - Throws: `StatuteDataError` when a file is missing.
    public init(facts directory: URL) throws(StatuteDataError) {
        let tables = try StatuteFiles.tables(in: directory)
        let derived = Set(
            tables.all.flatMap { [StatuteColumns.itemsFile(of: $0), StatuteColumns.exchangesFile(of: $0)] }
                + ["correspondences.csv", "articles.csv"])
        var contents: [String: [UInt8]] = [:]
        for name in StatuteFiles.names(of: tables) + StatuteFiles.factNames where !derived.contains(name) {
            let url = directory.appendingPathComponent(name)
            guard let data = try? Data(contentsOf: url) else {
                throw StatuteDataError(file: url.path, line: nil, reason: .missingFile)
            }
            contents[name] = Array(data)
        }
        self.contents = contents
        folder = directory.path
    }

    /// The files recorded by hand that only deriving and importing read.
    public static let factNames = [
        "inferred-items.csv", "cited-laws.csv", "article-sources.csv", "decisions/labels.csv",
        "decisions/information-labels.csv", "decisions/correspondences.csv",
    ]

    /// Files that stand only where there is something to say.
    public static let optionalNames = ["edition-changes.csv"]

    /// The rows of a file, whose header must be the given one.
    public func records(_ name: String, _ header: [String]) throws(StatuteDataError) -> [StatuteRecord] {
        let place = folder.map { "\($0)/\(name)" } ?? name
        guard let bytes = contents[name] else {
            throw StatuteDataError(file: place, line: nil, reason: .missingFile)
        }
        return try CSVTable(bytes: bytes, file: place, header: header).rows.map {
            StatuteRecord(file: place, header: header, row: $0)
        }
    }
}
