import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanStatuteImport

/// A law of our own making, in the schema of the official ones.
private func law(_ body: String, envelope: Bool = false) -> [UInt8] {
    let law = """
        <Law Lang="ja" Era="Heisei" Year="25" Num="027" LawType="Act">
          <LawNum>平成二十五年法律第二十七号</LawNum>
          <LawBody>
            <LawTitle>見本法</LawTitle>
            \(body)
          </LawBody>
        </Law>
        """
    let whole =
        envelope
        ? """
        <DataRoot><Result><Code>0</Code><Message/></Result><ApplData>
        <LawId>425AC0000000027</LawId><LawFullText>
        \(law)
        </LawFullText></ApplData></DataRoot>
        """ : law
    return Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + whole).utf8)
}

private func table(_ rows: String, title: String = "別表第二") -> String {
    """
    <MainProvision>
      <Article Num="30"><Paragraph Num="1"><TableStruct><Table>
        <TableRow><TableColumn><Sentence>読み替える字句</Sentence></TableColumn></TableRow>
      </Table></TableStruct></Paragraph></Article>
    </MainProvision>
    <SupplProvision><Article Num="4"><Paragraph Num="2"><TableStruct><Table>
      <TableRow><TableColumn><Sentence>附則の表</Sentence></TableColumn></TableRow>
    </Table></TableStruct></Paragraph></Article></SupplProvision>
    <AppdxTable><AppdxTableTitle>\(title)</AppdxTableTitle><TableStruct><Table>
    \(rows)
    </Table></TableStruct></AppdxTable>
    """
}

private func row(_ cells: String...) -> String {
    "<TableRow>" + cells.map { cell($0) }.joined() + "</TableRow>"
}

private func cell(_ text: String, rowspan: Int? = nil) -> String {
    let span = rowspan.map { " rowspan=\"\($0)\"" } ?? ""
    return "<TableColumn\(span)><Sentence>\(text)</Sentence></TableColumn>"
}

private func reason(_ body: () throws -> Void) -> LawReadingError.Reason? {
    do {
        try body()
        return nil
    } catch {
        return (error as? LawReadingError)?.reason
    }
}

@Suite("法令標準XMLを読む")
struct LawReadingTests {
    private let header = row("情報照会者", "事務", "情報提供者", "特定個人情報")

    @Test("the rows of a table become items; the header and the small tables elsewhere do not")
    func items() throws {
        let rows =
            header
            + "<TableRow>" + cell("一　甲大臣", rowspan: 2) + cell("甲法による給付", rowspan: 2)
            + cell("市町村長") + cell("住民票関係情報") + "</TableRow>"
            + row("都道府県知事", "障害者関係情報")
            + row("二　削除", "", "", "")
            + row("二の二　乙大臣", "乙法による給付", "市町村長", "地方税関係情報")
        let document = try LawDocument(bytes: law(table(rows)), file: "見本.xml")
        let items = try document.items(of: try KnownTables.secondTable())
        #expect(items.map(\.number.description) == ["1", "2", "2の2"])
        #expect(items.map(\.isDeleted) == [false, true, false])
        #expect(items[0].rows.map(\.provider) == ["市町村長", "都道府県知事"])
        #expect(items[0].actor == "甲大臣")
        #expect(items[2].rows.map(\.information) == ["地方税関係情報"])
    }

    @Test("the envelope of the law service gives the law's id")
    func envelope() throws {
        let body = table(row("一　甲大臣", "甲法による給付"), title: "別表")
        let document = try LawDocument(bytes: law(body, envelope: true), file: "見本.xml")
        #expect(document.id == .numberAct)
        #expect(try document.items(of: try KnownTables.unifiedTable()).count == 1)
        #expect(try LawDocument(bytes: law(body), file: "見本.xml").id == nil)
    }

    @Test("readings and the white space of pretty-printing are no text")
    func ruby() throws {
        let sentence = """
            一　甲大臣</Sentence></TableColumn><TableColumn>
              <Sentence>
                感染<Ruby>
                  症
                  <Rt>しょう</Rt>
                </Ruby>の予防
              </Sentence>
            """
        let rows = "<TableRow>\n  <TableColumn>\n<Sentence>\(sentence)</TableColumn></TableRow>"
        let document = try LawDocument(bytes: law(table(rows, title: "別表")), file: "見本.xml")
        #expect(try document.items(of: try KnownTables.unifiedTable()).first?.business == "感染症の予防")
    }

    @Test("a table inside an article is read, that of 第二条 and no other")
    func tableInArticle() throws {
        let body = """
            <MainProvision>
            <Article Num="2"><Paragraph Num="1"><TableStruct><Table>
            \(header)\(row("一　甲大臣", "甲法", "市町村長", "住民票関係情報"))
            </Table></TableStruct></Paragraph></Article>
            <Article Num="3"><Paragraph Num="1"><ParagraphSentence><Sentence>前条の表一の項で定める事務は、次のとおり</Sentence></ParagraphSentence></Paragraph></Article>
            <Article Num="14_2"><Paragraph Num="1"><ParagraphSentence><Sentence>第二条の表の十二の二の項で定める事務は、次のとおり</Sentence></ParagraphSentence></Paragraph></Article>
            </MainProvision>
            """
        let document = try LawDocument(bytes: law(body), file: "見本.xml")
        #expect(try document.items(of: try KnownTables.provisionTable()).map(\.number.description) == ["1"])
        let articles = document.detailingArticles()
        #expect(articles[ItemNumber(1)]?.map(\.description) == ["3"])
        let branch = try #require(ItemNumber("12の2"))
        #expect(articles[branch]?.map(\.description) == ["14の2"])
    }

    @Test("articles with their paragraphs and items; deleted ones and those of amending laws are none")
    func articles() throws {
        func sentence(_ text: String) -> String {
            "<ParagraphSentence><Sentence>\(text)</Sentence></ParagraphSentence>"
        }
        func item(_ number: String, _ text: String = "号") -> String {
            "<Item Num=\"\(number)\"><ItemSentence><Sentence>\(text)</Sentence></ItemSentence></Item>"
        }
        let body = """
            <MainProvision><Chapter Num="1"><Section Num="1">
            <Article Num="1"><Paragraph Num="1">\(sentence("甲"))\(item("1"))\(item("2", "削除"))\(item("2_2"))</Paragraph><Paragraph Num="2">\(sentence("乙"))</Paragraph></Article>
            <Article Num="2"><ArticleTitle>第二条</ArticleTitle><Paragraph Num="1">\(sentence("削除"))</Paragraph></Article>
            <Article Num="3:5"><ArticleTitle>第三条から第五条まで　削除</ArticleTitle></Article>
            <Article Num="5_2_2"><Paragraph Num="1">\(sentence("丙"))</Paragraph></Article>
            </Section></Chapter></MainProvision>
            <SupplProvision><Article Num="6"><Paragraph Num="1">\(sentence("附則"))</Paragraph></Article></SupplProvision>
            <SupplProvision AmendLawNum="令和六年法律第一号"><Article Num="7"><Paragraph Num="1">\(sentence("改正附則"))</Paragraph></Article></SupplProvision>
            """
        let found = try LawDocument(bytes: law(body), file: "見本.xml").articles()
        #expect(found.map(\.name) == ["1", "5の2の2", "附則6"])
        #expect(found[0].paragraphs.map { $0.map(\.description) } == [["1", "2の2"], []])
        let bad =
            "<MainProvision><Article Num=\"x\"><Paragraph Num=\"1\">\(sentence("甲"))</Paragraph></Article></MainProvision>"
        #expect(
            reason { _ = try LawDocument(bytes: law(bad), file: "x").articles() } == .unreadableArticle(text: "x"))
    }

    @Test("what is not a law is refused by name")
    func notALaw() {
        let html = Array("<html><body/></html>".utf8)
        #expect(reason { _ = try LawDocument(bytes: html, file: "x") } == .notALaw(root: "html"))
        let empty = Array("<DataRoot><Result/></DataRoot>".utf8)
        #expect(reason { _ = try LawDocument(bytes: empty, file: "x") } == .notALaw(root: "DataRoot"))
    }

    @Test("broken XML is refused with its line")
    func broken() throws {
        let bytes = Array("<Law>\n<LawBody>\n</Law>".utf8)
        do {
            _ = try LawDocument(bytes: bytes, file: "壊れた.xml")
            Issue.record("read")
        } catch {
            #expect(error.line == 3)
            #expect(error.description.hasPrefix("壊れた.xml:3: "))
        }
        #expect(reason { _ = try LawDocument(bytes: [], file: "x") } != nil)
        #expect(reason { _ = try LawDocument(bytes: [0xFF, 0xFE, 0x3C, 0x00], file: "x") } == .notUTF8)
        #expect(reason { _ = try LawDocument(bytes: [0x3C, 0xFF], file: "x") } == .notUTF8)
    }

    @Test("entities, which could expand without end or read another file, are refused")
    func entities() {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE Law [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
            <Law><LawBody><LawTitle>&b;</LawTitle></LawBody></Law>
            """
        #expect(
            reason { _ = try LawDocument(bytes: Array(bomb.utf8), file: "x") } == .documentTypeRefused)
    }

    @Test("a row without a column, items out of order, a missing table: each says so")
    func damagedTables() throws {
        func items(_ rows: String, title: String = "別表第二") throws -> [ItemText] {
            try LawDocument(bytes: law(table(rows, title: title)), file: "x").items(of: try KnownTables.secondTable())
        }
        #expect(
            reason { _ = try items(row("一　甲大臣", "甲法", "市町村長")) }
                == .missingColumn(table: .secondTable, expected: 4, found: 3))
        #expect(
            reason { _ = try items(row("一　甲", "事務", "丙", "情報", "余り")) }
                == .missingColumn(table: .secondTable, expected: 4, found: 5))
        #expect(
            reason { _ = try items(row("二　甲", "事務", "丙", "情報") + row("一　甲", "事務", "丙", "情報")) }
                == .itemOutOfOrder(table: .secondTable, item: ItemNumber(1), after: ItemNumber(2)))
        #expect(
            reason { _ = try items(row("一　甲", "事務", "丙", "情報"), title: "別表") }
                == .noSuchTable(.secondTable))
        #expect(
            reason { _ = try items(row("一　甲", "事務", "丙", "情報") + row("乙", "事務", "丙", "情報")) }
                == .unreadableItem(table: .secondTable, text: "乙"))
    }
}
