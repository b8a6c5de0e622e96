import KobanStatutes

/// What kind of law a name is of, for words that refer back to the last of a kind (同法, 同条例).
enum LawKind: Hashable, Sendable {
    /// 法律
    case act
    /// 政令: 施行令
    case cabinetOrder
    /// 命令, 省令, 府令
    case order
    /// 規則, 細則
    case rule
    /// 条例
    case ordinance

    private static let endings: [(String, LawKind)] = [
        ("条例", .ordinance), ("規則", .rule), ("細則", .rule), ("施行令", .cabinetOrder), ("政令", .cabinetOrder),
        ("命令", .order), ("省令", .order), ("府令", .order), ("法律", .act), ("法", .act), ("令", .cabinetOrder),
    ]

    /// The kind that a name shows by its end; nil where it shows none.
    init?(_ name: String) {
        guard let found = LawKind.endings.first(where: { name.hasSuffix($0.0) }) else { return nil }
        self = found.1
    }

    /// The kind of a law as a text names it.
    init?(_ law: CitationParser.ResolvedLaw) {
        switch law.id {
        case .numberAct: self = .act
        case .some: self = .order
        case nil:
            guard let kind = law.name.flatMap(LawKind.init) else { return nil }
            self = kind
        }
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
