import Foundation
import KobanText

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of 法令標準XML.
public struct LawElement: Sendable {
    enum Child: Sendable {
        case element(LawElement)
        case text(String)
    }

    let name: String
    let attributes: [String: String]
    /// The line of the file on which the element begins, from 1.
    let line: Int
    var children: [Child] = []

    /// The line for messages.
    var place: Int? { line > 0 ? line : nil }

    /// The elements directly inside.
    var elements: [LawElement] {
        children.compactMap { child in
            if case .element(let element) = child { element } else { nil }
        }
    }

    func elements(named name: String) -> [LawElement] { elements.filter { $0.name == name } }

    func first(_ name: String) -> LawElement? { elements.first { $0.name == name } }

    /// Every element of a name below this one, in the order of the text.
    func descendants(named name: String) -> [LawElement] {
        elements.flatMap { element in
            (element.name == name ? [element] : []) + element.descendants(named: name)
        }
    }

    /// The text as it is read: without readings (`Rt`) and without the white space that
    /// pretty-printing puts between elements. The ideographic space is text.
    var text: String {
        var out = String.UnicodeScalarView()
        appendText(to: &out)
        return String(out)
    }

    private func appendText(to out: inout String.UnicodeScalarView) {
        guard name != "Rt" else { return }
        for child in children {
            switch child {
            case .element(let element): element.appendText(to: &out)
            case .text(let run): out.append(contentsOf: LawElement.withoutLayout(run))
            }
        }
    }

    /// A run of text without the white space of the file's layout: at its ends, and at
    /// line breaks inside it.
    private static func withoutLayout(_ run: String) -> String.UnicodeScalarView {
        var out = String.UnicodeScalarView()
        var pending = String.UnicodeScalarView()
        var sawBreak = true
        for scalar in run.unicodeScalars {
            switch scalar {
            case "\n", "\r":
                sawBreak = true
                pending = String.UnicodeScalarView()
            case " ", "\t":
                if !sawBreak { pending.append(scalar) }
            default:
                out.append(contentsOf: pending)
                pending = String.UnicodeScalarView()
                out.append(scalar)
                sawBreak = false
            }
        }
        return out
    }
}

extension LawElement {
    /// Reads the tree of an XML file.
    ///
    /// A document type declaration is refused: 法令標準XML needs none, and an entity
    /// that expands can fill the memory or read another file.
    static func read(_ bytes: [UInt8], file: String) throws(LawReadingError) -> LawElement {
        guard !bytes.contains(0) else { throw LawReadingError(file: file, line: nil, reason: .notUTF8) }
        for mark in ["<!DOCTYPE", "<!ENTITY"] {
            if let offset = firstOffset(of: Array(mark.utf8), in: bytes) {
                let line = 1 + bytes[..<offset].count { $0 == 0x0A }
                throw LawReadingError(file: file, line: line, reason: .documentTypeRefused)
            }
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw LawReadingError(file: file, line: nil, reason: .notUTF8)
        }
        if let line = XMLAttributes.firstLine(in: bytes, above: XMLAttributes.most) {
            throw LawReadingError(file: file, line: line, reason: .tooManyAttributes(limit: XMLAttributes.most))
        }
        let builder = LawTreeBuilder()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        let isWhole = parser.parse()
        if builder.isTooDeep {
            throw LawReadingError(file: file, line: builder.failureLine, reason: .tooDeep(limit: deepest))
        }
        guard isWhole, let root = builder.root else {
            let detail = parser.parserError.map { String(describing: ($0 as NSError).code) } ?? "?"
            throw LawReadingError(
                file: file, line: max(1, builder.failureLine ?? parser.lineNumber),
                reason: .brokenXML(code: detail))
        }
        return root
    }

    /// 法令標準XML nests some twenty elements deep. What is nested deeper than this is no law, and
    /// reading it, which goes down level by level, could use up the stack.
    static let deepest = 200

    private static func firstOffset(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard buffer.count >= mark.count else { return nil }
            for start in 0...(buffer.count - mark.count) where buffer[start] == mark[0] {
                if mark.indices.allSatisfy({ buffer[start + $0] == mark[$0] }) { return start }
            }
            return nil
        }
    }
}

/// Builds the tree from the parser's events.
private final class LawTreeBuilder: NSObject, XMLParserDelegate {
    private var open: [LawElement] = []
    /// The text read since the last tag. The parser hands over one run of text in pieces; a piece
    /// is no place to trim.
    private var run = ""
    private(set) var root: LawElement?
    private(set) var failureLine: Int?
    private(set) var isTooDeep = false

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
    ) {
        guard open.count < LawElement.deepest else {
            isTooDeep = true
            failureLine = max(1, parser.lineNumber)
            parser.abortParsing()
            return
        }
        endRun()
        open.append(
            LawElement(name: elementName, attributes: attributeDict, line: parser.lineNumber))
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?
    ) {
        endRun()
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(.element(element))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        run += string
    }

    private func endRun() {
        guard !run.isEmpty else { return }
        if !open.isEmpty { open[open.count - 1].children.append(.text(run)) }
        run = ""
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        if failureLine == nil { failureLine = parser.lineNumber }
    }
}
