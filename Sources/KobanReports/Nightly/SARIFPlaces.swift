import KobanDocuments
import KobanFormats
import KobanNightly
import KobanText

/// Where something is, in SARIF: addresses relative to the folders of the run, so that no path of
/// the machine is told, and regions in characters.
struct SARIFPlaces {
    private let folders: [String]

    init(_ report: NightlyReport) {
        folders = report.folders
    }

    /// The name by which addresses are relative to a folder.
    static func base(_ folder: Int) -> String { "FOLDER\(folder + 1)" }

    /// Only what the folders are: where they lie is the reader's to say.
    var bases: JSONValue {
        .object(
            folders.enumerated().map { index, folder in
                let name = folder.split(separator: "/").last { $0 != "." }.map(String.init)
                let text = "確かめたフォルダー\(index + 1)" + (name.map { "（\($0)）" } ?? "")
                return (SARIFPlaces.base(index), .object([("description", SARIFText.message(text))]))
            })
    }

    func location(of document: ReportedDocument, index: Int? = nil) -> JSONValue {
        location(folder: document.folder, path: document.pathInFolder, index: index)
    }

    /// The place of a path as the user knows it; of one outside the folders the file's name only.
    func location(of path: String) -> JSONValue {
        let inside = folders.enumerated().compactMap { index, folder -> (index: Int, path: Substring)? in
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            return path.hasPrefix(prefix) ? (index, path.dropFirst(prefix.count)) : nil
        }.min { $0.path.utf8.count < $1.path.utf8.count }
        if let inside { return location(folder: inside.index, path: String(inside.path), index: nil) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return .object([("uri", .string(SARIFPlaces.encoded(name)))])
    }

    private func location(folder: Int, path: String, index: Int?) -> JSONValue {
        .object(
            [
                ("uri", .string(SARIFPlaces.encoded(path))),
                ("uriBaseId", .string(SARIFPlaces.base(folder))),
            ] + (index.map { [("index", .int($0))] } ?? []))
    }

    /// A relative reference of RFC 3986: all but unreserved characters are encoded, the colon too,
    /// which would make the first part a scheme.
    static func encoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in path.drop(while: { $0 == "/" }).utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: out.append(byte)
            default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func region(_ place: SourcePlace, snippet: String? = nil) -> JSONValue {
        region((place.line, place.column), (place.endLine, place.endColumn), words: words(of: place), snippet: snippet)
    }

    /// Where something is in a document that is no text: SARIF itself knows lines only.
    private static func words(of place: SourcePlace) -> String? {
        if case .line = place.start { return nil }
        return place.start.japanese
    }

    /// The marked text with what stands around it, as far as it is kept.
    static func context(of recorded: RecordedFinding) -> JSONValue? {
        let excerpt = recorded.excerpt
        guard isWhole(recorded) else { return nil }
        let before = kept(excerpt.before, cutMark: { $0.first == "…" ? $0.dropFirst() : $0 })
        let after = kept(excerpt.after, cutMark: { $0.last == "…" ? $0.dropLast() : $0 })
        guard !before.isEmpty || !after.isEmpty, before.count < recorded.place.column else { return nil }
        return region(
            (recorded.place.line, recorded.place.column - before.count),
            (recorded.place.endLine, recorded.place.endColumn + after.count), words: words(of: recorded.place),
            snippet: String(before) + excerpt.marked + String(after))
    }

    /// Whether the excerpt has the marked text to its end.
    static func isWhole(_ recorded: RecordedFinding) -> Bool {
        recorded.excerpt.marked.utf8.count == recorded.place.utf8Length
    }

    /// A text around a mark is cut after 60 characters; then `…` stands for the rest.
    private static func kept(
        _ text: String, cutMark: (Substring.UnicodeScalarView) -> Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView {
        let scalars = Substring(text).unicodeScalars
        return scalars.count > 60 ? cutMark(scalars) : scalars
    }

    private static func region(
        _ start: (line: Int, column: Int), _ end: (line: Int, column: Int), words: String?, snippet: String?
    ) -> JSONValue {
        .object(
            [
                ("startLine", .int(start.line)), ("startColumn", .int(start.column)),
                ("endLine", .int(end.line)), ("endColumn", .int(end.column)),
            ] + (words.map { [("message", SARIFText.message($0))] } ?? [])
                + (snippet.map { [("snippet", .object([("text", .string(VisibleText.lines($0)))]))] } ?? []))
    }
}

/// Texts of SARIF.
enum SARIFText {
    /// A message whose text stands for itself: in SARIF, `{0}` is a placeholder and `[a](1)` a link.
    static func message(_ text: String, markdown: String? = nil) -> JSONValue {
        .object(
            [("text", .string(literal(text).replacing("](", with: "\\](")))]
                + (markdown.map { [("markdown", .string(literal($0)))] } ?? []))
    }

    private static func literal(_ original: String) -> String {
        let text = VisibleText.lines(original)
        guard text.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D }) else { return text }
        return text.replacing("{", with: "{{").replacing("}", with: "}}")
    }
}
