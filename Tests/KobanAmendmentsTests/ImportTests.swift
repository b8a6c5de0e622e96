import Foundation
import KobanLaw
import KobanStatuteStore
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

@Suite("改正を取り込む")
struct ImportTests {
    private let day = CivilDate(year: 2026, month: 5, day: 1)

    @Test("a new edition waits until a person decided all that the wording does not")
    func review() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let day = try #require(day)
        try shop.put(InventedLaw.act(InventedLaw.amended), "new/\(InventedLaw.amendedName).xml")
        let imported = try database.importTexts(at: [shop.path("new")], effective: nil)
        let review = try #require(imported.ledger.reviews.first)
        #expect(imported.ledger.reviews.count == 1)
        #expect(review.later.id == "別表@2026-04-01")
        #expect(!review.isEntered)
        // 4 became 5 by its wording alone; 1 and 3 stand as they were.
        #expect(review.changes.map(\.kind) == [.renumbered])
        #expect(review.changes.first?.from == ItemNumber(4))
        #expect(review.changes.first?.to == [ItemNumber(5)])
        #expect(review.undecided.map(\.subject) == [.former(ItemNumber(2)), .new(ItemNumber(4))])
        let proposal = try #require(review.undecided.first)
        #expect(proposal.kind == .amended)
        #expect(proposal.confidence > 0.6 && proposal.confidence < 1)
        #expect(imported.ledger.notes.contains { $0.contains("見本登録法") })

        var statutes = try Statutes(try database.files())
        #expect(statutes.edition(of: .unifiedTable, on: day)?.id == "別表@2025-01-01")

        var ledger = try database.decide(
            [StatuteDatabase.Statement(table: nil, subject: .former(ItemNumber(2)), kind: .amended, to: [])],
            edition: nil, reason: "相談が加わった", label: nil)
        #expect(ledger.undecided.count == 1)
        #expect(try Statutes(try database.files()).editions.count == 2)
        ledger = try database.decide(
            [StatuteDatabase.Statement(table: .unifiedTable, subject: .new(ItemNumber(4)), kind: .added, to: [])],
            edition: nil, reason: "新設", label: "見本の登録")
        #expect(ledger.undecided.isEmpty)

        statutes = try Statutes(try database.files())
        let edition = try #require(statutes.edition(of: .unifiedTable, on: day))
        #expect(edition.id == "別表@2026-04-01")
        #expect(edition.validFrom?.description == "2026-04-01")
        #expect(statutes.editions(of: .unifiedTable).first?.validUntil?.description == "2026-03-31")
        #expect(edition.items.map(\.label) == ["見本の一", "見本の二", "", "見本の登録", "見本の四"])
        #expect(edition.items[3].laws == ["見本登録法"])
        let changes = statutes.changes(from: "別表@2025-01-01", to: "別表@2026-04-01")
        #expect(Set(changes.map(\.kind)) == [.amended, .renumbered, .added])
        #expect(changes.first { $0.kind == .amended }?.evidence == "相談が加わった")
        // The day before, the former law holds.
        let before = try #require(CivilDate(iso: "2026-03-31"))
        #expect(statutes.edition(of: .unifiedTable, on: before)?.id == "別表@2025-01-01")
        // The wording is in the database, and only there.
        let store = try #require(try StatuteStore.existing(path: database.path))
        #expect(try store.wording(of: ItemNumber(4), in: edition)?.actor == "特見区長")
        #expect(try store.load().editions == statutes.editions)
        #expect(try store.load().editionChanges == statutes.editionChanges)
        try database.export(to: shop.path("out"))
        let exported = try Statutes(StatuteFiles(directory: shop.url("out")))
        #expect(exported.files == statutes.files)
    }

    @Test("a text in which nothing changed only extends what is proved")
    func unchanged() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let file = try shop.put(InventedLaw.act(InventedLaw.items), "425AC0000000027_20260601.xml")
        let imported = try database.importTexts(at: [file], effective: nil)
        #expect(imported.ledger.reviews.isEmpty)
        let edition = try #require(try Statutes(try database.files()).editions(of: .unifiedTable).first)
        #expect(edition.verifiedThrough.description == "2026-06-01")
        let again = try database.importTexts(at: [file], effective: nil)
        #expect(again.texts.isEmpty && again.known.count == 1)
    }

    @Test("where only 第三欄 or 第四欄 changed, the edition enters and says so")
    func exchangesOnly() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let rows = [
            InventedLaw.rows[0],
            InventedLaw.Row("二", InventedLaw.rows[1].cells[0], InventedLaw.rows[1].cells[1], "見本県知事", "新例関係情報"),
        ]
        let file = try shop.put(InventedLaw.order(rows), "506M60004008009_20260401_508M60000000001.xml")
        let imported = try database.importTexts(at: [file], effective: nil)
        #expect(imported.ledger.undecided.isEmpty)
        let change = try #require(try Statutes(try database.files()).editionChanges.first)
        #expect(change.kind == .kept && change.exchangesChanged && change.from == ItemNumber(2))
    }

    @Test("reading makes no file, and a failed first import none either")
    func noFile() throws {
        let shop = try Workshop()
        let database = try shop.database()
        #expect(try Statutes(try database.files()).editions.count == 2)
        #expect(try database.ledger().reviews.isEmpty)
        let bad = try shop.put("<html/>", "425AC0000000027_20260401.xml")
        #expect(throws: AmendmentError.self) { try database.importTexts(at: [bad], effective: nil) }
        #expect(!FileManager.default.fileExists(atPath: database.path))
    }

    @Test("decisions that do not fit are refused with the reason")
    func refusedDecisions() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let file = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        _ = try database.importTexts(at: [file], effective: nil)
        func message(_ subject: ChangeSubject, _ kind: EditionChange.Kind, _ to: Int...) -> String {
            do {
                _ = try database.decide(
                    [.init(table: nil, subject: subject, kind: kind, to: to.map { ItemNumber($0) })],
                    edition: nil, reason: "見本", label: nil)
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(message(.former(ItemNumber(2)), .kept).contains("文言が違う"))
        #expect(message(.former(ItemNumber(2)), .amended, 9).contains("9の項がありません"))
        #expect(message(.former(ItemNumber(2)), .amended, 5).contains("行き先"))
        #expect(message(.former(ItemNumber(1)), .abolished).contains("決めるべき項ではありません"))
        #expect(message(.former(ItemNumber(7)), .abolished).contains("決めるべき項にありません"))
        #expect(message(.former(ItemNumber(2)), .split, 2).contains("2つ以上"))
        #expect(message(.new(ItemNumber(4)), .abolished).contains("added"))
        #expect(try database.ledger().undecided.count == 2)
    }

    @Test("of two amendments imported at once the later waits for the earlier")
    func chain() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let later =
            InventedLaw.amended.dropLast() + [
                InventedLaw.Row("五", "見本県知事及び見本市長", "生活保護法による見本の決定に関する事務であって主務省令で定めるもの")
            ]
        let second = try shop.put(
            InventedLaw.act(Array(later)), "425AC0000000027_20261001_508AC0000000003.xml")
        let first = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        let imported = try database.importTexts(at: [second, first], effective: nil)
        #expect(imported.ledger.reviews.map(\.later.id) == ["別表@2026-04-01", "別表@2026-10-01"])
        #expect(imported.ledger.reviews[1].undecided.map(\.subject) == [.former(ItemNumber(5))])
        var ledger = try database.decide(
            [.init(table: nil, subject: .former(ItemNumber(5)), kind: .amended, to: [])], edition: nil,
            reason: "主体が加わった", label: nil)
        #expect(ledger.reviews[1].undecided.isEmpty && !ledger.reviews[1].isEntered)
        #expect(ledger.data?.statutes.editions(of: .unifiedTable).count == 1)
        ledger = try database.decide(
            [
                .init(table: nil, subject: .former(ItemNumber(2)), kind: .amended, to: []),
                .init(table: nil, subject: .new(ItemNumber(4)), kind: .added, to: []),
            ], edition: nil, reason: "見本", label: nil)
        let editions = try #require(ledger.data?.statutes.editions(of: .unifiedTable))
        #expect(editions.map { $0.validUntil?.description } == ["2026-03-31", "2026-09-30", nil])
        #expect(editions.last?.items.last?.label == "見本の四")
    }

    @Test("a newer program's data are taken in, imported editions and decisions stay")
    func newerBundle() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let file = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        _ = try database.importTexts(at: [file], effective: nil)
        _ = try database.decide(
            [
                .init(table: nil, subject: .former(ItemNumber(2)), kind: .amended, to: []),
                .init(table: nil, subject: .new(ItemNumber(4)), kind: .added, to: []),
            ], edition: nil, reason: "見本", label: nil)
        let old = try StatuteFiles(directory: shop.url("bundle"))
        let names = try #require(old.bytes(of: "law-names.csv"))
        let more = names + Array("425AC0000000027,short,新しい略称,,,見本\n".utf8)
        let newer = StatuteDatabase(
            path: database.path, program: "0.2.0",
            bundle: .init(files: old.replacing(["law-names.csv": more]), digest: "見本二"))
        let taken = try Statutes(try newer.files())
        #expect(taken.law(.numberAct)?.names.contains { $0.text == "新しい略称" } == true)
        #expect(taken.editions(of: .unifiedTable).map(\.id) == ["別表@2025-01-01", "別表@2026-04-01"])
        // An older program leaves what the newer one brought.
        let same = try shop.put(InventedLaw.act(InventedLaw.amended), "again/\(InventedLaw.amendedName).xml")
        _ = try newer.importTexts(at: [same], effective: nil)
        let kept = try Statutes(try database.files())
        #expect(kept.law(.numberAct)?.names.contains { $0.text == "新しい略称" } == true)
    }

    @Test(
        "importing the official texts with the recorded decisions gives statutes/ byte for byte",
        .needsSources)
    func reproduces() throws {
        let shop = try Workshop()
        let files = try FileManager.default.contentsOfDirectory(atPath: SharedMaterial.sources.path)
            .filter { $0.hasSuffix(".xml") }.sorted()
            .map { SharedMaterial.sources.appendingPathComponent($0).path }
        #expect(files.count == 4)
        let database = StatuteDatabase(path: shop.path("k.sqlite"), program: "0.1.0")
        // One after the other: nothing is in force before the last.
        let first = try database.importTexts(
            at: Array(files.dropLast()), effective: nil, facts: BundledLaw.folder.path)
        #expect(first.ledger.missing == ["506M60004008009_20260208.xml"])
        #expect(throws: AmendmentError.self) { try database.export(to: shop.path("early")) }
        _ = try database.importTexts(at: Array(files.suffix(1)), effective: nil)
        try expectStatutes(database, in: shop)
        // The same texts on the bundled data add their wording and change nothing.
        let bundled = StatuteDatabase(path: shop.path("b.sqlite"), program: "0.1.0")
        #expect(try bundled.importTexts(at: files, effective: nil).ledger.reviews.isEmpty)
        try expectStatutes(bundled, in: shop)
    }

    @Test(
        "a correspondence between two tables that nobody recorded waits for a person too",
        .needsSources)
    func betweenTables() throws {
        let shop = try Workshop()
        try FileManager.default.copyItem(at: BundledLaw.folder, to: shop.url("facts"))
        let file = shop.url("facts/decisions/correspondences.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { !$0.hasPrefix("別表第一,15,") }
        #expect(kept.count == lines.count - 1)
        try Data((kept.joined(separator: "\n") + "\n").utf8).write(to: file)
        let database = StatuteDatabase(path: shop.path("k.sqlite"), program: "0.1.0")
        let imported = try database.importTexts(
            at: [SharedMaterial.sources.path], effective: nil, facts: shop.path("facts"))
        #expect(imported.ledger.data == nil)
        let proposal = try #require(imported.ledger.reviews.first?.undecided.first)
        #expect(imported.ledger.undecided.count == 1)
        #expect(proposal.subject == .former(ItemNumber(15)))
        #expect(proposal.to == [ItemNumber(23)])
        let ledger = try database.decide(
            [.init(table: .firstTable, subject: .former(ItemNumber(15)), kind: .amended, to: [ItemNumber(23)])],
            edition: nil, reason: "見本の判断", label: nil)
        let successor = ledger.data?.statutes.successor(of: ItemReference(.firstTable, ItemNumber(15)))
        #expect(successor?.to == [ItemReference(.unifiedTable, ItemNumber(23))])
        #expect(successor?.isDecidedByReading == true)
        try database.export(to: shop.path("out"))
        let exported = try String(contentsOfFile: shop.path("out/decisions/correspondences.csv"), encoding: .utf8)
        #expect(exported.contains("別表第一,15,別表,23,amended,見本の判断"))
    }

    @Test(
        "an official text takes the place of the edition that was only inferred for its day",
        .needsSources)
    func replacesInferred() throws {
        let shop = try Workshop()
        let source = SharedMaterial.sources.appendingPathComponent("425AC0000000027_20250924.xml")
        let text = try String(contentsOf: source, encoding: .utf8)
        // An invented state: the text of the week before, one item said to be deleted.
        let file = try shop.put(
            text.replacingOccurrences(of: "百三十　", with: "百二十九の九　"), "425AC0000000027_20251001_507AC0000000029.xml")
        let database = StatuteDatabase(path: shop.path("k.sqlite"), program: "0.1.0")
        let ledger = try database.importTexts(at: [file], effective: nil).ledger
        let review = try #require(ledger.reviews.first)
        #expect(review.former.id == "別表@2025-09-24" && review.later.id == "別表@2025-10-01")
        #expect(review.isEntered)
        let editions = try Statutes(try database.files()).editions(of: .unifiedTable)
        #expect(editions.map(\.id) == ["別表@2025-09-24", "別表@2025-10-01"])
        #expect(editions.last?.derivedFrom == nil && editions.last?.validFromIsInferred == false)
        #expect(editions.last?.items.count == 177)
    }

    @Test("exporting the data that the program carries gives statutes/ byte for byte")
    func exportsBundled() throws {
        let shop = try Workshop()
        try expectStatutes(StatuteDatabase(path: shop.path("none.sqlite"), program: "0.1.0"), in: shop)
    }

    private func expectStatutes(_ database: StatuteDatabase, in shop: Workshop) throws {
        let names = try database.export(to: shop.path("export"))
        #expect(
            names.count == StatuteFiles.names(of: try StatuteFiles.bundled.tables()).count
                + StatuteFiles.factNames.count)
        for name in names {
            let kept = try Data(contentsOf: BundledLaw.folder.appendingPathComponent(name))
            let written = try Data(contentsOf: shop.url("export/" + name))
            #expect(kept == written, "\(name)")
        }
    }
}
