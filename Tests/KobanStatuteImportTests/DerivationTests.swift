import Foundation
import KobanLaw
import KobanTestSupport
import Testing

@testable import KobanStatuteImport

private let facts = BundledLaw.folder
private let sources = SharedMaterial.sources

@Suite("法令データを導く")
struct DerivationTests {
    @Test(
        "deriving again gives the same bytes as the files in statutes/",
        .needsSources)
    func sameBytes() throws {
        let output = try TemporaryFolder()
        let files = try StatuteDerivation.run(sources: sources, facts: facts, output: output.url)
        #expect(files.count == 8)
        for file in files {
            let derived = try Data(contentsOf: output.url(file))
            let kept = try Data(contentsOf: facts.appendingPathComponent(file))
            #expect(derived == kept, "\(file) is not what the official texts give")
        }
    }

    @Test(
        "without a decision, a pair that is not identical is unknown and names what is near; a decision goes before it",
        .needsSources)
    func undecided() throws {
        let folder = try TemporaryFolder()
        let copy = folder.url("facts")
        try FileManager.default.copyItem(at: facts, to: copy)
        let header = "from_table,from_item,to_table,to_items,relation,reason,evidence\n"
        let decided = "別表第二,26,,,abolished,見本の判断,見本\n"
        try folder.write("facts/decisions/correspondences.csv", header + decided)
        let files = try StatuteDerivation.derive(sources: sources, facts: copy)
        let rows = try #require(files.first { $0.0 == "correspondences.csv" }).1.rows.map(\.fields)
        func row(_ table: String, _ item: String) throws -> [String] {
            try #require(rows.first { $0[0] == table && $0[1] == item })
        }
        let care = try row("別表第一", "15")
        #expect(care[3] == "unknown")
        #expect(care[6].contains("近い項: 23"))
        #expect(try row("別表第一", "12")[3] == "renumbered")
        #expect(try row("別表第二", "26")[3] == "abolished")
        #expect(try row("別表第二", "26")[5] == "decided")
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
