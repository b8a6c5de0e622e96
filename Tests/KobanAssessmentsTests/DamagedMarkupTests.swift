import KobanCitations
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

/// HTML with a tag missing, doubled or stray: it costs its own cell at most.
struct DamagedMarkupTests {
    private static let page = """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>見本</title></head><body>
        <h1>特定個人情報保護評価書（基礎項目評価書）</h1>
        <!-- 見本 -->
        <table><tr><th>評価書番号</th><th>評価書名</th></tr><tr><td>5</td><td>介護保険に関する事務 基礎項目評価書</td></tr></table>
        <p>評価実施機関名</p><p>みずうみ町長</p>
        <h2>Ⅰ 関連情報</h2>
        <table>
        <tr><td colspan="2">3. 個人番号の利用</td></tr>
        <tr><td>法令上の根拠</td><td><p>番号法第9条第1項</p><p>別表第一の<b>68</b>の項</p></td></tr>
        </table>
        <table>
        <tr><td colspan="2">4. 情報提供ネットワークシステムによる情報連携</td></tr>
        <tr><td>①実施の有無</td><td>[ 実施する ]</td></tr>
        <tr><td>②法令上の根拠</td><td><div>番号法第19条第8号</div><span>別表第二の93、94の項</span></td></tr>
        </table>
        <h2>（別添１）変更箇所</h2>
        <table>
        <tr><th>変更日</th><th>項目</th><th>変更前の記載</th><th>変更後の記載</th><th>提出時期</th><th>提出時期に係る説明</th></tr>
        <tr><td>令和5年4月1日</td><td>Ⅰ３ 法令上の根拠</td><td>番号法別表第一の59の項</td><td>番号法別表第一の68の項</td><td>事後</td><td>なし</td></tr>
        <tr><td>令和6年4月1日</td><td>Ⅰ４ ②法令上の根拠</td><td>番号法別表第二の80の項</td><td>番号法別表第二の93の項</td><td>事後</td><td>番号法第28条による</td></tr>
        </table>
        </body></html>
        """

    private struct Found: Hashable {
        let text: String
        let isInForce: Bool
    }

    private struct Tag {
        let range: Range<Int>
        let text: String
    }

    private func scanner() throws -> CitationScanner { try BundledLaw.scanner }

    private func citations(of text: String, by scanner: CitationScanner) -> [Found] {
        let assessment = Assessment(reading: SourceText(text))
        return assessment.citations(by: scanner).map { cited in
            let source = assessment.source
            return Found(text: source.visibleText(in: cited.citation.range), isInForce: cited.isInForce)
        }
    }

    private var tags: [Tag] {
        let bytes = Array(Self.page.utf8)
        return bytes.indices.compactMap { index in
            guard bytes[index] == 0x3C, let tag = bytes.markupTag(at: index, end: bytes.count) else { return nil }
            return Tag(range: index..<tag.end, text: String(decoding: bytes[index..<tag.end], as: UTF8.self))
        }
    }

    /// The citations in the cells on both sides of a place, of which the damage may take one.
    private func near(_ place: Int, by scanner: CitationScanner) -> Set<String> {
        let bytes = Array(Self.page.utf8)
        func boundary(_ index: Int) -> Bool {
            guard bytes[index] == 0x3C, let tag = bytes.markupTag(at: index, end: bytes.count),
                let element = tag.element
            else {
                return false
            }
            return element.isCell || element == .row || element == .table
        }
        var low = max(0, place - 1)
        while low > 0, !boundary(low) { low -= 1 }
        var high = min(place + 1, bytes.count - 1)
        while high < bytes.count - 1, !boundary(high) { high += 1 }
        let text = SourceText(Self.page)
        return Set(scanner.citations(in: text, range: low..<high).map { text.visibleText(in: $0.range) })
    }

    private func expectLittleLost(
        _ damaged: String, at place: Int, _ what: String, by scanner: CitationScanner,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let own = near(place, by: scanner)
        let whole = citations(of: Self.page, by: scanner).filter { !own.contains($0.text) }
        let found = citations(of: damaged, by: scanner)
        #expect(!whole.isEmpty, "\(what): nothing else to lose", sourceLocation: sourceLocation)
        var left = found
        for citation in whole {
            if let index = left.firstIndex(of: citation) {
                left.remove(at: index)
            } else {
                Issue.record(
                    "\(what): \(citation.text) lost or elsewhere, found \(found.map(\.text))",
                    sourceLocation: sourceLocation)
            }
        }
    }

    @Test("The page itself is read whole")
    func undamaged() throws {
        let found = citations(of: Self.page, by: try scanner())
        #expect(found.filter(\.isInForce).map(\.text) == ["番号法第9条第1項", "別表第一の68の項", "番号法第19条第8号", "別表第二の93、94の項"])
        #expect(found.count { !$0.isInForce } == 5)
    }

    @Test("Each tag taken away or doubled costs its own cell at most")
    func eachTag() throws {
        let scanner = try scanner()
        let bytes = Array(Self.page.utf8)
        let tags = tags
        #expect(tags.count > 90)
        for tag in tags {
            let before = bytes[..<tag.range.lowerBound]
            let after = bytes[tag.range.upperBound...]
            let removed = String(decoding: before + after, as: UTF8.self)
            expectLittleLost(
                removed, at: tag.range.lowerBound, "without \(tag.text) at \(tag.range.lowerBound)", by: scanner)
            let doubled = String(decoding: before + bytes[tag.range] + bytes[tag.range] + after, as: UTF8.self)
            expectLittleLost(
                doubled, at: tag.range.lowerBound, "twice \(tag.text) at \(tag.range.lowerBound)", by: scanner)
        }
    }

    @Test(
        "A stray tag anywhere costs its own cell at most",
        arguments: [
            "<tr>", "</tr>", "<td>", "</td>", "<th>", "<table>", "</table>", "<p>", "</p>", "<div>", "</span>", "<!--",
            "<script>", "<rt>", "<td", "</",
        ])
    func stray(tag: String) throws {
        let scanner = try scanner()
        let bytes = Array(Self.page.utf8)
        let places = tags.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter { 0 < $0 && $0 < bytes.count }
        #expect(places.count > 180)
        for place in places {
            let damaged = String(decoding: bytes[..<place] + Array(tag.utf8) + bytes[place...], as: UTF8.self)
            expectLittleLost(damaged, at: place, "\(tag) at \(place)", by: scanner)
        }
    }

    @Test("A caption and text between cells are read, and a table in a cell")
    func outsideCells() throws {
        let page = """
            <html><body><h1>特定個人情報保護評価書（基礎項目評価書）</h1><table><caption>3. 個人番号の利用</caption>
            <tr><td>法令上の根拠</td><td><table><tr><td>番号法</td><td>別表の23の項</td></tr></table>番号法第9条第1項</td></tr></table></body></html>
            """
        let found = citations(of: page, by: try scanner())
        #expect(Set(found.map(\.text)) == ["番号法別表の23の項", "番号法第9条第1項"])
    }
}
