/// The headings in force at a place, by rank.
///
/// A heading is in force until the next of its rank. Ranks are not declared anywhere:
/// the kind that appears first in a field is the outer one (assumption).
struct HeadingStack {
    /// How a heading is marked.
    enum Kind: Hashable {
        /// 【…】
        case lenticular
        /// ［…］
        case square
        /// （…）
        case round
        /// <…>
        case angle
        /// `1 …`, `1．…`
        case numbered
        /// `(1) …`
        case numberedInBrackets
        /// Words without brackets.
        case bare
    }

    private var entries: [(kind: Kind, purpose: Citation.Purpose?, range: Range<Int>)] = []

    mutating func enter(_ kind: Kind, purpose: Citation.Purpose?, range: Range<Int>) {
        if let index = entries.firstIndex(where: { entry in
            entry.kind == kind || (purpose != nil && entry.purpose != nil)
        }) {
            entries.removeSubrange(index...)
        }
        entries.append((kind, purpose, range))
    }

    /// What the innermost heading that says so makes citations the basis of.
    var purpose: Citation.Purpose? { entries.last { $0.purpose != nil }?.purpose }

    /// The innermost heading that is not about a role.
    var subject: Range<Int>? { entries.last { $0.purpose == nil }?.range }
}
