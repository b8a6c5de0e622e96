import Foundation
import KobanCorrections
import KobanDocuments
import KobanRuns
import KobanTestSupport
import Testing

/// Corrections, their copies, and how they are gone on with.
struct CorrectionRunTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for index in 0..<24 {
            try folder.write(
                String(format: "in/%02d.txt", index),
                Documents.assessment(number: index, items: "\(index % 12 + 1)", length: index % 6 == 0 ? 1_500 : 1))
        }
    }

    private struct Outcome {
        var events: [String] = []
        var documents: [MigratedDocument] = []
        var errors: [AssessmentInputError] = []
        var end: CorrectionOutcome?
    }

    /// - Parameter stop: after so many documents the consumer throws.
    private func correct(into copies: String, stop: Int? = nil) throws -> Outcome {
        let inputs = try CorrectionInputs([folder.path("in")], copies: folder.path(copies), journal: nil)
        let run = try CorrectionRun(
            inputs.inputs, statutes: Documents.statutes, day: Documents.day, acceptsReview: true, keepsDiffs: true,
            finder: Documents.finder)
        let journal = try #require(CorrectionResumption.journal(nil, copies: folder.path(copies)))
        var outcome = Outcome()
        outcome.end = try? run.run(
            copies: CorrectedCopies(
                folder: folder.path(copies), roots: [folder.path("in")], inputs: inputs.files, isForced: false),
            resumption: try CorrectionResumption(journal: journal, circumstances: ["test"])
        ) { event in
            switch event {
            case .remark(let line): outcome.events.append(line)
            case .begun(let index, let total, _): outcome.events.append("\(index)/\(total)")
            case .corrected(let document):
                outcome.documents.append(document)
                if outcome.documents.count == stop { throw Stopped() }
            case .failed(let error): outcome.errors.append(error)
            case .ended: outcome.events.append("ended")
            }
        }
        return outcome
    }

    @Test func copiesAreWrittenAndToldInTheOrderOfTheInput() throws {
        let outcome = try correct(into: "out")
        let names = (0..<24).map { String(format: "%02d.txt", $0) }
        #expect(outcome.documents.map(\.path) == names.map { folder.path("in/\($0)") })
        #expect(outcome.events == (0..<24).map { "\($0)/24" } + ["ended"])
        let written = outcome.documents.filter { $0.copy != nil }
        #expect(written.count > 12)
        let contents = try folder.contents(of: "out")
        #expect(
            Set(contents.keys.filter { $0.hasSuffix(".txt") })
                == Set(written.map { URL(fileURLWithPath: $0.path).lastPathComponent }))
        // The lines of the ledger are in that order too.
        let ledger = String(decoding: try #require(contents[".koban-migrate.sha256"]), as: UTF8.self)
        #expect(ledger.split(separator: "\n").map { $0.suffix(6) } == written.map { $0.path.suffix(6) })
    }

    @Test func aRunThatWasStoppedIsGoneOnWithAndEndsLikeOneThatWasNot() throws {
        let stopped = try correct(into: "out", stop: 9)
        #expect(stopped.documents.count == 9)
        #expect(stopped.end == nil)
        let resumed = try correct(into: "out")
        let end = try #require(resumed.end)
        #expect(end.takenOver == 9)
        #expect(end.failures.isEmpty)
        let whole = try correct(into: "whole")
        #expect(whole.end?.takenOver == 0)
        #expect(resumed.documents.map(\.fields) == whole.documents.map(\.fields))
        #expect(resumed.documents.map(\.diff) == whole.documents.map(\.diff))
        let (one, other) = (try folder.contents(of: "out"), try folder.contents(of: "whole"))
        let texts = one.filter { $0.key.hasSuffix(".txt") }
        #expect(texts.count > 12)
        #expect(texts == other.filter { $0.key.hasSuffix(".txt") })
        #expect(one[".koban-migrate.sha256"] == other[".koban-migrate.sha256"])
    }

    @Test func aCopyThatIsGoneIsWrittenAnew() throws {
        let first = try correct(into: "out")
        let copy = try #require(first.documents.compactMap(\.copy).first)
        let text = try Data(contentsOf: URL(fileURLWithPath: copy))
        try FileManager.default.removeItem(atPath: copy)
        let again = try correct(into: "out")
        #expect(again.end?.takenOver == 23)
        #expect(again.documents == first.documents)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == text)
    }

    @Test func anOriginalAmongTheCopiesIsRefused() throws {
        #expect(
            throws: CorrectionInputsError.originalsAmongCopies(
                folder: folder.path("in/sub"), original: folder.path("in/sub/a.txt"))
        ) {
            try folder.write("in/sub/a.txt", Documents.assessment())
            _ = try CorrectionInputs([folder.path("in")], copies: folder.path("in/sub"), journal: nil)
        }
    }

    @Test func anUnreadableDocumentIsToldAndTheRestIsCorrected() throws {
        try folder.write("in/05.txt", "")
        let outcome = try correct(into: "out")
        #expect(outcome.documents.count == 23)
        #expect(outcome.errors == [AssessmentInputError(path: folder.path("in/05.txt"), reason: .undecodable(.empty))])
        #expect(outcome.events.last == "ended")
    }
}
