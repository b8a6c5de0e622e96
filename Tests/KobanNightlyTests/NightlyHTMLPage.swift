import Foundation
import KobanChecks
import KobanNightly
import KobanTestSupport
import Testing

@testable import KobanReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page as a browser would have it: elements with attributes and text.
final class NightlyHTMLPage {
    final class Element {
        let name: String
        let attributes: [String: String]
        fileprivate(set) var children: [Element] = []
        fileprivate(set) var text = ""
        fileprivate(set) weak var parent: Element?

        fileprivate init(_ name: String, _ attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
        var all: [Element] { [self] + children.flatMap(\.all) }
        /// With that of the elements within, in no order that matters.
        var wholeText: String { text + children.map(\.wholeText).joined(separator: " ") }
        /// What is listed here.
        var items: Int { all.count { $0.classes.contains("item") } }
    }

    let raw: String
    let root: Element
    let byID: [String: Element]

    convenience init(_ night: NightlyHTMLSample, most: Int = 20_000) throws {
        try self.init(night.report(), citations: night.citations, most: most)
    }

    init(_ report: NightlyReport, citations: [Int: [RecordedCitation]] = [:], most: Int = 20_000) throws {
        let evidence = EvidenceWording(try BundledLaw.statutes)
        let bytes = try NightlyHTMLReporter(report, mostCitations: most, evidence: evidence)
            .report(on: report, citations: { citations[$0] ?? [] })
        raw = String(decoding: bytes, as: UTF8.self)
        let reader = Reader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        let isWell = parser.parse()
        try #require(isWell, "not well-formed: \(String(describing: parser.parserError)) line \(parser.lineNumber)")
        root = try #require(reader.root)
        byID = Dictionary(root.all.compactMap { element in element.attributes["id"].map { ($0, element) } }) {
            first, _ in first
        }
    }

    var all: [Element] { root.all }

    func elements(_ name: String) -> [Element] { all.filter { $0.name == name } }

    func text(of id: String) throws -> String { try #require(byID[id], "no \(id)").wholeText }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name, attributes)
            element.parent = open.last
            open.last?.children.append(element)
            if root == nil { root = element }
            open.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            open.last?.text += String(decoding: block, as: UTF8.self)
        }
    }
}
