import Foundation
import KobanLaw
import KobanStatuteImport
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("条文のファイルの形")
struct FormatTests {
    private static let law = InventedLaw.act(InventedLaw.amended)
    private static let bare = String(law.drop { $0 != "\n" }.dropFirst())
    private static let day = "20260401"
    private static let revision = InventedLaw.amendedName

    private func text(_ content: String, _ name: String, effective: String? = nil) throws -> LawText {
        let shop = try Workshop()
        let file = try shop.put(content, name)
        let statutes = try BundledLaw.statutes
        let texts = try LawArchive.texts(
            at: [file], effective: effective.flatMap { CivilDate(iso: $0) }, laws: statutes.laws,
            tables: statutes.tables)
        return try #require(texts.first).text
    }

    /// The JSON tree of an element, as version 2 of the API writes it.
    private func tree(_ xml: String) throws -> String {
        final class Builder: NSObject, XMLParserDelegate {
            var out = ""
            var counts = [0]
            func quote(_ text: String) -> String {
                "\""
                    + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
                    .replacingOccurrences(of: "\n", with: "\\n") + "\""
            }
            func separate() {
                if counts[counts.count - 1] > 0 { out += "," }
                counts[counts.count - 1] += 1
            }
            func parser(
                _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
                attributes: [String: String]
            ) {
                separate()
                let attr =
                    attributes.isEmpty
                    ? "\"\"" : "{" + attributes.map { "\(quote($0)):\(quote($1))" }.joined(separator: ",") + "}"
                out += "{\"tag\":\(quote(name)),\"attr\":\(attr),\"children\":["
                counts.append(0)
            }
            func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
            {
                out += "]}"
                counts.removeLast()
            }
            func parser(_ parser: XMLParser, foundCharacters string: String) {
                separate()
                out += quote(string)
            }
        }
        let parser = XMLParser(data: Data(xml.utf8))
        let builder = Builder()
        parser.delegate = builder
        #expect(parser.parse())
        return builder.out
    }

    @Test("every form of the official text says the same")
    func forms() throws {
        let expected = try text(Self.law, "\(Self.revision).xml")
        #expect(expected.law == .numberAct)
        #expect(expected.day.description == "2026-04-01")
        #expect(expected.effectiveFrom == expected.day)
        #expect(expected.tables[.unifiedTable]?.count == 5)
        let info =
            "\"law_info\":{\"law_id\":\"425AC0000000027\"},\"revision_info\":{\"law_revision_id\":\"\(Self.revision)\",\"amendment_type\":3,\"repeal_date\":null}"
        let escaped = Self.law.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
        let base64 = Data(Self.law.utf8).base64EncodedString()
        let forms = [
            "{\(info),\n\"law_full_text\":\(try tree(Self.law))}",
            "{\(info),\"law_full_text\":\"\(escaped)\"}",
            "{\(info),\"law_full_text\":\"\(base64)\"}",
            "<?xml version=\"1.0\"?><law_data_response><law_info><law_id>425AC0000000027</law_id></law_info><revision_info><law_revision_id>\(Self.revision)</law_revision_id></revision_info><law_full_text>\(Self.bare)</law_full_text></law_data_response>",
        ]
        for (index, form) in forms.enumerated() {
            let found = try text(form, index < 3 ? "answer.json" : "answer.xml")
            #expect(found.saysTheSame(as: expected), "form \(index)")
            #expect(found.day == expected.day && found.effectiveFrom == expected.effectiveFrom)
        }
        // Version 1 and a bare law do not tell the day, the user does.
        let first =
            "<DataRoot><Result><Code>0</Code></Result><ApplData><LawId>425AC0000000027</LawId><LawFullText>\(Self.bare)</LawFullText></ApplData></DataRoot>"
        for content in [first, Self.law] {
            let found = try text(content, "law.xml", effective: "2026-04-01")
            #expect(found.saysTheSame(as: expected) && found.day == expected.day)
        }
    }

    @Test("folders and zip archives of the bulk download give the followed laws and no others")
    func bulk() throws {
        let shop = try Workshop()
        let name = Self.revision
        try shop.put(Self.law, "bulk/\(name)/\(name).xml")
        try shop.put(
            "<Law/>", "bulk/322AC0000000067_20260401_508AC0000000001/322AC0000000067_20260401_508AC0000000001.xml")
        try shop.put("a,b", "bulk/all_law_list.csv")
        try ZipFile.write(
            [
                ("\(name)/\(name).xml", Array(Self.law.utf8)), ("all_law_list.csv", Array("a,b".utf8)),
                ("322AC0000000067_20260401_508AC0000000001/x.xml", Array("<Law/>".utf8)),
            ], to: shop.path("all.zip"))
        let statutes = try BundledLaw.statutes
        for path in ["bulk", "all.zip"] {
            let texts = try LawArchive.texts(
                at: [shop.path(path)], effective: nil, laws: statutes.laws, tables: statutes.tables)
            #expect(texts.count == 1)
            #expect(texts.first?.text.effectiveFrom?.description == "2026-04-01")
        }
    }
}
