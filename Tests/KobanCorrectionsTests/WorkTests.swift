import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanCorrections

/// The work of reading a field, counted in looks at a scalar: twice the text, twice the work.
@Suite("However long a field is, its reading")
struct WorkTests {
    private static let constructs: [(name: String, text: @Sendable (Int) -> String)] = [
        ("blanks behind a table", { "別表第二" + String(repeating: " ", count: $0) + "x" }),
        ("blanks between a table and its list", { "別表第二" + String(repeating: "　", count: $0) + "の26の項" }),
        ("line breaks behind a list", { "別表第二の26の項" + String(repeating: "\n", count: $0) }),
        ("tables", { String(repeating: "番号法別表第二の26の項、", count: $0) }),
        ("whole tables", { String(repeating: "番号法別表第二、", count: $0) }),
        ("open brackets", { "別表第二" + String(repeating: "（", count: $0) }),
        ("brackets", { "別表第二の26の項" + String(repeating: "（見本）", count: $0) }),
        ("digits", { "別表第二の" + String(repeating: "2", count: $0) }),
        ("branches", { "別表第二の26" + String(repeating: "の2", count: $0) }),
        ("orders", { "別表第二の26の項" + String(repeating: "、主務省令", count: $0) }),
        ("names of tables", { "別表第二の26の項" + String(repeating: "別表第", count: $0) }),
        ("tags", { "別表第二" + String(repeating: "<b>", count: $0) + "の26の項" }),
        ("open tags", { "別表第二" + String(repeating: "<b", count: $0) + "の26の項" }),
        ("entities", { "別表第二" + String(repeating: "&nbsp;", count: $0) + "の26の項" }),
        ("kanji", { "別表第二の" + String(repeating: "一二", count: $0) + "の項" }),
        ("のうち", { "別表第二" + String(repeating: "の", count: $0) + "うち26" }),
    ]

    private func work(_ text: String) throws -> Int {
        let source = SourceText(text)
        let citations = CitationScanner(statutes: try BundledLaw.statutes).citations(in: source)
        let former = FormerTables(try BundledLaw.statutes, on: try #require(CivilDate(iso: "2026-02-08")))
        let (count, whole) = (WorkCount(), [0..<source.bytes.count])
        _ = UnreadItems.find(in: whole, besides: citations, of: source, counting: count)
        _ = former.names(in: whole, after: [], besides: citations.map(\.range), of: source, counting: count)
        _ = former.articlesOfUnnamedOrder(
            in: whole, besides: citations.map(\.range), of: source, counting: count)
        return count.count
    }

    @Test("takes work in proportion to its length", arguments: constructs.indices)
    func proportional(index: Int) throws {
        let construct = Self.constructs[index]
        let works = try [200, 400, 800].map { try work(construct.text($0)) }
        #expect(works[0] > 0)
        // Twice the text is at most twice the work and a little for what does not grow.
        #expect(works[1] <= works[0] * 2 + 200, "\(construct.name): \(works)")
        #expect(works[2] <= works[1] * 2 + 200, "\(construct.name): \(works)")
    }

    @Test("finds an overlap without looking at every range")
    func ranges() {
        let ranges = DisjointRanges((0..<1000).map { ($0 * 10)..<($0 * 10 + 5) })
        #expect(ranges.overlap(9990..<9991))
        #expect(!ranges.overlap(9995..<9999))
        #expect(ranges.overlap(4..<6))
        #expect(!ranges.overlap(5..<10))
    }

    @Test("maps places through edits")
    func places() {
        let map = OffsetMap([.init(2..<4, "abcd"), .init(6..<6, "x"), .init(8..<10, "")])
        #expect(map.range(0..<2) == 0..<2)
        #expect(map.range(2..<4) == 2..<6)
        #expect(map.range(4..<6) == 6..<8)
        #expect(map.range(6..<8) == 8..<11)
        #expect(map.range(10..<12) == 11..<13)
        #expect(map.replacement(1) == 8..<9)
    }

    @Test("tells every line of a text of which every line changed, and of one with lines put in")
    func patches() throws {
        func bytes(_ lines: [String]) -> [UInt8] { Array(lines.joined().utf8) }
        let old = (0..<3000).map { "旧い行\($0 % 7)\n" }
        var cases = [(old, old.map { $0.replacing("旧い", with: "新しい") })]
        cases.append((old, Array(old[..<100]) + (0..<300).map { "入る行\($0)\n" } + Array(old[100...])))
        cases.append((old, Array(old[..<100]) + Array(old[700...])))
        cases.append((old, old.reversed()))
        cases.append((["一\n", "\n", "二\n", "\n"], ["一\n", "二\n", "\n", "\n", "三"]))
        for (old, new) in cases {
            let patch = UnifiedDiff.bytes(from: bytes(old), to: bytes(new), path: "a.txt")
            #expect(try Patch.apply(Data(patch), to: Data(bytes(old))) == Data(bytes(new)))
        }
    }
}
