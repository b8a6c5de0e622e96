import KobanLaw
import KobanText

/// The text of a field made of pieces of which each is known: what a migration may write instead
/// follows from them.
struct FuzzedField: Sendable {
    enum Piece: Sendable, Hashable {
        /// The law, 第19条第8号 and what else belongs to the citation; no number of an item.
        case frame(String)
        /// The name of a former table, perhaps damaged.
        case table(TableName, String)
        /// An item of the table before it, as it is written.
        case item(TableName, ItemNumber, String)
        /// の項, separators: what holds the list together.
        case joint(String)
        /// What does not belong there.
        case noise(String, kind: String)
        /// A number that nobody can read, or words by which the old numbers are meant: nothing may
        /// be written.
        case obstacle(String, kind: String)

        var text: String {
            switch self {
            case .frame(let text), .table(_, let text), .item(_, _, let text), .joint(let text): text
            case .noise(let text, _), .obstacle(let text, _): text
            }
        }

        /// The kind of damage, for grouping.
        var damage: String? {
            switch self {
            case .noise(_, let kind), .obstacle(_, let kind): kind
            default: nil
            }
        }
    }

    enum Place: String, Sendable, CaseIterable {
        case use = "利用"
        case linkage = "連携"
    }

    let place: Place
    var pieces: [Piece]

    var text: String { pieces.map(\.text).joined() }
    /// What was done to it.
    var damages: [String] { pieces.compactMap(\.damage) }

    var isUnreadable: Bool {
        pieces.contains { piece in
            if case .obstacle = piece { true } else { false }
        }
    }

    /// Whether the author says himself that he means the old numbers: then they are not stale.
    var saysItIsFormer: Bool {
        pieces.contains { piece in
            if case .obstacle(_, let kind) = piece { kind == FuzzedField.saidToBeFormer } else { false }
        }
    }

    static let saidToBeFormer = "旧い表であることの明示"

    /// A short assessment around the field.
    var document: String {
        var content = AssessmentContent()
        content.title = "生活保護に関する事務"
        content.institution = "わかば市"
        content.publishedOn = "令和7年6月30日"
        content.outline = "保護の決定を行う。"
        content.useBasis = place == .use ? text : "番号法第9条第1項"
        content.linkageBasis = place == .linkage ? text : "番号法第19条第8号"
        content.history = [
            AssessmentContent.HistoryRow(date: "令和5年4月1日", item: "Ⅰ 5. ①部署", before: "市民部 市民課", after: "市民部 窓口課")
        ]
        return AssessmentLayout.tabs.rows(content, isSpaced: false) { $0.joined(separator: "\t") }
    }
}

/// Builds fields with damage of every kind.
struct FieldFuzzer: Sendable {
    let facts: TableFacts
    private let moved: [TableName: [ItemNumber]]

    init(facts: TableFacts) {
        self.facts = facts
        moved = [.firstTable: facts.movedItems(of: .firstTable), .secondTable: facts.movedItems(of: .secondTable)]
    }

    func field(_ random: inout Seeded) -> FuzzedField {
        let place = random.pick([FuzzedField.Place.use, .linkage, .linkage])
        let table: TableName = place == .use ? .firstTable : .secondTable
        var pieces = citation(of: table, place, &random)
        if random.isOne(in: 6) {
            pieces += [.frame(random.pick(["及び", "\n・", "。"]))] + citation(of: table, place, &random)
        }
        if random.isOne(in: 8) { pieces.append(.frame(random.pick(["及び所得税法第3条", "、児童福祉法施行規則第18条", "の規定による事務。"]))) }
        var field = FuzzedField(place: place, pieces: pieces)
        for _ in 0..<random.pick([1, 1, 1, 2, 2, 3]) { damage(&field, &random) }
        return field
    }

    private func citation(of table: TableName, _ place: FuzzedField.Place, _ random: inout Seeded) -> [FuzzedField
        .Piece]
    {
        let basis = place == .use ? "第9条第1項" : "第19条第8号"
        let leads = ["番号法", "番号法", "番号法\(basis)、", "番号法\(basis)　", "番号利用法", "行政手続における特定の個人を識別するための番号の利用等に関する法律"]
        let names = TableSpelling.names(of: table)
        let digits = random.pick([NumberSpelling.halfWidth, .halfWidth, .fullWidth, .kanji])
        let items = random.some(random.number(1...4), of: moved[table] ?? [])
        var pieces: [FuzzedField.Piece] = [.frame(random.pick(leads)), .table(table, random.pick(names))]
        let style = random.number(0...3)
        pieces.append(.joint(["の", "　", "（第", " 第"][style]))
        let separator = random.pick(["、", "、", ",", "・", "の項、", "及び"])
        for (index, item) in items.enumerated() {
            if index > 0 { pieces.append(.joint(separator)) }
            pieces.append(.item(table, item, digits.text(item)))
        }
        pieces.append(.joint(["の項", "の項", "の項）", "項"][style]))
        return pieces
    }

    private func damage(_ field: inout FuzzedField, _ random: inout Seeded) {
        if random.isOne(in: 12) { return obstruct(&field, &random) }
        let (kind, text) = FuzzNoise.any(&random)
        // Within a word as well as between two.
        if random.isOne(in: 5), let index = splittable(field, &random) {
            let piece = field.pieces[index]
            let scalars = Array(piece.text.unicodeScalars)
            let cut = random.number(1...(scalars.count - 1))
            func part(_ slice: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(slice)) }
            let broken = part(scalars[..<cut]) + text + part(scalars[cut...])
            switch piece {
            case .table(let table, _): field.pieces[index] = .table(table, broken)
            case .frame: field.pieces[index] = .frame(broken)
            default: break
            }
            field.pieces.append(.noise("", kind: kind + "（語の中）"))
            return
        }
        field.pieces.insert(.noise(text, kind: kind), at: random.number(1...field.pieces.count))
    }

    private func splittable(_ field: FuzzedField, _ random: inout Seeded) -> Int? {
        let indices = field.pieces.indices.filter { index in
            switch field.pieces[index] {
            case .table, .frame: field.pieces[index].text.unicodeScalars.count > 1
            default: false
            }
        }
        return indices.isEmpty ? nil : random.pick(indices)
    }

    private func obstruct(_ field: inout FuzzedField, _ random: inout Seeded) {
        if random.isOne(in: 3),
            let first = field.pieces.firstIndex(where: { if case .table = $0 { true } else { false } })
        {
            field.pieces.insert(
                .obstacle(random.pick(["旧", "改正前の", "廃止前の"]), kind: FuzzedField.saidToBeFormer), at: first)
            return
        }
        let items = field.pieces.indices.filter { if case .item = field.pieces[$0] { true } else { false } }
        guard let index = items.isEmpty ? nil : random.pick(items) else { return }
        field.pieces[index] = .obstacle(
            random.pick(["85Ø2", "l5", "2O", "二六二七二八", "□", "？？", "8S", "1 0 5 7 9 9"]), kind: "読めない番号")
    }
}

/// What may stand where it does not belong.
enum FuzzNoise {
    /// None begins or ends with a digit, which would become part of a number; none makes a range of
    /// two numbers, or names a law, which would give the table to another.
    private static let all: [(kind: String, texts: [String])] = [
        ("印", ["＊", "*", "※", "◎", "†", "#", "§", "→", "／", "/", "｜", "|", "：", ":", "；", "…", "?", "!", "＝", "_"]),
        ("括弧", ["【】", "【", "】", "［", "]", "「", "」", "『", "〔", "〕", "《", "》", "（", "）", "(", ")", "()", "“", "”"]),
        (
            "タグ",
            [
                "<tt>", "</tt>", "<b>", "</b>", "<br>", "<br/>", "<p>", "</p>", "<span class=\"x\">", "<x-y>",
                "<sup>注</sup>", "<!-- 注 -->", "<i",
            ]
        ),
        ("実体参照", ["&ensp;", "&emsp;", "&nbsp;", "&#12288;", "&#x3000;", "&amp;", "&copy;", "&lt;", "&unknown;", "&"]),
        ("空白・改行", [" ", "　", "   ", "\n", "\n　", "\n\n", "\u{0C}", "\u{200B}", "\u{00A0}", "\r\n", "\n- 3 -\n"]),
        ("注", ["（注）", "（※）", "（生活保護）", "〔児童手当〕", "（注1）", "※2 ", "（平成27年改正）", "（以下同じ。）", "：生活保護"]),
        (
            "語",
            [
                "No.", "№", "項番", "番号", "第", "のうち", "中", "等", "関係", "その他の", "に係る", "については", "を除く", "及び", "又は", "、", "，",
                "・", "の", "の項", "項", "表", "番", "号", "条", "欄", "より", "に掲げる", "における", "各",
            ]
        ),
    ]

    static func any(_ random: inout Seeded) -> (kind: String, text: String) {
        let (kind, texts) = random.pick(all)
        return (kind, random.pick(texts))
    }
}
