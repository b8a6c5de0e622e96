import KobanCitations
import KobanTestSupport
import KobanText
import Testing

@Suite("性質")
struct PropertyTests {
    private static func items(_ dice: inout SeededGenerator) -> [ItemNumber] {
        let count = Int.random(in: 1...25, using: &dice)
        var numbers: Set<ItemNumber> = []
        for _ in 0..<count {
            let whole = Int.random(in: 1...181, using: &dice)
            var components = [whole]
            if dice.chance(15) { components.append(Int.random(in: 2...4, using: &dice)) }
            if components.count == 2, dice.chance(20) { components.append(2) }
            if let number = ItemNumber(components: components) { numbers.insert(number) }
        }
        return numbers.sorted()
    }

    private static func write(_ number: ItemNumber, style: Int) -> String {
        switch style {
        case 0: number.description
        case 1:
            String(
                String.UnicodeScalarView(
                    number.description.unicodeScalars.map {
                        ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    }))
        default: number.kanji
        }
    }

    /// Writes a list in one of the notations that assessments use.
    private static func write(_ items: [ItemNumber], _ dice: inout SeededGenerator) -> String {
        let style = Int.random(in: 0...2, using: &dice)
        let separator = dice.pick(["、", "，", ",", "・", ", ", "、\n", "・ ", " 、"])
        let eachOrdinal = dice.chance(20)
        var parts: [String] = []
        var index = 0
        while index < items.count {
            // A run of whole numbers may be written as a range.
            var end = index
            while end + 1 < items.count, !items[end].isBranch, !items[end + 1].isBranch,
                items[end + 1].whole == items[end].whole + 1
            {
                end += 1
            }
            if end > index, dice.chance(50) {
                let mark = dice.pick(["～", "〜", "-", "から"])
                parts.append(
                    write(items[index], style: style) + mark + write(items[end], style: style)
                        + (mark == "から" ? "まで" : ""))
                index = end + 1
            } else {
                parts.append((eachOrdinal ? "第" : "") + write(items[index], style: style))
                index += 1
            }
        }
        var list = parts.joined(separator: separator)
        if parts.count > 1, dice.chance(30), let last = parts.last {
            list = parts.dropLast().joined(separator: separator) + "及び" + last
        }
        if dice.chance(20), !eachOrdinal { list = "第" + list }
        switch Int.random(in: 0...3, using: &dice) {
        case 0: return "（" + list + "の項）"
        case 1: return "の" + list + "の項"
        case 2: return " " + list + "項"
        default: return "　項番" + list
        }
    }

    @Test("any item list in any notation reads back as the same list", arguments: 0..<600)
    func listsReadBack(_ seed: Int) {
        var dice = SeededGenerator(seed: UInt64(seed + 1))
        let items = Self.items(&dice)
        let head = dice.pick(["番号法別表第二", "番号法第19条第8号、別表第2", "番号利用法別表第一", "別表第二"])
        let text = "・" + head + Self.write(items, &dice) + dice.pick(["", "。", "\n・次の事務", "\n【情報照会の根拠】"])
        let read = TestLexicon.citations(text).first { $0.table != nil }
        #expect(read?.items == items, "\(text)")
    }

    @Test("spans cut out the text they claim, in order and without overlap", arguments: 0..<200)
    func spans(_ seed: Int) throws {
        var dice = SeededGenerator(seed: UInt64(seed + 7777))
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
            text += dice.pick(["・", "\n- ", "<p>", "　", "【情報提供の根拠】\n", "生活保護法第80条の4第1項、", "🍀 ", "&lt;準備&gt;"])
            text += dice.pick(["番号法別表第二", "番号法第19条第8号　別表第１", "主務省令第2条の表"])
            text += Self.write(Self.items(&dice), &dice)
        }
        let source = SourceText(text)
        var end = 0
        var elements = 0
        for citation in try TestLexicon.citations(text).notEmpty() {
            #expect(citation.range.lowerBound >= end)
            end = citation.range.upperBound
            #expect(end <= source.bytes.count)
            #expect(String(validating: source.bytes[citation.range], as: UTF8.self) != nil)
            guard case .table(let cited) = citation.target else { continue }
            for element in cited.elements {
                #expect(citation.range.contains(element.range.lowerBound))
                // The span of an element is its number and nothing else.
                let alone = TestLexicon.citations("番号法別表第二の" + source.text(in: element.range) + "の項")
                #expect(alone.first?.items == element.numbers)
                elements += 1
            }
        }
        #expect(elements > 0, "\(text)")
    }

    /// Pieces of citations in any order.
    private static func anyText(_ seed: Int) -> String {
        var dice = SeededGenerator(seed: UInt64(seed + 99))
        let pieces = [
            "別表", "第", "一", "二", "条", "項", "号", "の", "の項", "番号法", "別表第二", "（", "）", "「", "」", "、", "～", "9", "２",
            "\n", "\n\n", "\t", "<p>", "<", "&lt;", "附則", "命令", "主務省令", "項番", "次の項", "欄", "が", "から", "まで", "【", "】",
            "同法", "法", "条例", "施行令", "🍀", "ア", "～R8.5", "のうち", "情報提供者", "百", "十",
        ]
        return (0..<80).map { _ in dice.pick(pieces) }.joined()
    }

    @Test("any text at all is read without stopping, and its spans are valid", arguments: 0..<300)
    func anyText(_ seed: Int) {
        let text = Self.anyText(seed)
        let source = SourceText(text)
        for citation in TestLexicon.citations(text) {
            #expect(citation.range.upperBound <= source.bytes.count)
            #expect(!citation.range.isEmpty)
        }
    }

    @Test("most of these texts have something in them that is read as a citation")
    func anyTextCites() {
        #expect((0..<300).count { !TestLexicon.citations(Self.anyText($0)).isEmpty } > 200)
    }
}
