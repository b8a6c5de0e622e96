import Foundation
import KobanLaw

/// What stands around a law: the answers of the official law API, versions 1 and 2.
struct LawEnvelope {
    let law: LawElement
    let id: LawID?
    let revision: String?

    static func read(root: LawElement, file: String) throws(LawReadingError) -> LawEnvelope {
        func fail(_ reason: LawReadingError.Reason) -> LawReadingError {
            LawReadingError(file: file, line: root.place, reason: reason)
        }
        if root.name == "Law" { return LawEnvelope(law: root, id: nil, revision: nil) }
        if root.name == "DataRoot" {
            if let result = root.first("Result"), let code = result.first("Code")?.text, code != "0" {
                throw fail(.apiError(code: code, message: result.first("Message")?.text ?? ""))
            }
            let data = root.first("ApplData")
            guard let law = data?.first("LawFullText")?.first("Law") else { throw fail(.notALaw(root: root.name)) }
            return LawEnvelope(law: law, id: lawID(data?.first("LawId")?.text), revision: nil)
        }
        if let full = root.first("law_full_text") {
            let id = lawID(root.first("law_info")?.first("law_id")?.text)
            let revision = root.first("revision_info")?.first("law_revision_id")?.text
            if let law = full.first("Law") { return LawEnvelope(law: law, id: id, revision: revision) }
            return LawEnvelope(law: try law(written: full.text, file: file), id: id, revision: revision)
        }
        if let code = root.first("code")?.text, let message = root.first("message")?.text {
            throw fail(.apiError(code: code, message: message))
        }
        throw fail(.notALaw(root: root.name))
    }

    static func read(json bytes: [UInt8], file: String) throws(LawReadingError) -> LawEnvelope {
        let root = try JSONNode.read(bytes, file: file)
        func fail(_ reason: LawReadingError.Reason, _ node: JSONNode) -> LawReadingError {
            LawReadingError(file: file, line: node.line, reason: reason)
        }
        guard let full = root["law_full_text"] else {
            if root["tag"] != nil {
                return LawEnvelope(law: try element(root, file: file), id: nil, revision: nil)
            }
            if let message = root["message"]?.string {
                throw fail(.apiError(code: root["code"]?.string ?? "", message: message), root)
            }
            throw fail(.notALaw(root: "JSON"), root)
        }
        let id = lawID(root["law_info"]?["law_id"]?.string)
        let revision = root["revision_info"]?["law_revision_id"]?.string
        if let text = full.string {
            return LawEnvelope(law: try law(written: text, file: file), id: id, revision: revision)
        }
        return LawEnvelope(law: try element(full, file: file), id: id, revision: revision)
    }

    private static func lawID(_ text: String?) -> LawID? {
        text.flatMap { $0.isEmpty ? nil : LawID(rawValue: $0) }
    }

    /// A law written as a string inside an envelope: XML, or XML in Base64.
    private static func law(written text: String, file: String) throws(LawReadingError) -> LawElement {
        var bytes = Array(text.utf8)
        if !text.contains("<") {
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
                throw LawReadingError(file: file, line: nil, reason: .brokenJSON(expected: "law_full_text の法令標準XML"))
            }
            bytes = Array(data)
        }
        let root = try LawElement.read(bytes, file: file)
        guard root.name == "Law" else {
            throw LawReadingError(file: file, line: root.place, reason: .notALaw(root: root.name))
        }
        return root
    }

    /// `{"tag": …, "attr": {…} or "", "children": […]}`.
    private static func element(_ node: JSONNode, file: String) throws(LawReadingError) -> LawElement {
        guard let tag = node["tag"]?.string else {
            throw LawReadingError(file: file, line: node.line, reason: .brokenJSON(expected: "要素の tag"))
        }
        var attributes: [String: String] = [:]
        for (name, value) in node["attr"]?.members ?? [] { attributes[name] = value.string ?? "" }
        var element = LawElement(name: tag, attributes: attributes, line: node.line)
        for child in node["children"]?.elements ?? [] {
            if let text = child.string {
                element.children.append(.text(text))
            } else {
                element.children.append(.element(try self.element(child, file: file)))
            }
        }
        return element
    }
}
