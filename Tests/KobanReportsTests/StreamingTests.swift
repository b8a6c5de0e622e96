import KobanCitations
import KobanDocuments
import KobanFormats
import KobanReports
import KobanRuns
import KobanSettings
import KobanText
import Testing

/// A document is in the output before the next is delivered, and all together is the whole.
@Suite("Reports that are written document by document")
struct StreamingTests {
    private let runs: SampleRuns
    private let interleaved: [Recording.Event]

    init() throws {
        runs = try SampleRuns()
        interleaved = runs.paths.flatMap { [.delivered($0), .told($0)] }
    }

    private func expectStreamed(_ reporter: some Reporter<ReportedAssessment, CheckEnding>) throws -> String {
        var (streaming, recording, all) = (reporter, Recording(of: runs.paths), [ReportedAssessment]())
        let run = try CheckRun(runs.inputs, statutes: runs.statutes, day: runs.day, finder: runs.finder)
        recording.write(try streaming.begin())
        let ledger = try run.run { outcome in
            let assessment = try outcome.get()
            recording.deliver(assessment.path)
            recording.write(try streaming.add(assessment))
            all.append(assessment)
        }
        #expect(recording.events == interleaved)
        let ending = CheckEnding(
            errors: [AssessmentInputError(path: "なし.txt", reason: .notFound)],
            unread: [UnreadFiles(kind: "pdf", count: 3)], suppression: ledger.outcome)
        recording.write(try streaming.end(ending))
        #expect(recording.bytes == (try reporter.report(all, ending)))
        return recording.text
    }

    @Test("check as JSON")
    func checkJSON() throws {
        let text = try expectStreamed(CheckJSONReporter(runs.heading))
        #expect(text.contains("\"summary\": {\n    \"assessments\": 3,"))
        #expect(
            text.contains("\"unread\": [\n      {\n        \"kind\": \"pdf\",\n        \"count\": 3\n      }\n    ]"))
        #expect(text.hasSuffix("  }\n}\n"))
    }

    @Test("check as text, whole and quiet", arguments: [false, true])
    func checkText(isQuiet: Bool) throws {
        let text = try expectStreamed(
            CheckTextReporter(
                runs.heading, style: TerminalStyle(isColoured: false), isQuiet: isQuiet, evidence: nil))
        #expect(text.contains("まとめ\n  評価書 3件を") == !isQuiet)
        #expect(text.contains("読めなかったもの: 1件") == !isQuiet)
    }

    private func expectStreamed(_ reporter: some Reporter<DocumentHistory, RunEnding>) throws -> String {
        var (streaming, recording, all) = (reporter, Recording(of: runs.paths), [DocumentHistory]())
        let run = try HistoryRun(runs.inputs, statutes: runs.statutes, day: runs.day, finder: runs.finder)
        recording.write(try streaming.begin())
        try run.run { outcome in
            let history = try outcome.get()
            recording.deliver(history.path)
            recording.write(try streaming.add(history))
            all.append(history)
        }
        #expect(recording.events == interleaved)
        recording.write(try streaming.end(RunEnding()))
        #expect(recording.bytes == (try reporter.report(all, RunEnding())))
        return recording.text
    }

    @Test("history as JSON and as text")
    func history() throws {
        #expect(try expectStreamed(HistoryJSONReporter(runs.heading)).contains("\"assessments\": 3,"))
        #expect(try expectStreamed(HistoryTextReporter(runs.heading)).contains("現在の記載"))
    }

    @Test("cite as JSON and as text: a citation after the other")
    func cite() throws {
        let text = "番号法第9条第1項、別表の23の項\n番号法別表第二の9、10、85の2の項\n"
        let document = Document(text: SourceText(text))
        let scanner = CitationScanner(statutes: runs.statutes)
        let citations = scanner.citations(in: document.source)
        #expect(citations.count > 1)
        var json = CiteJSONReporter(in: document)
        var bytes = json.begin()
        for citation in citations {
            let piece = json.add(citation)
            #expect(String(decoding: piece, as: UTF8.self).contains("\"status\": null"))
            bytes += piece
        }
        #expect(bytes + json.end(()) == CiteJSONReporter(in: document).report(citations, ()))
        let lines = CiteTextReporter(in: document).report(citations, ())
        #expect(lines == citations.flatMap { CiteTextReporter(in: document).add($0) })
    }

    @Test("a run of nothing is a whole document too")
    func nothing() throws {
        let json = CheckJSONReporter(runs.heading).report([], CheckEnding())
        #expect(String(decoding: json, as: UTF8.self).contains("\"assessments\": [],\n  \"errors\": [],\n"))
        let history = HistoryJSONReporter(runs.heading).report([], RunEnding())
        #expect(String(decoding: history, as: UTF8.self).contains("\"assessments\": [],\n  \"errors\": [],\n"))
    }
}
