import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// How an author marks the part of a field that is about providing or inquiring.
enum RoleHeading: String, CaseIterable, Sendable {
    case black = "【】"
    case square = "［］"
    case round = "（）"
    case bare = "括弧なし"
    case box = "■"
    case dot = "●"
    case roundNumber = "(1)"
    case circledNumber = "①"
    case wideNumber = "１．"

    func text(_ name: String, number: Int) -> String {
        switch self {
        case .black: "【\(name)】"
        case .square: "［\(name)］"
        case .round: "（\(name)）"
        case .bare: name
        case .box: "■\(name)"
        case .dot: "●\(name)"
        case .roundNumber: "(\(number)) \(name)"
        case .circledNumber: (number == 1 ? "①" : "②") + name
        case .wideNumber: NumberSpelling.widened("\(number)") + "．" + name
        }
    }
}

/// Which numbering a document uses.
enum Numbering: Sendable {
    case now
    case former

    var use: TableName { self == .now ? .unifiedTable : .firstTable }
    var linkage: TableName { self == .now ? .provisionTable : .secondTable }
}

/// The legal bases of one document, written field by field.
struct FieldWriter: Sendable {
    var scribe: Scribe
    let subject: MunicipalSubject
    /// With nothing but the plainest notation: where another thing is measured.
    var isPlain = false

    var facts: TableFacts { scribe.facts }

    mutating func inField<Result>(
        _ field: FieldLabel?, _ purpose: Citation.Purpose?, _ write: (inout FieldWriter) -> Result
    ) -> Result {
        let before = (scribe.field, scribe.purpose)
        scribe.field = field
        scribe.purpose = purpose
        let result = write(&self)
        (scribe.field, scribe.purpose) = before
        return result
    }

    func subjectItems(_ table: TableName) -> [ItemNumber] { facts.items(of: table, law: subject.law) }

    /// 個人番号の利用: the subject's item of the table, now and then its order and another law.
    mutating func useBasis(_ numbering: Numbering, items: [ItemNumber]? = nil, withOrder: Bool? = nil) -> String {
        inField(.useBasis, .use) { writer in
            let items = items ?? writer.subjectItems(numbering.use)
            var lines = [writer.scribe.table(numbering.use, items, isPlain: writer.isPlain)]
            if withOrder ?? writer.scribe.random.isOne(in: 3), let first = items.first,
                let article = writer.facts.article(of: first, in: numbering.use)
            {
                lines.append(writer.useOrder(numbering, article: article))
            }
            return writer.bulleted(lines)
        }
    }

    /// The order that details the item, at its right article.
    mutating func useOrder(_ numbering: Numbering, article: ItemNumber) -> String {
        let names =
            numbering == .now
            ? [
                (OfficialTitle.useOrder, "今の題名"),
                (OfficialTitle.useOrder + "（\(OfficialTitle.useOrderNumber)）", "今の題名と番号"),
                ("番号法別表の主務省令で定める事務を定める命令", "番号法別表の主務省令で…"),
            ]
            : [
                (OfficialTitle.formerUseOrder, "旧い題名"),
                (OfficialTitle.formerUseOrder + "（\(OfficialTitle.useOrderNumber)）", "旧い題名と番号"),
                ("番号法別表第一の主務省令で定める事務を定める命令", "番号法別表第一の主務省令で…"),
            ]
        let (name, naming) = isPlain ? names[0] : scribe.random.pick(names)
        return scribe.articles(.useOrder, named: name, as: naming, [article])
    }

    /// 情報連携: providing and inquiring, each below its heading.
    mutating func linkageBasis(
        _ numbering: Numbering, provide: (inout FieldWriter) -> String, inquire: (inout FieldWriter) -> String
    ) -> String {
        let heading = isPlain ? RoleHeading.black : scribe.random.pick(RoleHeading.allCases)
        let suffix = isPlain || heading == .bare || scribe.random.isOne(in: 2) ? "の根拠" : ""
        let first = heading.text("情報提供" + suffix, number: 1)
        let second = heading.text("情報照会" + suffix, number: 2)
        scribe.heading = heading.rawValue
        defer { scribe.heading = nil }
        let provided = inField(.linkageBasis, .provide, provide)
        let inquired = inField(.linkageBasis, .inquire, inquire)
        return [first, provided, second, inquired].joined(separator: "\n")
    }

    mutating func linkageBasis(_ numbering: Numbering) -> String {
        linkageBasis(
            numbering, provide: { $0.provided(numbering) },
            inquire: {
                $0.bulleted([
                    $0.scribe.table(numbering.linkage, $0.subjectItems(numbering.linkage), isPlain: $0.isPlain)
                ])
            })
    }

    /// Either every item with what the office provides, with or without the condition, or a few.
    mutating func provided(_ numbering: Numbering) -> String {
        let all = facts.selection(
            of: numbering.linkage, provider: subject.provider, information: subject.information)
        switch scribe.random.number(0...2) {
        case 0 where all.count > 1:
            return bulleted([
                scribe.conditionedTable(
                    numbering.linkage, provider: subject.provider, information: subject.information, items: all)
            ])
        case 1 where all.count > 1:
            return bulleted([scribe.table(numbering.linkage, all, isPlain: isPlain)])
        default:
            return bulleted([scribe.table(numbering.linkage, someItems(numbering.linkage), isPlain: isPlain)])
        }
    }

    /// A few items: apart, or one after another.
    mutating func someItems(_ table: TableName, among choices: [ItemNumber]? = nil) -> [ItemNumber] {
        let numbers = choices ?? facts.items(of: table).map(\.number)
        let count = scribe.random.pick([1, 1, 2, 2, 3, 4, 5])
        if count > 2, scribe.random.isOne(in: 3) {
            let start = scribe.random.number(3...(max(4, numbers.count - count - 1)))
            let run = Array(numbers.dropFirst(start).prefix(count))
            let isRun =
                run.allSatisfy { !$0.isBranch } && run.last.map { $0.whole - run[0].whole == run.count - 1 } == true
            if isRun { return run }
        }
        return scribe.random.some(count, of: numbers)
    }

    mutating func bulleted(_ lines: [String]) -> String {
        let bullet = isPlain ? "・" : scribe.random.pick(["・", "・", "", "○", "・ "])
        return lines.map { bullet + $0 }.joined(separator: "\n")
    }
}
