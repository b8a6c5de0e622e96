import KobanChecks
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Lists of items between whatever a converter, a form or a writer may put there. The right text is made
/// from the same pieces with the new numbers, without reading anything.
@Suite("Among arbitrary marks, a migration")
struct ArbitraryMarksTests {
    /// A field in pieces: what stands before the table, the table, and numbers with what stands around them.
    private struct Field {
        let before: String
        let table: String
        let joint: String
        let numbers: [ItemNumber]
        let separators: [String]
        let after: String
        let digits: (ItemNumber) -> String

        func text(_ table: String, _ numbers: [ItemNumber]) -> String {
            var out = before + table + joint
            for (index, number) in numbers.enumerated() {
                out += digits(number) + (index < separators.count ? separators[index] : "")
            }
            return out + after
        }
    }

    private static let joints = [
        "の", "", " ", "　", "の項番", "　項番", "（第", "の第", "\n", "\nの", "の\n", "<br>", "<tt>の", "<b>", "</b>の",
        "<span class=\"x1\">の", "&ensp;の", "&nbsp;", "&#12288;",
        "＊の", "|の", "【", "［", "「", "(", "（以下「表」という。）の", "（見本の注）の", "：", ":", "・", "、", "－", "…", "→", "※", "No.", "№",
        "#", "の項 ", "のうち",
        "の事務のうち", "　市町村長：", "①", "\t", "\n・", "\n　", "　 　", "（第19条関係）の", "（第十九条、第二十一条関係）の", "\u{200B}の", "\u{FEFF}の",
        "〔", "『", "*", "_", "に掲げる", "§",
    ]
    private static let separators = [
        "、", "，", ",", "・", ".", " ", "　", "\n", "<br>", "<br/>\n", "及び", "並びに", "又は", "の項、", "の項及び", "の項\n", "の項<br>",
        "の項（見本の事務）、", "（見本）、", "/", "／", ";", "；", "|", "＊",
        "\t", "、\n", "&nbsp;", "&#x3000;", "</td><td>", "と", "及び第", "、第", "\n・", "\n\n", "…", "→",
    ]
    private static let ends = [
        "の項", "項", "の項）", "）の項", "】", "", "番", "の項番", "の項に基づく。", "の項（見本の事務）", "の項\n・生活保護法第29条", "</tt>の項", "」の項", "の各項",
        "の項＊", "の項、＊", "のうち見本の事務",
        "号", "の号", "Ø2の項", "の項等", "ほか", "の項…",
    ]
    private static let leads = [
        "", "番号法", "番号法第19条第8号、", "番号法第19条第8号及び", "番号法第19条第8号　", "番号法第19条第8号の", "番号法第19条第8号に基づく", "番号法第19条第8号\n",
        "番号法第19条第8号（", "・番号法第19条第8号並びに番号法", "番号法第19条第7号及び",
    ]

    /// Items that have one successor each, in the same order.
    private static func items(_ generator: inout SeededGenerator, _ statutes: Statutes) throws -> (
        old: [ItemNumber], new: [ItemNumber]
    ) {
        let all = try #require(statutes.editions(of: .secondTable).last?.items.map(\.number))
        let known = all.compactMap { item -> (ItemNumber, ItemNumber)? in
            guard let change = statutes.successor(of: ItemReference(.secondTable, item)),
                change.relation == .renumbered,
                change.to.count == 1, let to = change.to.first, to.table == .provisionTable
            else { return nil }
            return (item, to.number)
        }
        let count = generator.pick([1, 1, 2, 3, 4])
        var chosen = Set((0..<count).map { _ in Int.random(in: 0..<known.count, using: &generator) }).sorted().map {
            known[$0]
        }
        chosen = chosen.enumerated().filter { $0.offset == 0 || chosen[$0.offset - 1].1 < $0.element.1 }.map(\.element)
        return (chosen.map(\.0), chosen.map(\.1))
    }

    @Test("is right, or leaves the field alone", arguments: 1...12)
    func marks(seed: Int) throws {
        let statutes = try BundledLaw.statutes
        let checker = try BundledLaw.checker(on: Migrating.day)
        var generator = SeededGenerator(seed: UInt64(seed &* 7919))
        let label = "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】"
        let order = "利用特定個人情報の提供に関する命令第2条の表"
        var written = 0
        for _ in 0..<60 {
            let (old, new) = try Self.items(&generator, statutes)
            let separator = generator.pick(Self.separators)
            let isPlain = Int.random(in: 0..<3, using: &generator) == 0
            let isWide = Int.random(in: 0..<5, using: &generator) == 0
            let field = Field(
                before: generator.pick(Self.leads), table: "別表第二",
                joint: isPlain ? "の" : generator.pick(Self.joints),
                numbers: old,
                separators: old.dropFirst().map { _ in
                    Int.random(in: 0..<4, using: &generator) == 0 ? generator.pick(Self.separators) : separator
                },
                after: isPlain ? "の項" : generator.pick(Self.ends),
                digits: { isWide ? Self.wide($0.description) : $0.description })
            let rest = "\n"
            let text = Migrating.cover + label + field.text(field.table, old) + rest
            for acceptReview in [false, true] {
                let migration = DocumentMigration(
                    checker.check(SourceText(text)), on: Migrating.day, acceptReview: acceptReview)
                let copy = String(
                    decoding: DocumentMigration.apply(migration.edits, to: migration.source), as: UTF8.self)
                guard copy != text else { continue }
                written += 1
                // The order is named in one of the ways in which it may be, the rest is as before.
                let numbers = isWide ? Self.wide(order) : order
                let heads = ["同号に基づく", "に基づく", "規定に基づく", "", "番号法\(isWide ? "第１９条第８号" : "第19条第8号")に基づく"].map {
                    $0 + numbers
                }
                let named = heads.map { field.text($0, new) }
                let right =
                    (named + named.map { $0.replacing("番号法\(numbers)", with: numbers) }
                    + named.map { $0.replacing("番号法同号", with: "同号") }
                    + named.map { $0.replacing("番号法番号法", with: "番号法") })
                    .flatMap { [$0, $0.replacing("第7号", with: "第8号")] }
                    .flatMap {
                        [
                            $0,
                            $0.replacing("の表（第19条関係）", with: "の表").replacing("の表（第十九条、第二十一条関係）", with: "の表")
                                .replacing("の表（第１９条関係）", with: "の表"),
                        ]
                    }
                #expect(
                    right.contains { copy == Migrating.cover + label + $0 + rest },
                    "\(text.dropFirst(Migrating.cover.count + label.count))\n→\n\(copy.dropFirst(Migrating.cover.count + label.count))"
                )
                let again = checker.check(SourceText(copy))
                #expect(again.citationsInForce.allSatisfy { $0.status != .stale && $0.status != .wrong }, "\(copy)")
            }
        }
        // A property that leaves everything alone proves nothing.
        #expect(written > 15)
    }

    private static func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
    }
}
