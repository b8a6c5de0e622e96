import Foundation
import KobanSettings
import KobanTestSupport
import Testing

/// `koban check` with what an institution decided, as a process.
@Suite("設定のある koban check")
struct ConfiguredCheckTests {
    private static let right = Town.document(
        use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項")
    private let asOf = "--as-of=2025-09-24"

    private func rules(_ outcome: BuiltProgram.Outcome) throws -> [String] {
        try outcome.findings().compactMap { $0["rule"] as? String }
    }

    @Test("a rule that is off reports nothing, and the report says that it is off")
    func off() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        try place.write("koban.yml", "rules:\n  renumbered-item: off\n")
        let run = try place.koban("check", "a.txt", asOf)
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(run.text.contains("設定で切ってある規則: renumbered-item"))
        // What is stale stays stale.
        #expect(run.text.contains("旧い 2"))
        let all = try place.koban("check", "a.txt", asOf, "--no-config", "--format=json")
        #expect(all.status == 1)
        #expect(try rules(all) == ["renumbered-item", "renumbered-item"])
    }

    @Test("a fault of another kind is not lost with a rule that is off")
    func nextRule() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document(use: "番号法第9条第1項、別表第二の26の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項"))
        func faults() throws -> [String] {
            try rules(place.koban("check", "a.txt", asOf, "--format=json"))
                .filter { ["wrong-table", "renumbered-item"].contains($0) }
        }
        #expect(try faults() == ["wrong-table"])
        try place.write("koban.yml", "rules:\n  wrong-table: off\n")
        #expect(try faults() == ["renumbered-item"])
    }

    @Test("a severity of the institution's own counts for the status and for --fail-on")
    func severity() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        try place.write("koban.yml", "rules:\n  renumbered-item: warning\n")
        let run = try place.koban("check", "a.txt", asOf, "--format=json")
        #expect(run.status == 0)
        #expect(try run.summary()["findings"] == ["error": 0, "warning": 2, "note": 0])
        #expect(try run.findings().allSatisfy { $0["severity"] as? String == "warning" })
        #expect(try place.koban("check", "a.txt", asOf, "--fail-on=warning").status == 1)
    }

    @Test("each input is checked by its own nearest file; --config goes before all")
    func nearest() throws {
        let place = try Workplace()
        for folder in ["福祉", "税"] { try place.write("\(folder)/a.txt", Town.document()) }
        try place.write("福祉/koban.yml", "rules:\n  renumbered-item: off\n")
        try place.write("other.yml", "rules:\n  renumbered-item: note\n")
        let run = try place.koban("check", ".", asOf, "--format=json")
        #expect(run.status == 1)
        let assessments = try #require(try run.json()["assessments"] as? [[String: Any]])
        let counts = Dictionary(
            uniqueKeysWithValues: assessments.map {
                ($0["path"] as? String ?? "", ($0["findings"] as? [Any])?.count ?? -1)
            })
        #expect(counts.first { $0.key.contains("福祉") }?.value == 0)
        #expect(counts.first { $0.key.contains("税") }?.value == 2)
        let given = try place.koban("check", ".", asOf, "--format=json", "--config=other.yml")
        #expect(given.status == 0)
        #expect(try given.summary()["findings"] == ["error": 0, "warning": 0, "note": 4])
    }

    @Test("short names of the institution are read in every document")
    func names() throws {
        let place = try Workplace()
        try place.write(
            "a.txt", Town.document(use: "マイナ法第9条第1項、マイナ法別表第一の15の項"))
        try place.write("koban.yml", "names:\n  マイナ法: 番号法\n")
        let run = try place.koban("check", "a.txt", asOf, "--format=json")
        let suggestion = try run.findings().first?["suggestion"] as? String
        #expect(suggestion == "マイナ法別表の23の項")
    }

    @Test("a faulty file ends the run with status 2 and a line a fault, and nothing is printed")
    func faulty() throws {
        let place = try Workplace()
        try place.write("a.txt", Self.right)
        try place.write("koban.yml", "rules:\n  renumberd-item: off\nfoo: 1\n")
        let run = try place.koban("check", "a.txt", asOf, "--format=json")
        #expect(run.status == 2)
        #expect(run.text.isEmpty)
        #expect(run.complaints.count == 2, "\(run.diagnostics)")
        #expect(run.complaints.first?.hasPrefix("koban: koban.yml:2: ") == true)
        #expect(run.complaints.last?.hasPrefix("koban: koban.yml:3: ") == true)
        #expect(try place.koban("check", "a.txt", asOf, "--no-config").status == 0)
    }

    @Test(
        "files that are named and are not there",
        arguments: [
            ["--config=ない.yml"], ["--baseline=ない.yml"], ["--waivers=ない.yml"],
            ["--config=other.yml"], ["--config=x.yml", "--no-config"],
            ["--baseline=a.yml", "--write-baseline=a.yml"], ["--write-baseline=ない/a.yml"],
        ])
    func missing(_ options: [String]) throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        try place.write("other.yml", "baseline: ない.yml\n")
        let run = try place.koban("check", "a.txt", asOf, "--quiet", options[0], options.last!)
        #expect(run.status == 2, "\(run.diagnostics)")
        #expect(run.text.isEmpty)
        #expect(run.diagnostics.contains("ください。"), "\(run.diagnostics)")
    }

    @Test("the samples are not checked by a file that happens to lie about")
    func samples() throws {
        let place = try Workplace()
        try place.write("koban.yml", "faulty\n")
        #expect(try place.koban("check", asOf).status == 1)
    }

    @Test("an institution begins with a baseline: old findings are passed over, a new one is not")
    func baseline() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        try place.write("b.txt", Self.right.replacing("12\t", with: "13\t"))
        let written = try place.koban("check", ".", asOf, "--write-baseline=known.yml", "--format=json")
        #expect(written.status == 0, "\(written.diagnostics)")
        #expect(try written.summary()["suppressed"] == ["baseline": 2, "waiver": 0])
        try place.write("koban.yml", "baseline: known.yml\n")

        let next = try place.koban("check", ".", asOf, "--format=json")
        #expect(next.status == 0)
        #expect(try next.findings().isEmpty)
        #expect(try next.summary()["findings"] == ["error": 0, "warning": 0, "note": 0])
        #expect(try next.summary()["suppressed"] == ["baseline": 2, "waiver": 0])

        // Lines inserted and digits rewritten: still known. The file renamed: still known.
        try place.write(
            "古い/改名.txt",
            "前書き。\n\n" + Town.document(use: "番号法第９条第１項、別表第１の１５の項", outline: "保護の決定を行う。\n記録する。"))
        try FileManager.default.removeItem(atPath: place.path("a.txt"))
        let moved = try place.koban("check", ".", asOf, "--format=json")
        #expect(moved.status == 0)
        #expect(try moved.summary()["suppressed"] == ["baseline": 2, "waiver": 0])

        // One more item is a new finding, and the old entry no longer applies.
        try place.write("古い/改名.txt", Town.document(use: "番号法第9条第1項、別表第一の15、30の項"))
        let changed = try place.koban("check", ".", asOf, "--format=json")
        #expect(changed.status == 1)
        #expect(try rules(changed) == ["renumbered-item"])
        let suppression = try #require(try changed.json()["suppression"] as? [String: Any])
        #expect((suppression["unmatchedBaseline"] as? [Any])?.count == 1)
        let text = try place.koban("check", ".", asOf)
        #expect(text.text.contains("ベースラインの指摘がなくなりました"))
        #expect(text.text.contains("見送った指摘（上の数に含まない）: ベースライン 1件"))
    }

    @Test("what is passed over is listed with --show-suppressed, and still not counted")
    func shown() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        _ = try place.koban("check", "a.txt", asOf, "--write-baseline=known.yml")
        let run = try place.koban(
            "check", "a.txt", asOf, "--baseline=known.yml", "--show-suppressed", "--format=json")
        #expect(run.status == 0)
        let suppressed = try run.findings().compactMap { $0["suppressed"] as? [String: String] }
        #expect(suppressed.map { $0["kind"] } == ["baseline", "baseline"])
        #expect(suppressed.allSatisfy { $0["reason"]?.isEmpty == false })
        #expect(try run.summary()["findings"] == ["error": 0, "warning": 0, "note": 0])
        let text = try place.koban("check", "a.txt", asOf, "--baseline=known.yml", "--show-suppressed")
        #expect(text.text.contains("見送り（ベースライン）"))
    }

    @Test("no baseline is written where an input could not be read")
    func incomplete() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        let run = try place.koban("check", "a.txt", "ない.txt", asOf, "--write-baseline=known.yml")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("書きませんでした"))
        #expect(!FileManager.default.fileExists(atPath: place.path("known.yml")))
    }

    @Test("koban waivers gives the entries; filled in, they pass over those findings until they expire")
    func waivers() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        let entries = try place.koban("waivers", "a.txt", asOf)
        #expect(entries.status == 0)
        let filled = entries.text.replacing("    reason: ", with: "    reason: 次の再実施で直す")
            .replacing("    owner: ", with: "    owner: 福祉課 山田")
            .replacing("    expires: ", with: "    expires: 2025-12-31")
        try place.write("koban-waivers.yml", filled)
        let run = try place.koban("check", "a.txt", asOf, "--format=json", "--show-suppressed")
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(try run.summary()["suppressed"] == ["baseline": 0, "waiver": 2])
        let suppressed = try run.findings().compactMap { $0["suppressed"] as? [String: String] }
        #expect(suppressed == Array(repeating: ["kind": "waiver", "reason": "次の再実施で直す"], count: 2))
        #expect(try place.koban("waivers", "a.txt", asOf).text.contains("document") == false)

        let later = try place.koban("check", "a.txt", "--as-of=2026-01-01")
        #expect(later.status == 1)
        #expect(later.text.contains("令和7年12月31日に期限が切れました"))
        #expect(later.text.contains("福祉課 山田"))

        // Mended: the waiver matches nothing, which is told, also in a quiet run.
        try place.write("a.txt", Self.right)
        let mended = try place.koban("check", "a.txt", asOf, "--quiet")
        #expect(mended.status == 0)
        #expect(mended.text.isEmpty)
        #expect(mended.diagnostics.contains("当てはまる指摘がありません"))
    }

    @Test("a waived finding stays out of a baseline")
    func waivedIsNotBaselined() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document())
        let first = Town.identities(Town.document())[0]
        try place.write(
            "koban-waivers.yml",
            "waivers:\n  - {document: \(first.document), field: \(first.field), rule: \(first.rule), citation: \(first.citation), reason: r, owner: o, expires: 2030-01-01}\n"
        )
        let run = try place.koban("check", "a.txt", asOf, "--write-baseline=known.yml", "--format=json")
        #expect(try run.summary()["suppressed"] == ["baseline": 1, "waiver": 1])
        #expect(try place.read("known.yml").components(separatedBy: "- document").count == 2)
    }

    @Test("the history knows the institution's own names, and hides nothing of a rule that is off")
    func history() throws {
        let place = try Workplace()
        try place.write("a.txt", Town.document(inquire: "マイナ法第19条第7号、別表第二の26の項"))
        func numberings(_ arguments: String...) throws -> [String] {
            let run = try place.koban(
                arguments.first ?? "history", "a.txt", asOf, "--format=json",
                arguments.dropFirst().first ?? "--no-config")
            #expect(run.status == 0, "\(run.diagnostics)")
            let assessments = try #require(try run.json()["assessments"] as? [[String: Any]])
            let fields = assessments.flatMap { $0["fields"] as? [[String: Any]] ?? [] }
            let steps = fields.flatMap { $0["steps"] as? [[String: Any]] ?? [] }
            return steps.flatMap { $0["citations"] as? [[String: Any]] ?? [] }
                .compactMap { $0["numbering"] as? String }
        }
        try place.write("mine.yml", "rules:\n  renumbered-item: off\nnames:\n  マイナ法: 番号法\n")
        #expect(try !numberings("history").contains("番号法第19条第7号"))
        let known = try numberings("history", "--config=mine.yml")
        #expect(known.contains("番号法第19条第7号"))
        #expect(known.contains("別表第二"))
        try place.write("koban.yml", "names:\n  マイナ法: 番号ほう\n")
        let broken = try place.koban("history", "a.txt", asOf)
        #expect(broken.status == 2)
        #expect(broken.text.isEmpty)
        #expect(broken.diagnostics.contains("koban.yml"))
    }
}
