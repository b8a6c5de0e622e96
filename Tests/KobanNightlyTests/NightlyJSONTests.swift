import Foundation
import KobanChecks
import KobanNightly
import KobanReports
import KobanRuns
import KobanTestSupport
import KobanText
import Testing

@Suite("The night as JSON")
struct NightlyJSONTests {
    private func json(_ night: SampleNight) throws -> [String: Any] {
        try JSONObject.read(NightlyJSONReporter(night.report).report(on: night.report, citations: night.citations(of:)))
    }

    private func objects(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

    @Test("What it says of an assessment is what koban check says of it, and more")
    func likeCheck() throws {
        var night = SampleNight()
        let text = SampleNight.text(inquire: "番号法第19条第8号、別表第二の26の項（市町村長）、わかば市の条例第3条")
        try night.add(text, path: "12.txt")
        let checked = SampleNight.checker.asOf(night.day).check(SourceText(text))
        let check = try JSONObject.read(
            CheckJSONReporter(
                RunHeading(version: "0.1.0", asOf: night.day, dataVerifiedThrough: night.dataVerifiedThrough)
            ).report(
                [
                    ReportedAssessment(
                        path: "評価書/12.txt", sha256: ContentDigest.sha256(Array(text.utf8)), checked: checked)
                ], CheckEnding()))
        let nightly = try json(night)
        for key in ["tool", "asOf", "dataVerifiedThrough", "beyondVerifiedData", "errors"] {
            #expect(check[key] as? NSObject == nightly[key] as? NSObject, "\(key)")
        }
        let one = try #require(try objects(check["assessments"]).first)
        let other = try #require(try objects(nightly["assessments"]).first)
        for key in try one.keys.filter({ $0 != "findings" }).notEmpty() {
            #expect(one[key] as? NSObject == other[key] as? NSObject, "\(key)")
        }
        let findings = try objects(one["findings"])
        let others = try objects(other["findings"])
        #expect(findings.count == 2 && others.count == 2)
        for (finding, recorded) in zip(findings, others) {
            for key in try finding.keys.notEmpty() {
                #expect(finding[key] as? NSObject == recorded[key] as? NSObject, "\(key)")
            }
        }
        let summary = try #require(check["summary"] as? [String: NSObject])
        let counts = try #require(nightly["summary"] as? [String: NSObject])
        for key in try summary.keys.notEmpty() { #expect(summary[key] == counts[key], "\(key)") }
    }

    @Test("Findings that are passed over stand apart, and are counted apart")
    func suppressed() throws {
        let night = try SampleNight.full()
        let root = try json(night)
        let assessments = try objects(root["assessments"])
        #expect(assessments.count == night.documents.count)
        let findings = try assessments.flatMap { try objects($0["findings"]) }
        let suppressed = try assessments.flatMap { try objects($0["suppressedFindings"]) }
        #expect(findings.count == night.report.active.count)
        #expect(suppressed.count == 2)
        #expect(findings.allSatisfy { $0["suppressed"] == nil })
        #expect((suppressed.first?["suppressed"] as? [String: String])?["kind"] == "waiver")
        let summary = try #require(root["summary"] as? [String: Any])
        let severities = ["error", "warning", "note"].map { name in
            (name, findings.count { $0["severity"] as? String == name })
        }
        #expect(summary["findings"] as? [String: Int] == Dictionary(uniqueKeysWithValues: severities))
        #expect(summary["suppressed"] as? [String: Int] == ["baseline": 1, "waiver": 1])
        #expect(summary["new"] as? Int == night.report.news.count)
        #expect(summary["resolved"] as? Int == night.resolved.count)
    }

    @Test("It says of each finding what became of it, and of each resolved one why")
    func changes() throws {
        let root = try json(try SampleNight.full())
        let assessments = try objects(root["assessments"])
        let first = try objects(assessments.first?["findings"])
        #expect(first.map { $0["baselineState"] as? String } == ["new", "updated"])
        #expect(first.map { $0["news"] as? String } == ["found", nil])
        #expect((first.first?["identity"] as? String)?.hasPrefix("koban1|") == true)
        #expect(first.first?["firstSeen"] as? String == "2025-09-24")
        #expect(assessments.map { $0["state"] as? String } == ["changed", "moved", "new", "unread", "changed"])
        #expect(assessments[1]["formerPath"] as? String == "評価書/旧/13.txt")
        #expect(assessments[3]["unreadReason"] as? String == "権限がありません")
        let resolved = try objects(root["resolved"])
        #expect(Set(resolved.compactMap { $0["cause"] as? String }) == ["corrected", "judgedOtherwise", "suppressed"])
        #expect(resolved.first { $0["cause"] as? String == "judgedOtherwise" }?["checkCause"] as? String == "statutes")
        #expect(root["startedAt"] as? String == "2025-09-24T02:00:03+09:00")
        #expect((root["previous"] as? [String: Any])?["night"] as? Int == 6)
        #expect(try objects(root["removed"]).count == 1)
        #expect(try objects(root["history"]).count == 2)
        #expect(root["notes"] as? [String] == ["免除は期限が切れました。"])
    }

    @Test("On a first run nothing is called new or known before")
    func firstRun() throws {
        var night = SampleNight()
        night.previous = nil
        night.dataVerifiedThrough = CivilDate(iso: "2025-01-01")
        try night.add(SampleNight.text(), path: "12.txt")
        let root = try json(night)
        #expect(root["previous"] is NSNull)
        #expect(root["beyondVerifiedData"] as? Bool == true)
        let findings = try objects(try objects(root["assessments"]).first?["findings"])
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0["baselineState"] is NSNull })
    }

    @Test("A night without assessments is a document too, and a failure to read citations is passed on")
    func empty() throws {
        struct Unreadable: Error {}
        let root = try json(SampleNight())
        #expect(try objects(root["assessments"]).isEmpty)
        let report = try SampleNight.full().report
        #expect(throws: Unreadable.self) {
            _ = try NightlyJSONReporter(report).report(on: report) { _ in throw Unreadable() }
        }
    }
}
