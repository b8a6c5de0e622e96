import CLibzip
import Foundation
import FoundationXML
import KobanTestSupport
import KobanWorkbook
import Testing

/// The parts of a written workbook, by their names in it.
struct WorkbookParts {
    let documents: [String: XMLNode]
    let cut: [CutText]

    /// An element with its attributes and what is in it.
    final class XMLNode {
        let name: String
        let attributes: [String: String]
        var children: [XMLNode] = []
        var text = ""

        init(_ name: String, _ attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        func all(_ name: String) -> [XMLNode] {
            (self.name == name ? [self] : []) + children.flatMap { $0.all(name) }
        }

        func first(_ name: String) -> XMLNode? { all(name).first }
    }

    private final class Builder: NSObject, XMLParserDelegate {
        let root = XMLNode("", [:])
        lazy var open: [XMLNode] = [root]

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String] = [:]
        ) {
            let node = XMLNode(name, attributes)
            open[open.count - 1].children.append(node)
            open.append(node)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { open[open.count - 1].text += string }
    }

    init(_ workbook: Workbook) throws {
        let folder = try TemporaryFolder()
        let file = folder.path("表.xlsx")
        cut = try workbook.write(toFile: file)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["表.xlsx"])
        var documents: [String: XMLNode] = [:]
        for (name, bytes) in try WorkbookParts.entries(of: file).notEmpty() {
            let builder = Builder()
            let parser = XMLParser(data: Data(bytes))
            parser.delegate = builder
            #expect(parser.parse(), "\(name) is no XML")
            documents[name] = builder.root
        }
        self.documents = documents
    }

    func sheet(_ number: Int) throws -> XMLNode {
        try #require(documents["xl/worksheets/sheet\(number).xml"])
    }

    /// What a cell holds, shared text looked up, with the type that it has.
    func cell(_ reference: String, in number: Int = 1) throws -> (type: String?, value: String, style: Int) {
        let cell = try #require(try sheet(number).all("c").first { $0.attributes["r"] == reference })
        let value = cell.first("v")?.text ?? ""
        let style = Int(cell.attributes["s"] ?? "0") ?? 0
        #expect(cell.first("f") == nil, "a formula in \(reference)")
        guard cell.attributes["t"] == "s", let index = Int(value) else { return (cell.attributes["t"], value, style) }
        let texts = try #require(documents["xl/sharedStrings.xml"]).all("si")
        return ("s", texts[index].all("t").map(\.text).joined(), style)
    }

    /// The format of a cell.
    func format(_ style: Int) throws -> XMLNode {
        let styles = try #require(documents["xl/styles.xml"]?.first("cellXfs"))
        return styles.all("xf")[style]
    }

    private static func entries(of file: String) throws -> [(String, [UInt8])] {
        var code: CInt = 0
        let archive = try #require(zip_open(file, ZIP_RDONLY | ZIP_CHECKCONS, &code))
        defer { zip_discard(archive) }
        var out: [(String, [UInt8])] = []
        for index in 0..<zip_uint64_t(zip_get_num_entries(archive, 0)) {
            let name = String(cString: try #require(zip_get_name(archive, index, 0)))
            let entry = try #require(zip_fopen_index(archive, index, 0))
            defer { zip_fclose(entry) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = zip_fread(entry, &buffer, zip_uint64_t(buffer.count)), count > 0 {
                bytes += buffer[..<Int(count)]
            }
            out.append((name, bytes))
        }
        return out
    }
}
