import KobanLaw
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("ベースラインと免除")
struct SuppressionTests {
    private let stale = Town.identities(Town.document())

    private func settings(
        baseline: [FindingIdentity]? = nil, waivers: String? = nil, _ place: Workplace
    ) throws -> InputSettings {
        InputSettings(
            configuration: nil, baseline: baseline.map { Baseline(file: "known.yml", entries: $0) },
            waivers: try waivers.map { try WaiverFile(path: place.path(place.write("koban-waivers.yml", $0))) },
            folder: place.url)
    }

    private func waiver(_ expires: String, item: String = "15") -> String {
        """
        waivers:
          - document: わかば市長　基礎項目評価書 12
            field: 個人番号の利用 法令上の根拠
            rule: renumbered-item
            citation: 425AC0000000027 別表第一 \(item)
            reason: 次の再実施で直す
            owner: 福祉課 山田
            expires: \(expires)
        """
    }

    private func judged(
        _ settings: InputSettings, _ identities: [FindingIdentity], on day: String = "2025-09-24"
    ) throws -> ([Int: Suppression], SuppressionOutcome) {
        var ledger = SuppressionLedger(
            day: try #require(CivilDate(iso: day)), statutes: Town.statutes)
        let found = ledger.judge(
            identities, document: "わかば市長 基礎項目評価書 12", settings: settings)
        return (found, ledger.outcome)
    }

    @Test("a baseline written reads back as the same findings")
    func roundTrip() throws {
        let place = try Workplace()
        let odd = FindingIdentity(
            document: "a \"b\" \\ c: # - \u{7}", field: "", rule: "missing-basis", citation: "", ordinal: 3)
        let path = place.path("known.yml")
        try Baseline(file: path, entries: stale + [odd]).write()
        #expect(Set(try Baseline(path: path).entries) == Set(stale + [odd]))
        // Written over a baseline, it is one again.
        try Baseline(file: path, entries: []).write()
        #expect(try Baseline(path: path).entries.isEmpty)
    }

    @Test(
        "a file that is no baseline is neither read nor written over",
        arguments: [
            "本文\n", "waivers: []\n", "findings: []\n", "version: 2\nfindings: []\n",
            "version: 1\nfindings:\n  - rule: x\n",
        ])
    func noBaseline(_ text: String) throws {
        let place = try Workplace()
        let path = place.path(try place.write("known.yml", text))
        #expect(throws: ConfigurationError.self) { try Baseline(path: path) }
        #expect(throws: ConfigurationError.self) { try Baseline(file: path, entries: stale).write() }
        #expect(try place.read("known.yml") == text)
    }

    @Test("known findings are passed over, new ones are not, and what is gone is told")
    func baseline() throws {
        let place = try Workplace()
        let gone = FindingIdentity(
            document: "わかば市長 基礎項目評価書 12", field: "", rule: "missing-basis", citation: "")
        let elsewhere = FindingIdentity(
            document: "もみじ市長 基礎項目評価書 1", field: "", rule: "missing-basis", citation: "")
        let (found, outcome) = try judged(
            settings(baseline: [stale[0], gone, elsewhere], place), stale)
        #expect(found.keys.sorted() == [0])
        #expect(found[0]?.kind == .baseline)
        #expect(outcome.unmatchedBaseline.map(\.identity) == [gone])
        #expect(outcome.baselineElsewhere == 1)
        #expect(outcome.notes.contains { $0.contains("ベースラインの指摘がなくなりました") })
    }

    @Test(
        "a waiver holds through its day and not after",
        arguments: [
            ("2025-09-24", true), ("2025-09-23", false), ("令和7年9月24日", true), ("2026-03-31", true),
        ])
    func expiry(_ expires: String, _ holds: Bool) throws {
        let place = try Workplace()
        let (found, outcome) = try judged(settings(waivers: waiver(expires), place), stale)
        #expect(found == (holds ? [0: Suppression(kind: .waiver, reason: "次の再実施で直す")] : [:]))
        #expect(outcome.expiredWaivers.count == (holds ? 0 : 1))
        #expect(outcome.unmatchedWaivers.isEmpty)
    }

    @Test(
        "until the next amendment: as long as the edition of the day it was granted is in force",
        arguments: [
            ("2023-04-01", "2024-05-26", true), ("2023-04-01", "2024-05-27", false),
            ("2024-06-01", "2025-09-30", true), ("2024-06-01", "2025-10-01", false),
            ("2026-01-05", "2026-02-08", true), ("2026-01-05", "2025-12-01", true),
        ])
    func nextAmendment(_ granted: String, _ day: String, _ holds: Bool) throws {
        let place = try Workplace()
        let text = waiver("next-amendment\n    granted: \(granted)")
        let (found, outcome) = try judged(settings(waivers: text, place), stale, on: day)
        #expect(found[0] == (holds ? Suppression(kind: .waiver, reason: "次の再実施で直す") : nil))
        #expect(outcome.expiredWaivers.isEmpty == holds)
    }

    @Test("a waiver that matches nothing is told, and whether its document was checked at all")
    func unmatched() throws {
        let place = try Workplace()
        let (found, outcome) = try judged(
            settings(waivers: waiver("2026-03-31", item: "16"), place), stale)
        #expect(found.isEmpty)
        #expect(outcome.unmatchedWaivers.map(\.documentWasChecked) == [true])
        let other = waiver("2026-03-31").replacing("わかば市長", with: "もみじ市長")
        let (_, second) = try judged(settings(waivers: other, place), stale)
        #expect(second.unmatchedWaivers.map(\.documentWasChecked) == [false])
        #expect(second.notes.contains { $0.contains("もみじ市長") })
    }

    @Test(
        "a waiver without reason, owner or end, or with a wrong value, is refused",
        arguments: [
            ("    reason: 次の再実施で直す\n", "", 2, "reason"),
            ("    owner: 福祉課 山田\n", "", 2, "owner"),
            ("    expires: 2026-03-31", "", 2, "expires"),
            ("reason: 次の再実施で直す", "reason:", 6, "reason"),
            ("rule: renumbered-item", "rule: renumberd-item", 4, "renumbered-item"),
            ("expires: 2026-03-31", "expires: いつか", 8, "next-amendment"),
            ("expires: 2026-03-31", "expires: 2026-02-30", 8, "2026-02-30"),
            ("expires: 2026-03-31", "expires: next-amendment", 8, "granted"),
            ("    owner:", "    onwer:", 7, "owner"),
            ("    citation: 425AC0000000027 別表第一 15\n", "", 2, "citation"),
            ("    rule: renumbered-item\n", "    rule: renumbered-item\n    ordinal: 0\n", 5, "ordinal"),
        ])
    func refused(_ old: String, _ new: String, _ line: Int, _ word: String) throws {
        let place = try Workplace()
        let path = place.path(
            try place.write("koban-waivers.yml", waiver("2026-03-31").replacing(old, with: new)))
        let error = try #require(throws: ConfigurationError.self) { try WaiverFile(path: path) }
        #expect(error.problems.first?.line == line, "\(error)")
        #expect("\(error)".contains(word), "\(error)")
    }

    @Test("a waiver goes before the baseline, and both have been met")
    func both() throws {
        let place = try Workplace()
        let (found, outcome) = try judged(
            settings(baseline: stale, waivers: waiver("2026-03-31"), place), stale)
        #expect(found.mapValues(\.kind) == [0: .waiver, 1: .baseline])
        #expect(outcome.notes.isEmpty)
    }

    @Test("the entry to fill in names the finding, and is refused until it is filled in")
    func template() throws {
        let place = try Workplace()
        let text =
            WaiverFile.instructions + "waivers:\n"
            + WaiverFile.template(for: stale[0], on: Town.day, comment: "一行目\n二行目")
        #expect(throws: ConfigurationError.self) {
            try WaiverFile(path: place.path(place.write("koban-waivers.yml", text)))
        }
        let filled = text.replacing("    reason: ", with: "    reason: 直さない")
            .replacing("    owner: ", with: "    owner: 山田")
            .replacing("    expires: ", with: "    expires: next-amendment")
        let file = try WaiverFile(path: place.path(place.write("koban-waivers.yml", filled)))
        #expect(file.waivers.map(\.identity) == [stale[0]])
    }
}
