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
        /// ■ …, ① …: the mark that stands before it, all numbers in circles being one.
        case marked(Unicode.Scalar)
        /// Words without brackets.
        case bare
    }

    private var entries: [(kind: Kind, side: RoleWords.Side?, range: Range<Int>)] = []

    mutating func enter(_ kind: Kind, side: RoleWords.Side?, range: Range<Int>) {
        if let index = entries.firstIndex(where: { entry in
            entry.kind == kind || (side != nil && entry.side != nil)
        }) {
            entries.removeSubrange(index...)
        }
        entries.append((kind, side, range))
    }

    /// What the innermost heading that says so makes citations the basis of.
    var purpose: Citation.Purpose? {
        switch entries.last(where: { $0.side != nil })?.side {
        case .provide: .provide
        case .inquire: .inquire
        case .both, nil: nil
        }
    }

    /// The innermost heading that is not about a role.
    var subject: Range<Int>? { entries.last { $0.side == nil }?.range }

    /// Whether a heading that gives a role has this mark, so that the next of its rank ends it.
    func hasRole(under kind: Kind) -> Bool { entries.contains { $0.kind == kind && $0.side != nil } }
}
