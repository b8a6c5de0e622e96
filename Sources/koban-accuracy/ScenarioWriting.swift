import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

extension FieldWriter {
    /// Fills in the fields of a document and plants what the scenario says.
    mutating func write(_ scenario: Scenario, into content: inout AssessmentContent) {
        switch scenario {
        case .faultless: writeFaultless(.now, into: &content)
        case .faultlessForeign: writeForeign(into: &content)
        case .faultlessProse: writeProse(into: &content)
        case .faultlessHistory: writeHistory(into: &content)
        case .mixedEditions: writeMixed(into: &content)
        case .movedInProse: writeMovedInProse(into: &content)
        case .faultlessBeforeAmendment: writeFaultless(.former, into: &content)
        case .faultlessBeforeMove: writeBeforeMove(into: &content)
        case .formerFirstTable, .formerSecondTable, .formerTables, .formerWholeTable, .deletedItem, .formerAnnex:
            writeFormer(scenario, into: &content)
        case .movedProvision, .movedRule, .repealedOrder, .retitledOrder, .articleMismatch, .inexactTitle, .malformed:
            writeProvisionFault(scenario, into: &content)
        case .unknownItem, .deletedRow, .premature, .wrongTable, .excess, .lack, .unrelatedItem, .expired:
            writeItemFault(scenario, into: &content)
        case .missingUseBasis, .missingLinkageBasis, .unloggedChange:
            writeDocumentFault(scenario, into: &content)
        }
    }

    private mutating func writeFaultless(_ numbering: Numbering, into content: inout AssessmentContent) {
        content.useBasis = useBasis(numbering)
        content.linkageBasis = linkageBasis(numbering)
        guard numbering == .now, content.form != .basic, scribe.random.isOne(in: 2) else { return }
        content.providedTo = inField(nil, .provide) { $0.scribe.wholeTable(.provisionTable) }
        content.transferredTo = inField(nil, .transfer) { writer in
            writer.scribe.table(.unifiedTable, writer.someItems(.unifiedTable), isPlain: writer.isPlain)
        }
    }

    /// Tables of other laws and of ordinances before, between and after ours.
    private mutating func writeForeign(into content: inout AssessmentContent) {
        writeFaultless(.now, into: &content)
        let traps = ForeignCitation.allCases.filter(\.citesTable)
        let first = scribe.random.pick(traps)
        let second = scribe.random.pick(traps)
        content.useBasis = inField(.useBasis, .use) { writer in
            let foreign = "・" + first.written(by: &writer.scribe)
            return writer.scribe.random.isOne(in: 2)
                ? foreign + "\n" + content.useBasis : content.useBasis + "\n" + foreign
        }
        content.outline += inField(nil, nil) { "また、" + second.written(by: &$0.scribe) + "に定める事務を行う。" }
        scribe.tolerated.insert("unrelated-item")
    }

    /// Before 2021-09-01 第19条第7号 was the basis, and 別表第二 the table.
    private mutating func writeBeforeMove(into content: inout AssessmentContent) {
        isPlain = true
        content.useBasis = useBasis(.former, withOrder: false)
        content.linkageBasis = linkageBasis(
            .former,
            provide: { writer in
                let basis = writer.scribe.provision("番号法", article: "19", item: 7)
                let table = writer.scribe.table(.secondTable, writer.someItems(.secondTable), isPlain: true)
                return "・\(basis)\n・\(table)"
            },
            inquire: { writer in
                let basis = writer.scribe.provision("番号法", article: "19", item: 7)
                let table = writer.scribe.table(.secondTable, writer.subjectItems(.secondTable), isPlain: true)
                return "・\(basis)\n・\(table)"
            })
    }

    private mutating func writeFormer(_ scenario: Scenario, into content: inout AssessmentContent) {
        let usesFormer =
            scenario != .formerSecondTable && scenario != .deletedItem && scenario != .formerAnnex
            && scenario != .formerWholeTable
        if usesFormer {
            content.useBasis = inField(.useBasis, .use) { writer in
                let items = writer.subjectItems(.firstTable)
                let text = writer.scribe.table(.firstTable, items)
                writer.plantRenumbered(items)
                return writer.bulleted([text])
            }
        } else {
            content.useBasis = useBasis(.now)
        }
        switch scenario {
        case .formerSecondTable, .formerTables:
            content.linkageBasis = linkageBasis(
                .former, provide: { $0.formerTable($0.someItems(.secondTable)) },
                inquire: { $0.formerTable($0.subjectItems(.secondTable)) })
        case .deletedItem:
            let deleted = facts.deletedItems(of: .secondTable)
            content.linkageBasis = linkageBasis(
                .former, provide: { $0.formerTable($0.scribe.random.some(1, of: deleted)) },
                inquire: { $0.formerTable($0.subjectItems(.secondTable)) })
        default:
            content.linkageBasis = linkageBasis(.now)
        }
        if scenario == .formerWholeTable {
            content.outline += inField(nil, nil) { writer in
                let text = writer.scribe.wholeTable(writer.scribe.random.pick([.firstTable, .secondTable]))
                writer.plantRenumbered([])
                return "また、" + text + "を行う。"
            }
        }
        if scenario == .formerAnnex { writeFormerAnnex(into: &content) }
        if scenario != .formerTables { scribe.tolerated.insert("inconsistent-edition") }
    }

    private mutating func plantRenumbered(_ items: [ItemNumber]) {
        scribe.plant(ExpectedFinding("renumbered-item", citation: scribe.lastTable, items: items))
    }

    private mutating func formerTable(_ items: [ItemNumber]) -> String {
        let text = scribe.table(.secondTable, items, isPlain: isPlain)
        plantRenumbered(items)
        return bulleted([text])
    }

    /// A 別添 whose column 項番 holds the items, one a row.
    private mutating func writeFormerAnnex(into content: inout AssessmentContent) {
        let items = scribe.random.some(scribe.random.number(3...12), of: facts.movedItems(of: .secondTable))
        let (title, heading) = inField(nil, .provide) { writer -> (String, Int) in
            writer.scribe.section = .annex
            let table = writer.scribe.cite(
                writer.scribe.random.pick(["別表第2", "別表第二"]),
                ExpectedCitation(law: .numberAct, table: .secondTable, items: items, notations: ["別添の列: 項番"]))
            writer.scribe.section = .current
            let mark = writer.scribe.random.pick(["【別添4】", "（別添4）", "別添4 "])
            return ("\(mark)番号法第19条第8号 \(table)における情報照会者", writer.scribe.lastCitation)
        }
        scribe.plant(ExpectedFinding("renumbered-item", citation: heading, items: items))
        scribe.tolerated.insert("inconsistent-edition")
        content.annex = AssessmentContent.Annex(
            title: title, columns: ["項番", "情報照会者", "別表第2 第2欄に掲げる事務", "別表第2 第4欄に掲げる事務"],
            rows: items.map { [scribe.digits.text($0), "市町村長", "手当の支給に関する事務", "住民票関係情報"] })
        content.providedTo = "別添4のとおり"
    }
}

/// Sentences, histories and mixtures.
extension FieldWriter {
    /// Prose in 事務の概要 and, in 様式3 and 様式4, in a measure of Ⅲ after 別添1.
    private mutating func writeProse(into content: inout AssessmentContent) {
        writeFaultless(.now, into: &content)
        content.outline += prose(scribe.random.pick(ProseCitation.allCases))
        guard content.form != .basic else { return }
        content.hasRecordItems = scribe.random.isOne(in: 2)
        content.measures += prose(scribe.random.pick(ProseCitation.allCases))
    }

    private mutating func prose(_ citation: ProseCitation) -> String {
        inField(nil, nil) { writer in
            writer.scribe.isOfOpenPurpose = true
            defer { writer.scribe.isOfOpenPurpose = false }
            return citation.written(by: &writer.scribe)
        }
    }

    /// A history that says of the field what the field says.
    private mutating func writeHistory(into content: inout AssessmentContent) {
        writeFaultless(.now, into: &content)
        let number = content.form == .basic ? 3 : content.form == .priority ? 4 : 5
        content.history = [
            AssessmentContent.HistoryRow(
                date: "令和4年4月1日", item: "Ⅰ 1. ②事務の概要", before: "資格の管理", after: "資格の管理及び給付"),
            AssessmentContent.HistoryRow(
                date: "令和7年6月30日", item: "Ⅰ \(number). 個人番号の利用 法令上の根拠",
                before: "・番号法別表第一の\(scribe.digits.text(subjectItems(.firstTable)[0]))の項", after: content.useBasis),
        ]
    }

    /// Today's table for providing, the former one for inquiring.
    private mutating func writeMixed(into content: inout AssessmentContent) {
        content.useBasis = useBasis(.now)
        content.linkageBasis = linkageBasis(
            .now, provide: { $0.provided(.now) }, inquire: { $0.formerTable($0.subjectItems(.secondTable)) })
        scribe.plant(ExpectedFinding("inconsistent-edition"))
    }

    /// 第19条第7号 as the basis of 情報連携 in a sentence, moved in 2021.
    private mutating func writeMovedInProse(into content: inout AssessmentContent) {
        writeFaultless(.now, into: &content)
        scribe.tolerated.insert("inconsistent-edition")
        content.outline += inField(nil, nil) { writer in
            writer.scribe.isOfOpenPurpose = true
            defer { writer.scribe.isOfOpenPurpose = false }
            let cited = writer.scribe.provision("番号法", article: "19", item: 7)
            writer.scribe.plant(ExpectedFinding("renumbered-provision", citation: writer.scribe.lastCitation))
            let tails = ["に基づき情報提供ネットワークシステムで照会を行う。", "の規定により、情報提供ネットワークシステムを使用して提供を行う。", "による情報連携を行う。"]
            return "また、" + cited + writer.scribe.random.pick(tails)
        }
    }
}
