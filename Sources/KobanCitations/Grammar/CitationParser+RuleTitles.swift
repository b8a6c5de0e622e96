import KobanLaw
import KobanText

// 「番号法第十九条第九号規則第2条」; 「…法律第十九条第九号に基づく利用特定個人情報の提供に関する規則」第2条
extension CitationParser {
    /// A rule whose short name is a provision of the Act and a word for its kind.
    ///
    /// - Parameter list: the provision read after the name of `law`.
    /// - Returns: the rule, and the token after its name.
    func ruleNamed(after list: ProvisionList, of law: ResolvedLaw) -> (law: ResolvedLaw, next: Int)? {
        guard list.next < tokens.count, tokens[list.next].gap == .none, let kind = tokens[list.next].law,
            let name = law.range, kind.nameRange.lowerBound == tokens[list.next - 1].end,
            Self.kindsOfRule.contains(source.compactText(kind.nameRange))
        else { return nil }
        let range = name.lowerBound..<kind.nameRange.upperBound
        // 番号法第19条第8号主務省令
        let order =
            law.id == .numberAct && kind.isUndefinedOrder && list.provisions.count == 1
            ? list.provisions.first.flatMap { context.tables.order(basedOn: $0.provision) } : nil
        return (
            ResolvedLaw(
                id: order, name: source.compactText(range), range: range),
            list.next + 1
        )
    }

    private static let kindsOfRule: Set<String> = ["規則", "省令", "主務省令", "命令", "政令", "府令", "庁令", "告示", "条例", "規程"]

    /// A title in quotation marks is not longer, in tokens.
    private static let longestTitle = 60

    /// How a title goes on after the provision that it quotes.
    private static let relations = ["に基づ", "の規定に", "に規定", "の規定", "で定め", "に定め", "による", "により"]

    /// A title in quotation marks that quotes a provision of the law with whose name it begins: the
    /// provision is part of the title, and what follows is the rule's.
    mutating func readQuotedTitle() -> Bool {
        let start = index
        guard start > 0, tokens[start - 1].is(.openQuote), start + 1 < tokens.count, tokens[start + 1].is(.ordinal),
            let close = tokens[start...].prefix(Self.longestTitle).firstIndex(where: { $0.is(.closeQuote) }),
            let last = tokens[close - 1].law, close - 1 > start, last.nameRange.upperBound == tokens[close - 1].end,
            let list = provisionList(from: start + 1), list.next < close,
            Self.relations.contains(where: {
                source.compactText(tokens[list.next].start..<tokens[close - 1].end).hasPrefix($0)
            })
        else { return false }
        let range = tokens[start].start..<tokens[close - 1].end
        let title = ResolvedLaw(id: nil, name: source.compactText(range), range: range)
        namedLaws.name(title, at: close - 1)
        law = title
        lawHeadsLines = false
        var at = close + 1
        skipParentheses(&at)
        readCitations(of: title, from: at, start: range.lowerBound)
        return true
    }
}
