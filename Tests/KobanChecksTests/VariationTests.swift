import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Variations of texts, with what must be found computed from the statute data.
@Suite("変化させた評価書")
struct VariationTests {
    static let statutes = try! BundledLaw.statutes
    static let day = CivilDate(year: 2026, month: 2, day: 8)!
    static let checker = try! BundledLaw.checker(on: day)
    static let edition = statutes.edition(of: .provisionTable, on: day)!

    /// How a list is written.
    enum Notation: String, CaseIterable, Sendable {
        case halfWidth, fullWidth, kanji, middleDots, ranges, eachWithRow, ordinals, wrapped

        func write(_ items: [ItemNumber]) -> String {
            let plain = items.map(\.description)
            switch self {
            case .halfWidth: return plain.joined(separator: "、") + "の項"
            case .fullWidth:
                return plain.joined(separator: "、").unicodeScalars.map {
                    ("0"..."9").contains($0) ? String(Unicode.Scalar($0.value + 0xFEE0)!) : String($0)
                }.joined() + "の項"
            case .kanji: return items.map(\.kanji).joined(separator: "、") + "の項"
            case .middleDots: return plain.joined(separator: "・") + "の項"
            case .ranges:
                var parts: [String] = []
                var index = 0
                while index < items.count {
                    var end = index
                    while end + 1 < items.count, !items[end].isBranch, !items[end + 1].isBranch,
                        items[end + 1].whole == items[end].whole + 1
                    { end += 1 }
                    parts.append(end > index ? "\(items[index])～\(items[end])" : "\(items[index])")
                    index = end + 1
                }
                return parts.joined(separator: "、") + "の項"
            case .eachWithRow: return plain.map { $0 + "の項" }.joined(separator: "、")
            case .ordinals: return "第" + plain.joined(separator: "、") + "項"
            case .wrapped: return plain.joined(separator: "、\n") + "の項"
            }
        }
    }

    enum Change: CaseIterable, Sendable { case none, drop, add, digit }

    /// A list under a stated condition, changed in one place.
    struct ListCase: Sendable, CustomTestStringConvertible {
        let provider: String
        let information: String
        let notation: Notation
        let change: Change
        var testDescription: String { "\(provider)/\(information) \(notation) \(change)" }

        var selection: [ItemNumber] {
            VariationTests.statutes.items(provider: provider, information: information, in: VariationTests.edition)
        }

        /// The list as changed: which place is chosen by the length of the names.
        var list: [ItemNumber] {
            var items = selection
            let place = (information.count * 7 + Notation.allCases.firstIndex(of: notation)! * 3) % items.count
            switch change {
            case .none: break
            case .drop: items.remove(at: place)
            case .add:
                let others = VariationTests.edition.items.filter { !$0.isDeleted && !items.contains($0.number) }
                items.append(others[(place * 11) % others.count].number)
                items.sort()
            case .digit:
                let old = items[place]
                let digits = Array(String(old.whole))
                let next = (digits[digits.count - 1].wholeNumberValue! + 1) % 10
                let whole = Int(String(digits.dropLast()) + String(next))!
                items[place] = ItemNumber(components: [max(1, whole)] + old.components.dropFirst())!
                var seen: Set<ItemNumber> = []
                items = items.filter { seen.insert($0).inserted }.sorted()
            }
            return items
        }
    }

    static let pairs = [
        ("都道府県知事等", "生活保護関係情報"), ("都道府県知事等", "外国人生活保護関係情報"), ("市町村長", "住民票関係情報"),
        ("市町村長", "地方税関係情報"), ("市町村長", "介護保険給付等関係情報"), ("都道府県知事", "障害者関係情報"),
    ]

    static let lists: [ListCase] = pairs.flatMap { pair in
        Notation.allCases.flatMap { notation in
            Change.allCases.map {
                ListCase(provider: pair.0, information: pair.1, notation: notation, change: $0)
            }
        }
    }

    static func linkage(_ basis: String, title: String = "見本の事務") -> String {
        BasicForm.cover(title: title) + BasicForm.linkage("【情報提供の根拠】 \(basis)")
    }

    /// What must be found, from the data alone: a number that the table does not have is
    /// unknown and nothing else; otherwise the two sets are compared.
    private func expect(
        _ finding: [Finding], listed: [ItemNumber], selected: [ItemNumber], isConfirmed: Bool = true,
        isInferred: Bool = false, _ comment: Comment
    ) {
        let relevant = finding.filter { ["unknown-item", "item-set-mismatch"].contains($0.rule) }
        let absent = listed.filter { Self.statutes.item($0, in: Self.edition).map(\.isDeleted) ?? true }
        if !absent.isEmpty {
            #expect(relevant.map(\.rule) == ["unknown-item"], comment)
            #expect(relevant.first.map { Set($0.items) } == Set(absent), comment)
            return
        }
        let extra = listed.filter { item in
            !selected.contains(item) && (isConfirmed || !isLocal(item))
        }
        let missing = selected.filter { !listed.contains($0) }
        guard !extra.isEmpty || !missing.isEmpty else {
            #expect(relevant.isEmpty, comment)
            return
        }
        #expect(relevant.map(\.rule) == ["item-set-mismatch"], comment)
        #expect(relevant.first?.extra == extra, comment)
        #expect(relevant.first?.missing == missing, comment)
        // What is only inferred has not the weight of what the text says.
        #expect(relevant.first?.severity == (extra.isEmpty || isInferred ? .warning : .error), comment)
    }

    /// Whether a municipality, a prefecture or an insurer provides anything under the item.
    private func isLocal(_ item: ItemNumber) -> Bool {
        Self.statutes.item(item, in: Self.edition)!.exchanges.flatMap(\.providers).contains { provider in
            ["市町村長", "都道府県知事", "都道府県知事等", "都道府県教育委員会", "市町村教育委員会", "医療保険者", "後期高齢者医療広域連合"]
                .contains(provider)
        }
    }

    @Test("a list under a stated condition is compared item by item, however it is written", arguments: lists)
    func statedLists(_ item: ListCase) throws {
        let condition =
            "（第3欄（情報提供者）が「\(item.provider)」の項のうち、第4欄（特定個人情報）に「\(item.information)」が含まれる項）"
        let text = Self.linkage(
            "番号法第19条第8号に基づく主務省令第2条の表の" + item.notation.write(item.list) + condition)
        let result = Self.checker.check(SourceText(text))
        let cited = try #require(result.citations.first { $0.citation.table == .provisionTable })
        #expect(cited.citation.items == item.list)
        expect(result.findings, listed: item.list, selected: item.selection, "\(item.testDescription)")
        if let suggestion = result.findings.first(where: { $0.rule == "item-set-mismatch" })?.suggestion {
            let again = CitationScanner(statutes: Self.statutes).citations(in: SourceText(suggestion))
            #expect(again.first { $0.table == .provisionTable }?.items == item.selection)
        }
    }

    @Test(
        "the condition of a list is inferred from the list where one pair is unmistakable",
        arguments: lists.filter { $0.notation == .halfWidth || $0.notation == .ranges })
    func inferredLists(_ item: ListCase) throws {
        let text = Self.linkage("番号法第19条第8号に基づく主務省令第2条の表の" + item.notation.write(item.list))
        let findings = Self.checker.check(SourceText(text)).findings
        expect(
            findings, listed: item.list, selected: item.selection, isConfirmed: false, isInferred: true,
            "\(item.testDescription)")
        if let found = findings.first(where: { $0.rule == "item-set-mismatch" }) {
            #expect(found.message.contains("推定"))
        }
    }

    static let titles = [
        "生活保護関係情報": "生活保護事務", "住民票関係情報": "住民基本台帳に関する事務", "地方税関係情報": "個人住民税に関する事務",
        "介護保険給付等関係情報": "介護保険に関する事務",
    ]

    @Test(
        "where the title confirms what is provided, every other item is extra",
        arguments: lists.filter { $0.notation == .middleDots && titles[$0.information] != nil })
    func confirmedLists(_ item: ListCase) throws {
        let text = Self.linkage(
            "番号法第19条第8号に基づく主務省令第2条の表の" + item.notation.write(item.list),
            title: try #require(Self.titles[item.information]))
        expect(
            Self.checker.check(SourceText(text)).findings, listed: item.list, selected: item.selection,
            isInferred: true, "\(item.testDescription)")
    }

    @Test("half of a list follows no condition", arguments: pairs.map(\.1))
    func halfLists(_ information: String) throws {
        let pair = try #require(Self.pairs.first { $0.1 == information })
        let all = Self.statutes.items(provider: pair.0, information: information, in: Self.edition)
        let half = all.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let text = Self.linkage("番号法第19条第8号に基づく主務省令第2条の表の" + Notation.halfWidth.write(half))
        let rules = Self.checker.check(SourceText(text)).findings.map(\.rule)
        #expect(!rules.contains("item-set-mismatch"))
    }

    @Test(
        "a stale list without a condition gets what the condition that it follows now selects",
        arguments: [
            ("都道府県知事等", "生活保護関係情報"), ("市町村長", "地方税関係情報"), ("市町村長", "介護保険給付等関係情報"),
        ])
    func staleList(_ provider: String, _ information: String) throws {
        let old = try #require(Self.statutes.editions(of: .secondTable).last)
        let listed = Self.statutes.items(provider: provider, information: information, in: old)
        let selected = Self.statutes.items(provider: provider, information: information, in: Self.edition)
        let basis = "番号法第19条第8号、別表第二の" + Notation.halfWidth.write(listed)
        func finding(_ title: String) -> Finding? {
            Self.checker.check(SourceText(Self.linkage(basis, title: title))).findings
                .first { $0.rule == "renumbered-item" }
        }
        let title = try #require(Self.titles[information])
        let found = try #require(finding(title))
        let suggestion = try #require(found.suggestion)
        let read = CitationScanner(statutes: Self.statutes).citations(in: SourceText(suggestion))
        #expect(read.first { $0.table == .provisionTable }?.items == selected)
        #expect(found.message.contains("推定"))
        #expect(found.needsReview)
        // Without a business that confirms it, item by item.
        let plain = try #require(finding("見本の事務"))
        #expect(!plain.message.contains("推定"))
    }

    // MARK: Days

    static let firstItems: [ItemNumber] = statutes.editions(of: .firstTable).last!.items
        .filter { !$0.isDeleted }.map(\.number)

    @Test("every item of 別表第一 that was not deleted is tried")
    func firstItemsAreKnown() { #expect(Self.firstItems.count > 90) }

    @Test("an item of 別表第一 is right until its last day and stale the day after", arguments: firstItems)
    func lastDay(_ item: ItemNumber) throws {
        let correspondence = try #require(Self.statutes.successor(of: ItemReference(.firstTable, item)))
        let text = SourceText(BasicForm.cover() + BasicForm.use("番号法第9条第1項、別表第一の\(item)の項"))
        let last = try #require(Self.statutes.editions(of: .firstTable).last?.validUntil)
        let before = Self.checker.asOf(last).check(text).findings
        #expect(!before.contains { $0.rule == "renumbered-item" })
        let after = Self.checker.asOf(last.adding(days: 1)).check(text).findings
        let found = try #require(after.first { $0.rule == "renumbered-item" })
        #expect(after.filter { $0.citation == found.citation }.count == 1)
        #expect(found.changes.map(\.relation) == [correspondence.relation])
        #expect(found.changes.first?.to == correspondence.to)
        guard let suggestion = found.suggestion, correspondence.relation != .unknown else { return }
        let again = CitationScanner(statutes: Self.statutes).citations(in: SourceText("番号法" + suggestion))
        #expect(again.first?.items == correspondence.to.map(\.number).sorted())
    }

    @Test("an author's validity holds to the end of its month and no longer", arguments: 1...12)
    func validity(_ month: Int) throws {
        let text = SourceText(Self.linkage("番号法第19条第9号（～R8.\(month)）"))
        let last = try #require(
            CivilDate(year: 2026, month: month, day: CivilDate.daysIn(month: month, year: 2026)))
        for (day, fires) in [(last, false), (last.adding(days: 1), true)] {
            let findings = Self.checker.asOf(day).check(text).findings
            #expect(findings.contains { $0.rule == "expired-citation" } == fires, "\(day)")
        }
    }

    @Test(
        "a mixture of numberings is said once, of the document, beside each stale number's own finding",
        arguments: [true, false])
    func mixture(_ hasNewNumber: Bool) throws {
        let text = SourceText(
            Self.linkage("番号法第19条第8号、別表第二の26の項 【情報照会の根拠】 番号法第19条第8号、別表第二の27の項")
                + BasicForm.use("番号法第9条第1項、" + (hasNewNumber ? "別表の23の項" : "別表第一の15の項")))
        let findings = Self.checker.check(text).findings
        let mixed = findings.filter { $0.rule == "inconsistent-edition" }
        #expect(mixed.count == (hasNewNumber ? 1 : 0))
        #expect(mixed.allSatisfy { $0.citation == nil })
        let stale = findings.filter { $0.rule == "renumbered-item" }
        #expect(stale.count == (hasNewNumber ? 2 : 3))
        #expect(Set(stale.map(\.citation)).count == stale.count)
    }

    // MARK: Articles

    @Test("each item of 別表 with its own article is right, with the next item's article it is not")
    func articles() throws {
        let day = try #require(CivilDate(iso: "2025-09-24"))
        let checker = Self.checker.asOf(day)
        let rows = try #require(Self.statutes.edition(of: .unifiedTable, on: day)).items
            .filter { $0.article != nil && !$0.isDeleted }
        #expect(rows.count > 100)
        for (index, row) in rows.enumerated() {
            let next = rows[(index + 1) % rows.count]
            for (article, fires) in [(row.article!, false), (next.article!, next.article != row.article)] {
                let text =
                    BasicForm.cover()
                    + BasicForm.use("番号法第9条第1項、別表の\(row.number)の項、番号法別表の主務省令で定める事務を定める命令第\(article)条")
                let findings = checker.check(SourceText(text)).findings.filter { $0.rule == "article-mismatch" }
                #expect(findings.count == (fires ? 1 : 0), "\(row.number)の項 第\(article)条")
                if fires { #expect(findings.first?.items == [row.number]) }
            }
        }
    }

    // MARK: Change history

    @Test("the record and the text are compared by items, in any two notations", arguments: Notation.allCases)
    func logged(_ notation: Notation) throws {
        let items = [26, 27, 28, 30, 42, 43, 53, 54].map { ItemNumber($0) }
        let day = try #require(CivilDate(iso: "2023-04-01"))
        let checker = Self.checker.asOf(day)
        for other in Notation.allCases where other != .wrapped {
            for dropped in [nil, 0, 5] as [Int?] {
                var logged = items
                if let dropped { logged.remove(at: dropped) }
                let text =
                    Self.linkage("番号利用法第19条第8号、別表第二の" + notation.write(items))
                    + BasicForm.history([
                        "令和5年2月1日", "Ⅰ4 ②法令上の根拠", "（追加）",
                        "【情報提供の根拠】 番号法第19条第8号、別表第二の\(other.write(logged))", "事後", "",
                    ])
                let found = checker.check(SourceText(text)).findings.filter { $0.rule == "unlogged-change" }
                #expect(found.count == (dropped == nil ? 0 : 1), "\(notation) \(other)")
                if let dropped { #expect(found.first?.extra == [items[dropped]]) }
            }
        }
    }

    // MARK: Real texts

    @Test(
        "目黒区: each item left out of the list is missing, each other item put in is extra",
        .needsAssessments)
    func meguro() throws {
        let decoded = try TextDecoding.decode(SharedMaterial.assessment("002_339557d7e25ee246.txt"))
        let bytes = decoded.source.bytes
        let checked = Self.checker.check(decoded.source)
        let cited = try #require(
            checked.citations.first {
                $0.assessed.section == .current && $0.purpose == .provide && $0.citation.items.count == 36
            })
        guard case .table(let table) = cited.citation.target else {
            Issue.record("\(cited.citation.target)")
            return
        }
        for element in try table.elements.dropFirst().notEmpty() {
            // The item and the separator before it.
            var start = element.range.lowerBound - 1
            while bytes[start] & 0xC0 == 0x80 { start -= 1 }
            let text = Array(bytes[..<start]) + Array(bytes[element.range.upperBound...])
            let findings = Self.checker.check(SourceText(utf8: text)).findings
            let found = findings.filter { $0.rule == "item-set-mismatch" }
            #expect(found.map(\.missing) == [[element.first]])
            #expect(found.map(\.extra) == [[]])
            #expect(found.map(\.severity) == [.warning])
        }
        let last = try #require(table.elements.last)
        let listed = Set(cited.citation.items)
        let others = Self.edition.items.filter {
            !$0.isDeleted && !listed.contains($0.number) && $0.number.whole % 3 == 0
        }
        for row in try others.notEmpty() {
            let text =
                Array(bytes[..<last.range.upperBound]) + Array("・\(row.number)".utf8)
                + Array(bytes[last.range.upperBound...])
            let findings = Self.checker.check(SourceText(utf8: text)).findings
            let found = findings.filter { $0.rule == "item-set-mismatch" }
            #expect(found.map(\.extra) == [[row.number]])
            #expect(found.map(\.missing) == [[]])
            #expect(found.map(\.severity) == [.error])
        }
    }

    @Test("a list that cannot be read is for a person to check, and no whole table is suggested for it")
    func unreadList() throws {
        let now = Self.checker.check(
            SourceText(Self.linkage("番号法第19条第8号に基づく主務省令第2条の表の42～1000000の項")))
        #expect(now.citations.first { $0.citation.table == .provisionTable }?.status == .review)
        let old = Self.checker.check(SourceText(Self.linkage("番号法別表第二の28～26の項")))
        let finding = try #require(old.findings.first { $0.rule == "renumbered-item" })
        #expect(finding.needsReview)
        #expect(finding.suggestion == nil)
    }
}
