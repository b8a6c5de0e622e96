import KobanLaw
import KobanText

/// One manner of writing a table with its items.
struct TableNotation: Sendable {
    let name: String
    /// How many items it needs and can bear.
    let counts: ClosedRange<Int>
    /// The number stands right after the table's name, so that 別表第1 would run into it.
    var gluesNumber = false
    /// Only whole numbers, in order and without a gap.
    var needsRange = false
    /// Only of tables of 番号法 itself.
    var isOfAct = false
    let text: @Sendable (inout Parts) -> String

    /// What is to be written.
    struct Parts {
        /// The table's name as the author writes it.
        let table: String
        let items: [ItemNumber]
        let digits: NumberSpelling
        var random: Seeded

        /// The articles that stand in brackets below the title of a table of 番号法.
        var relation: String {
            table.hasSuffix("別表") || table.hasSuffix("1") || table.hasSuffix("１") || table.hasSuffix("一")
                ? "第\(digits.text(9))条" : "第\(digits.text(19))条、第\(digits.text(21))条"
        }
    }

    static let all = single + lists

    private static let single: [TableNotation] = [
        TableNotation(name: "の26の項", counts: 1...1) { "\($0.table)の\($0.digits.text($0.items[0]))の項" },
        TableNotation(name: "の第26の項", counts: 1...1) { "\($0.table)の第\($0.digits.text($0.items[0]))の項" },
        TableNotation(name: "空白26の項", counts: 1...1) {
            "\($0.table)\($0.random.pick([" ", "　"]))\($0.digits.text($0.items[0]))の項"
        },
        TableNotation(name: "空白第26の項", counts: 1...1) { "\($0.table) 第\($0.digits.text($0.items[0]))の項" },
        TableNotation(name: "第26の項", counts: 1...1) { "\($0.table)第\($0.digits.text($0.items[0]))の項" },
        TableNotation(name: "26の項（表の名の直後）", counts: 1...1, gluesNumber: true) {
            "\($0.table)\($0.digits.text($0.items[0]))の項"
        },
        TableNotation(name: "26項", counts: 1...1) { "\($0.table)の\($0.digits.text($0.items[0]))項" },
        TableNotation(name: "第26項", counts: 1...1) { "\($0.table)第\($0.digits.text($0.items[0]))項" },
        TableNotation(name: "項番26", counts: 1...1) {
            "\($0.table)\($0.random.pick([" ", "　", "", "の"]))項番\($0.digits.text($0.items[0]))"
        },
        TableNotation(name: "項番26番", counts: 1...1) { "\($0.table)の項番\($0.digits.text($0.items[0]))番" },
        TableNotation(name: "（26の項）", counts: 1...1) {
            "\($0.table)（\($0.random.pick(["", "第"]))\($0.digits.text($0.items[0]))の項）"
        },
        TableNotation(name: "の26 の項", counts: 1...1) { "\($0.table)の \($0.digits.text($0.items[0])) の項" },
        TableNotation(name: "（第19条、第21条関係）の26の項", counts: 1...1, isOfAct: true) {
            "\($0.table)（\($0.relation)関係）の\($0.digits.text($0.items[0]))の項"
        },
        TableNotation(name: "のうち、26の項", counts: 1...1) { "\($0.table)のうち、\($0.digits.text($0.items[0]))の項" },
    ]

    private static let lists: [TableNotation] = [
        TableNotation(name: "の9、10、14の項", counts: 2...200) { "\($0.table)の\(joined($0.items, $0.digits, "、"))の項" },
        TableNotation(name: "の9,10,14の項", counts: 2...200) { "\($0.table)の\(joined($0.items, $0.digits, ","))の項" },
        TableNotation(name: "の9，10，14の項", counts: 2...200) { "\($0.table)の\(joined($0.items, $0.digits, "，"))の項" },
        TableNotation(name: "の9・10・14の項", counts: 2...200) { "\($0.table)の\(joined($0.items, $0.digits, "・"))の項" },
        TableNotation(name: "の9・10及び120の項", counts: 2...200) {
            "\($0.table)の\(joined($0.items.dropLast(), $0.digits, "・"))\($0.random.pick(["及び", "並びに", "又は", "と"]))\($0.digits.text($0.items[$0.items.count - 1]))の項"
        },
        TableNotation(name: "区切りの混在", counts: 3...200) { parts in
            var out = "\(parts.table)の\(parts.digits.text(parts.items[0]))"
            for item in parts.items.dropFirst() {
                out += parts.random.pick(["、", ",", "，", "・", "、 "]) + parts.digits.text(item)
            }
            return out + "の項"
        },
        TableNotation(name: "（第1、2、3の項）", counts: 2...200) { "\($0.table)（第\(joined($0.items, $0.digits, "、"))の項）" },
        TableNotation(name: "空白（第1、2、3の項）", counts: 2...200) { "\($0.table) （第\(joined($0.items, $0.digits, "、"))の項）" },
        TableNotation(name: "の第9,10,14の項", counts: 2...200) { "\($0.table)の第\(joined($0.items, $0.digits, ","))の項" },
        TableNotation(name: "空白第13、14、18項", counts: 2...200) { "\($0.table) 第\(joined($0.items, $0.digits, "、"))項" },
        TableNotation(name: "の9の項、10の項", counts: 2...12) {
            "\($0.table)の\($0.items.map { [digits = $0.digits] in digits.text($0) + "の項" }.joined(separator: "、"))"
        },
        TableNotation(name: "の9の項及び10の項", counts: 2...2) {
            "\($0.table)の\($0.digits.text($0.items[0]))の項\($0.random.pick(["及び", "並びに", "又は"]))\($0.digits.text($0.items[1]))の項"
        },
        TableNotation(name: "の9の項 10の項", counts: 2...12) {
            "\($0.table)の\($0.items.map { [digits = $0.digits] in digits.text($0) + "の項" }.joined(separator: $0.random.pick([" ", "　"])))"
        },
        TableNotation(name: "の9、10の各項", counts: 2...200) { "\($0.table)の\(joined($0.items, $0.digits, "、"))の各項" },
        TableNotation(name: "項番9、10、14", counts: 2...200) {
            "\($0.table)\($0.random.pick([" ", "の", ""]))項番\(joined($0.items, $0.digits, "、"))"
        },
        TableNotation(name: "1行に1項", counts: 2...12) { parts in
            "\(parts.table)\n" + parts.items.map { "　\(parts.digits.text($0))の項" }.joined(separator: "\n")
        },
        TableNotation(name: "次の項（改行して並び）", counts: 2...200) {
            "\($0.table)のうち、次の項\n\(joined($0.items, $0.digits, $0.random.pick(["・", "、"])))"
        },
        TableNotation(name: "項ごとの注（）", counts: 2...8) { noted($0.table, $0.items, $0.digits, "（", "）") },
        TableNotation(name: "項ごとの注〔〕", counts: 2...8) { noted($0.table, $0.items, $0.digits, "〔", "〕") },
        TableNotation(name: "項ごとの注：", counts: 2...8) { parts in
            "\(parts.table)の" + parts.items.map { "\(parts.digits.text($0))の項：児童手当の支給" }.joined(separator: "、")
        },
        TableNotation(name: "区切りの後で改行", counts: 4...200) { parts in
            let cut = parts.random.number(1...(parts.items.count - 2))
            return
                "\(parts.table)の\(joined(parts.items[..<cut], parts.digits, "、"))、\n\(joined(parts.items[cut...], parts.digits, "、"))の項"
        },
        TableNotation(name: "26～28の項", counts: 3...9, needsRange: true) {
            "\($0.table)の\($0.digits.text($0.items[0]))\($0.random.pick(["～", "〜", "-", "－", "~"]))\($0.digits.text($0.items[$0.items.count - 1]))の項"
        },
        TableNotation(name: "26から28までの項", counts: 3...9, needsRange: true) {
            "\($0.table)の\($0.digits.text($0.items[0]))から\($0.digits.text($0.items[$0.items.count - 1]))までの項"
        },
        TableNotation(name: "26の項から28の項まで", counts: 3...9, needsRange: true) {
            "\($0.table)の\($0.digits.text($0.items[0]))の項から\($0.digits.text($0.items[$0.items.count - 1]))の項まで"
        },
    ]

    private static func joined(_ items: some Collection<ItemNumber>, _ digits: NumberSpelling, _ separator: String)
        -> String
    {
        items.map { digits.text($0) }.joined(separator: separator)
    }

    private static func noted(
        _ table: String, _ items: [ItemNumber], _ digits: NumberSpelling, _ open: String, _ close: String
    ) -> String {
        "\(table)の"
            + items.enumerated().map { "\(digits.text($1))の項\(open)\(notes[$0 % notes.count])\(close)" }.joined(
                separator: "、")
    }

    private static let notes = ["生活保護", "国民健康保険", "児童手当", "介護保険", "母子保健"]

    /// Whether it can write these items.
    func suits(_ items: [ItemNumber], of table: TableName) -> Bool {
        guard counts.contains(items.count), !isOfAct || table.law == .numberAct else { return false }
        guard needsRange else { return true }
        return items.allSatisfy { !$0.isBranch }
            && items.last.map { $0.whole - items[0].whole == items.count - 1 } == true
    }
}

/// How a table's name is written.
enum TableSpelling {
    static func names(of table: TableName) -> [String] {
        switch table {
        case .firstTable: ["別表第一", "別表第一", "別表第1", "別表第１", "別表1", "別表１", "別表第 一"]
        case .secondTable: ["別表第二", "別表第二", "別表第2", "別表第２", "別表2", "別表２", "別表第 二"]
        case .unifiedTable: ["別表"]
        default: ["第2条の表", "第二条の表", "第２条の表"]
        }
    }

    /// Whether a number written right after the name would be read as part of it: 別表第126の項, and
    /// 別表1の項, which may be the first table.
    static func runsInto(_ name: String, _ number: ItemNumber, _ digits: NumberSpelling) -> Bool {
        if name == "別表" { return number.whole <= 2 || number.isBranch }
        guard let last = name.unicodeScalars.last else { return true }
        if last == "表" { return false }
        return (last == "一" || last == "二") == (digits == .kanji)
    }
}
