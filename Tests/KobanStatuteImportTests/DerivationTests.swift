import Foundation
import KobanStatutes
import KobanText
import Testing

@testable import KobanStatuteImport

private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
private let facts = package.appendingPathComponent("statutes")
private let sources = package.deletingLastPathComponent().appendingPathComponent("shared/sources")
private let hasSources = FileManager.default.fileExists(atPath: sources.path)

@Suite("法令データを導く")
struct DerivationTests {
    @Test(
        "deriving again gives the same bytes as the files in statutes/",
        .enabled(if: hasSources, "the official texts in ../shared/sources are not at hand"))
    func sameBytes() throws {
        let output = FileManager.default.temporaryDirectory
            .appendingPathComponent("koban-derive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        let files = try StatuteDerivation.run(sources: sources, facts: facts, output: output)
        #expect(files.count == 7)
        for file in files {
            let derived = try Data(contentsOf: output.appendingPathComponent(file))
            let kept = try Data(contentsOf: facts.appendingPathComponent(file))
            #expect(derived == kept, "\(file) is not what the official texts give")
        }
    }

    @Test("a missing source is named")
    func missingSource() {
        let nowhere = URL(fileURLWithPath: "/nonexistent")
        do {
            try StatuteDerivation.run(sources: nowhere, facts: facts, output: nowhere)
            Issue.record("derived from nothing")
        } catch {
            #expect(error.description.hasPrefix("425AC0000000027_20151227.xml: ファイルがありません"))
        }
    }
}
