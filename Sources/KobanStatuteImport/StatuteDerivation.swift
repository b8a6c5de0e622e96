import Foundation
import KobanLaw

/// Why the statute data could not be derived.
public enum StatuteDerivationError: Error, Sendable {
    case law(LawReadingError)
    case data(StatuteDataError)
    case unwritable(file: String, reason: String)
}

extension StatuteDerivationError: CustomStringConvertible {
    /// In Japanese: the place, what is wrong, what to do.
    public var description: String {
        switch self {
        case .law(let error): error.description
        case .data(let error): error.description
        case .unwritable(let file, let reason): "\(file): 書き込めません（\(reason)）。出力先を確かめてください。"
        }
    }
}

/// Derives the CSV files of the statute data from official texts, byte for byte the same on
/// every run.
public enum StatuteDerivation {
    /// Reads the official texts and writes the derived files: items, exchanges,
    /// correspondences and articles.
    ///
    /// - Parameters:
    ///   - sources: the folder of the official texts that `editions.csv` names.
    ///   - facts: the folder of the facts recorded by hand (`editions.csv`, `cited-laws.csv`,
    ///     `inferred-items.csv`, `information-aliases.csv`, `article-sources.csv`), with
    ///     `decisions` below it.
    ///   - output: the folder to write to; it may be the same as `facts`.
    /// - Returns: the names of the files written.
    @discardableResult
    public static func run(
        sources: URL, facts: URL, output: URL
    ) throws(StatuteDerivationError) -> [String] {
        let files = try derive(sources: sources, facts: facts)
        for (name, table) in files {
            do {
                try Data(table.bytes).write(to: output.appendingPathComponent(name), options: .atomic)
            } catch {
                throw .unwritable(file: name, reason: (error as NSError).localizedDescription)
            }
        }
        return files.map(\.0)
    }

    /// The texts that the facts name, each as `LAWID_YYYYMMDD.xml`.
    public static func sources(neededBy files: StatuteFiles) throws(StatuteDerivationError) -> [String] {
        let facts = try DerivationFacts(files)
        var seen: Set<String> = []
        return (facts.editions.map(\.source) + facts.articleSources.map(\.file))
            .filter { seen.insert($0).inserted }
    }

    /// The derived files by name, from texts at hand.
    ///
    /// - Parameters:
    ///   - files: the facts recorded by hand.
    ///   - texts: all texts that the facts name.
    /// - Throws: `StatuteDerivationError` for damaged facts or a missing text.
    public static func files(
        from files: StatuteFiles, texts: [LawText]
    ) throws(StatuteDerivationError) -> [String: [UInt8]] {
        var sources = SourceTexts(texts)
        let derived = try derive(facts: try DerivationFacts(files), texts: &sources)
        return Dictionary(derived.map { ($0.0, $0.1.bytes) }, uniquingKeysWith: { $1 })
    }

    /// The derived files by name, in the order in which they are written.
    static func derive(
        sources: URL, facts: URL
    ) throws(StatuteDerivationError) -> [(String, CSVTable)] {
        let facts = try DerivationFacts(folder: facts)
        var texts = SourceTexts(folder: sources, tables: facts.tables)
        return try derive(facts: facts, texts: &texts)
    }

    static func derive(
        facts: DerivationFacts, texts: inout SourceTexts
    ) throws(StatuteDerivationError) -> [(String, CSVTable)] {
        var derived: [TableName: DerivedTable] = [:]
        var files: [(String, CSVTable)] = []
        for table in facts.tables.all {
            derived[table.name] = try DerivedTable(table: table, facts: facts, texts: &texts)
        }
        let correspondences = CorrespondenceDerivation(tables: derived, facts: facts)
        for table in facts.tables.all {
            guard var reading = derived[table.name] else { continue }
            reading.takeArticles(from: correspondences.articles(of: table))
            files.append((StatuteColumns.itemsFile(of: table), reading.itemsCSV))
            if table.hasExchanges {
                files.append((StatuteColumns.exchangesFile(of: table), reading.exchangesCSV))
            }
        }
        files.append(("correspondences.csv", try correspondences.csv()))
        files.append(("articles.csv", try ArticleDerivation(facts: facts, texts: &texts).csv))
        return files
    }
}

/// The official texts by name, each read once.
struct SourceTexts {
    private let folder: URL?
    private let tables: LawTables
    private var texts: [String: LawText] = [:]

    init(folder: URL, tables: LawTables) {
        self.folder = folder
        self.tables = tables
    }

    init(_ texts: [LawText]) {
        folder = nil
        tables = LawTables([])
        self.texts = Dictionary(texts.map { ($0.source, $0) }, uniquingKeysWith: { $1 })
    }

    mutating func text(_ name: String) throws(StatuteDerivationError) -> LawText {
        if let known = texts[name] { return known }
        guard let folder, let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
            throw .data(StatuteDataError(file: name, line: nil, reason: .missingFile))
        }
        do {
            let text = try LawFile(bytes: Array(data), file: name).text(of: tables)
            texts[name] = text
            return text
        } catch {
            throw .law(error)
        }
    }
}
