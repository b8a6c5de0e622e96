/// The words by which a text refers to a law that it has named: 同法, 同条例.
enum LawReferenceWords {
    static let all = [
        "同法", "同令", "同命令", "同条例", "同規則", "同省令", "同政令", "同府令", "同施行令", "同施行規則", "同規程", "同要綱",
    ]
}

/// The laws that a text has named so far, for 同法, 同令 and 同条例.
///
/// 同条例 means an ordinance, whatever act was named after it.
struct NamedLaws {
    /// What kind of text a name is of.
    enum Kind: Hashable {
        case act, order, ordinance, rule

        /// The kind that the last characters of a name or of a word that refers back tell.
        init(of name: String) {
            if name.hasSuffix("条例") {
                self = .ordinance
            } else if ["規則", "規程", "細則", "要綱", "要領"].contains(where: name.hasSuffix) {
                self = .rule
            } else if name.hasSuffix("令") {
                self = .order
            } else {
                self = .act
            }
        }
    }

    private var named: [Kind: CitationParser.ResolvedLaw] = [:]
    private var cited: [Kind: CitationParser.ResolvedLaw] = [:]
    /// The last law named, of any kind, and the token of its name.
    private(set) var last: (law: CitationParser.ResolvedLaw, token: Int)?

    mutating func name(_ law: CitationParser.ResolvedLaw, at token: Int) {
        named[kind(of: law)] = law
        last = (law, token)
    }

    mutating func cite(_ law: CitationParser.ResolvedLaw) {
        cited[kind(of: law)] = law
    }

    private func kind(of law: CitationParser.ResolvedLaw) -> Kind {
        law.id == .numberAct ? .act : Kind(of: law.name ?? "")
    }

    /// The law that 同法 or 同条例 means; nil where none was named, or where the text has cited
    /// one and then named another without citing it, so that either may be meant.
    func meant(by word: String) -> CitationParser.ResolvedLaw? {
        let kind = Kind(of: word)
        guard let law = named[kind], !law.isUndecided else { return nil }
        guard let cited = cited[kind] else { return law }
        let isSame = law.id == nil && cited.id == nil ? law.name == cited.name : law.id == cited.id
        return isSame ? law : nil
    }
}

extension String {
    /// Where the last occurrence of a word begins.
    func range(ofLast word: String) -> String.Index? {
        var found: String.Index?
        var from = startIndex
        while let range = self[from...].firstRange(of: word) {
            found = range.lowerBound
            from = index(after: range.lowerBound)
        }
        return found
    }
}
