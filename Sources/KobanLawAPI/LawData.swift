import Foundation

/// In which form the service writes a text (`law_full_text_format`).
public enum LawTextFormat: String, Sendable, Hashable, CaseIterable {
    /// 法令標準XML.
    case xml
    /// The same tree as `{"tag", "attr", "children"}`.
    case json
}

/// The answer of `/law_data/{law_revision_id}` in JSON.
struct LawData: Decodable {
    let law: LawInfo
    let revision: LawRevision
    let text: LawFullText

    enum CodingKeys: String, CodingKey {
        case law = "law_info"
        case revision = "revision_info"
        case text = "law_full_text"
    }
}

/// `law_full_text`: XML as it is or in Base64, or the tree.
enum LawFullText: Decodable {
    case xml([UInt8])
    case tree(LawTree)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self) else {
            self = .tree(try container.decode(LawTree.self))
            return
        }
        if text.utf8.first(where: { $0 > 0x20 }) == 0x3C || text.hasPrefix("\u{FEFF}") {
            self = .xml(Array(text.utf8))
        } else if !text.isEmpty, let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            data.contains(0x3C)
        {
            self = .xml(Array(data))
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "XML でも Base64 でもない文字列")
        }
    }
}

/// An element of 法令標準XML in JSON, without its attributes.
struct LawTree: Decodable {
    enum Child: Decodable {
        case element(LawTree)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .element(try container.decode(LawTree.self))
            }
        }
    }

    let tag: String
    let children: [Child]

    enum CodingKeys: String, CodingKey {
        case tag, children
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        tag = try container.decode(String.self, forKey: .tag)
        if let text = try? container.decode(String.self, forKey: .children) {
            children = text.isEmpty ? [] : [.text(text)]
        } else {
            children = try container.decodeIfPresent([Child].self, forKey: .children) ?? []
        }
    }

    var text: String {
        children.reduce(into: "") { text, child in
            switch child {
            case .text(let run): text += run
            case .element(let element): if element.tag != "Rt" { text += element.text }
            }
        }
    }

    func first(_ tag: String) -> LawTree? {
        for case .element(let element) in children where element.tag == tag { return element }
        return nil
    }
}
