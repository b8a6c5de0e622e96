import KobanChecks
import KobanFormats

/// The numbers of the page. Each is a link to exactly what it counts: to a section that lists
/// it, or to a list in the index that is made for it here.
struct NightlyNumbers {
    /// What a list of the index leads to.
    enum Kind: String {
        case finding
        case resolved
        case document
        case removed
    }

    struct List {
        let title: String
        let kind: Kind
        let ids: [Int]
    }

    /// The words of the filter (for the script) that show the same.
    struct Filter {
        var institution: String??
        var rule: String?
        var severity: Severity?
        /// `new`, `updated`, `review`.
        var state: String?
        /// The section to show.
        var section = "findings"

        /// As the part of an address after `#`: nothing but letters, digits and `%`, `=`, `&`.
        var fragment: String {
            var parts: [String] = []
            if let institution {
                parts.append("institution=" + Filter.encoded(institution ?? NightlyPageWords.noInstitution))
            }
            if let rule { parts.append("rule=" + Filter.encoded(rule)) }
            if let severity { parts.append("severity=" + severity.rawValue) }
            if let state { parts.append("state=" + state) }
            return parts.joined(separator: "&")
        }

        private static func encoded(_ text: String) -> String {
            let digits = Array("0123456789ABCDEF".unicodeScalars)
            var out = String.UnicodeScalarView()
            for byte in text.utf8 {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: out.append(Unicode.Scalar(byte))
                default: out += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            return String(out)
        }
    }

    private var lists: [List] = []

    /// A number that leads to a list of its own in the index; zero leads nowhere.
    mutating func list(
        _ kind: Kind, _ ids: [Int], title: String, filter: Filter? = nil
    ) -> TemplateView {
        guard !ids.isEmpty else { return Self.number(0, to: nil) }
        lists.append(List(title: title, kind: kind, ids: ids))
        return Self.number(ids.count, to: "index-\(lists.count)", filter: filter)
    }

    /// A number that leads to what the page holds anyway.
    static func number(_ count: Int, to anchor: String?, filter: Filter? = nil) -> TemplateView {
        TemplateView([
            "n": String(count), "isLinked": count > 0 && anchor != nil, "anchor": anchor,
            "isFilter": filter != nil, "filter": filter?.fragment, "section": filter?.section,
        ])
    }

    /// The lists of the index.
    func views(paths: [Int: String]) -> TemplateViews<EnumeratedSequence<[List]>> {
        TemplateViews(lists.enumerated()) { offset, list in
            TemplateView([
                "anchor": "index-\(offset + 1)", "title": list.title, "count": String(list.ids.count),
                "entries": TemplateViews(list.ids) { id in
                    TemplateView([
                        "anchor": "\(list.kind.rawValue)-\(id)",
                        "text": list.kind == .document || list.kind == .removed ? paths[id] ?? String(id) : String(id),
                    ])
                },
            ])
        }
    }
}
