import Foundation
import KobanText

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What shows that a text is a whole law, and which: it is well-formed to its end, and has a
/// number, a title and main provisions.
struct LawOutline: Hashable {
    /// 法令番号 in arabic digits.
    let number: String
    let title: String

    /// A document type declaration is refused, as everywhere in Koban.
    init(xml: [UInt8], revision: LawRevisionID) throws(LawAPIError) {
        guard let text = String(validating: xml, as: UTF8.self) else {
            throw .notALaw(revision: revision.text, reason: "UTF-8 でない")
        }
        guard !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else {
            throw .notALaw(revision: revision.text, reason: "文書型宣言・実体宣言を含む")
        }
        let reader = LawOutlineReader()
        let parser = XMLParser(data: Data(xml))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // The parser takes a text that just ends for a good one: whether the root was closed is
        // asked as well.
        guard parser.parse(), parser.parserError == nil, reader.isClosed else {
            throw .notALaw(revision: revision.text, reason: "XML として壊れている、\(parser.lineNumber)行目")
        }
        try self.init(
            root: reader.root, number: reader.number, title: reader.title,
            hasMainProvision: reader.hasMainProvision, revision: revision)
    }

    init(tree: LawTree, revision: LawRevisionID) throws(LawAPIError) {
        let body = tree.first("LawBody")
        try self.init(
            root: tree.tag, number: tree.first("LawNum")?.text ?? "",
            title: body?.first("LawTitle")?.text ?? "",
            hasMainProvision: body?.first("MainProvision").map { !$0.children.isEmpty } ?? false,
            revision: revision)
    }

    private init(
        root: String, number: String, title: String, hasMainProvision: Bool, revision: LawRevisionID
    ) throws(LawAPIError) {
        let reason: String? =
            if root != "Law" {
                "最上位の要素が \(root)"
            } else if LawOutline.withoutSpace(number).isEmpty {
                "法令番号がない"
            } else if LawOutline.withoutSpace(title).isEmpty {
                "題名がない"
            } else if !hasMainProvision {
                "本則がない"
            } else {
                nil
            }
        if let reason { throw .notALaw(revision: revision.text, reason: reason) }
        self.number = LawOutline.arabic(number)
        self.title = LawOutline.withoutSpace(title)
    }

    private static func withoutSpace(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !" \t\r\n".unicodeScalars.contains($0) }))
    }

    /// A 法令番号 with its kanji numbers in arabic digits: `平成25年法律第27号`.
    static func arabic(_ number: String) -> String {
        var out = String.UnicodeScalarView()
        var numeral: [Unicode.Scalar] = []
        func settle() {
            guard !numeral.isEmpty else { return }
            if let value = KanjiNumber.value(of: numeral) {
                out.append(contentsOf: String(value).unicodeScalars)
            } else {
                out.append(contentsOf: numeral)
            }
            numeral = []
        }
        for scalar in withoutSpace(number).unicodeScalars {
            if KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil {
                numeral.append(scalar)
            } else {
                settle()
                out.append(scalar == "元" ? "1" : scalar)
            }
        }
        settle()
        return String(out)
    }
}

/// Notes the outline from the parser's events, without a tree.
private final class LawOutlineReader: NSObject, XMLParserDelegate {
    private var path: [String] = []
    private(set) var root = ""
    private(set) var number = ""
    private(set) var title = ""
    private(set) var hasMainProvision = false
    /// Whether the root element came to its end.
    private(set) var isClosed = false

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
    ) {
        if path.isEmpty { root = elementName }
        if path == ["Law", "LawBody", "MainProvision"] { hasMainProvision = true }
        path.append(elementName)
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?
    ) {
        _ = path.popLast()
        isClosed = path.isEmpty
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if path == ["Law", "LawNum"] { number += string }
        if path.starts(with: ["Law", "LawBody", "LawTitle"]), path.last != "Rt" { title += string }
    }
}
