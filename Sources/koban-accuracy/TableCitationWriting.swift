import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What may stand after a list.
enum AfterList: String, CaseIterable, Sendable {
    case nothing = "何もなし"
    case fullStop = "。"
    case basis = "に基づく事務"
    case rule = "の規定による"
    case note = "（注）"
    case otherLaw = "及び所得税法第3条"
    case otherRuleOnNextLine = "改行して児童福祉法施行規則第18条"
    case otherRuleAfterBlank = "空白の後に児童福祉法施行規則第18条"

    func written(by scribe: inout Scribe) -> String {
        switch self {
        case .nothing: return ""
        case .fullStop: return "。"
        case .basis: return "に基づく事務"
        case .rule: return "の規定による事務"
        case .note: return "（事務の一部に限る。）"
        case .otherLaw: return scribe.random.pick(["及び", "並びに", "、"]) + ForeignCitation.incomeTax.written(by: &scribe)
        case .otherRuleOnNextLine: return "\n" + ForeignCitation.childWelfareRule.written(by: &scribe)
        case .otherRuleAfterBlank: return " " + ForeignCitation.childWelfareRule.written(by: &scribe)
        }
    }
}

extension Scribe {
    /// A citation of a table with its items, in a manner chosen by chance.
    ///
    /// - Parameter isPlain: without anything before or after it that could mislead.
    mutating func table(_ table: TableName, _ items: [ItemNumber], isPlain: Bool = false) -> String {
        let isLinkage = purpose == .provide || purpose == .inquire || field == .linkageBasis
        let owner = ownerText(of: table, isLinkage: isLinkage, isPlain: isPlain)
        let spelling = tableSpelling(table, items, isPlain: isPlain)
        let after = isPlain ? .nothing : random.isOne(in: 2) ? .nothing : random.pick(AfterList.allCases)
        let citation = ExpectedCitation(
            law: table.law, table: table, items: items,
            notations: [
                "法の名: \(owner.name)", "表の名: \(spelling.tableText)", "項: \(spelling.notation)", "後: \(after.rawValue)",
            ])
        let written = owner.text + cite(spelling.text, citation)
        lastTable = lastCitation
        return written + after.written(by: &self)
    }

    private mutating func ownerText(
        of table: TableName, isLinkage: Bool, isPlain: Bool
    ) -> (text: String, name: String) {
        if table == .provisionTable {
            let naming = isPlain ? ProvisionOrderNaming.long : random.pick(ProvisionOrderNaming.allCases)
            return (naming.written(by: &self), naming.rawValue)
        }
        let naming = isPlain ? ActNaming.short : random.pick(ActNaming.allCases)
        return (naming.written(by: &self, isLinkage: isLinkage), naming.rawValue)
    }

    private mutating func tableSpelling(
        _ table: TableName, _ items: [ItemNumber], isPlain: Bool
    ) -> (text: String, tableText: String, notation: String) {
        let names = TableSpelling.names(of: table)
        let fitting = TableNotation.all.filter { $0.suits(items, of: table) }
        var name = isPlain ? names[0] : random.pick(names)
        var notation = isPlain ? fitting[0] : random.pick(fitting)
        // What would be ambiguous for a person as well is written otherwise.
        if notation.gluesNumber, TableSpelling.runsInto(name, items[0], digits) { notation = fitting[0] }
        if notation.name.hasPrefix("空白"), name == "別表", items[0].whole <= 2 {
            name = "別表"
            notation = fitting[0]
        }
        var parts = TableNotation.Parts(table: name, items: items, digits: digits, random: random)
        let text = notation.text(&parts)
        random = parts.random
        return (text, name, notation.name)
    }

    /// A table named whole.
    mutating func wholeTable(_ table: TableName) -> String {
        let owner = ownerText(of: table, isLinkage: true, isPlain: random.isOne(in: 2))
        let name = random.pick(TableSpelling.names(of: table).filter { !$0.contains(" ") })
        let tails =
            table == .secondTable || table == .provisionTable
            ? ["における情報照会者", "に掲げる事務", "の第二欄に掲げる事務", "に定める事務"] : ["に掲げる事務", "に定める事務", "の下欄に掲げる事務"]
        let tail = random.pick(tails)
        let written = cite(
            name,
            ExpectedCitation(
                law: table.law, table: table,
                notations: ["法の名: \(owner.name)", "表の名: \(name)", "表全体: \(tail)"]))
        lastTable = lastCitation
        return owner.text + written + tail
    }

    /// Articles of an order in one of the manners of lists.
    mutating func articles(
        _ order: LawID, named name: String, as naming: String, _ articles: [ItemNumber]
    ) -> String {
        let manner = articles.count == 1 ? 0 : random.number(1...4)
        let wholes = articles.map { digits.text($0) }
        let list: String
        switch manner {
        case 0: list = articleText(Provision(article: articles[0]))
        case 1: list = "第" + wholes.joined(separator: "、") + "条"
        case 2: list = "（第" + wholes.joined(separator: "、") + "条）"
        case 3: list = "第" + wholes.joined(separator: ",") + "条"
        default: list = articles.map { articleText(Provision(article: $0)) }.joined(separator: "、")
        }
        let names = ["第24条", "第1、2、59の3条", "（第1、2、59の3条）", "第1,2,59の3条", "第1条、第2条"]
        let gap = random.pick(["", "", "　", " "])
        return name + gap
            + cite(
                list,
                ExpectedCitation(
                    law: order, provisions: articles.map { Provision(article: $0) },
                    notations: ["命令の名: \(naming)", "条: \(names[manner])"]))
    }

    /// A list that says by which condition it was made.
    mutating func conditionedTable(
        _ table: TableName, provider: String, information: String, items: [ItemNumber]
    ) -> String {
        let owner = ownerText(of: table, isLinkage: true, isPlain: random.isOne(in: 2))
        let name = TableSpelling.names(of: table)[0]
        let column = digits == .kanji ? ["第三欄", "第四欄"] : ["第3欄", "第4欄"]
        let condition =
            "\(column[0])（情報提供者）が「\(provider)」の項のうち、\(column[1])（特定個人情報）に「\(information)」が含まれる項"
        let numbers = items.map { digits.text($0) }.joined(separator: digits == .kanji ? "、" : random.pick(["・", "、"]))
        let manner = random.number(0...2)
        let text: String
        switch manner {
        case 0: text = "\(name)のうち、次の項（\(condition)）\n\(numbers)"
        case 1: text = "\(name)における\(condition)（\(numbers)の項）"
        default: text = "\(name)の\(numbers)の項（\(condition)）"
        }
        let names = ["次の項（条件）改行して並び", "における条件（1、2、3の項）", "並びの後の条件"]
        let written = cite(
            text,
            ExpectedCitation(
                law: table.law, table: table, items: items,
                notations: ["法の名: \(owner.name)", "表の名: \(name)", "条件: \(names[manner])"]))
        lastTable = lastCitation
        return owner.text + written
    }
}
