import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// Faults of articles and of orders' names.
extension FieldWriter {
    mutating func writeProvisionFault(_ scenario: Scenario, into content: inout AssessmentContent) {
        content.useBasis = useBasis(.now)
        content.linkageBasis = linkageBasis(.now)
        // A number of before 2021 beside a table of 2024 mixes editions as well.
        if scenario == .movedProvision || scenario == .movedRule { scribe.tolerated.insert("inconsistent-edition") }
        switch scenario {
        case .movedProvision: content.linkageBasis = movedProvision()
        case .movedRule: content.linkageBasis += "\n" + movedRule()
        case .repealedOrder: content.linkageBasis += "\n" + repealedOrder()
        case .retitledOrder: content.useBasis += "\n" + retitledOrder()
        case .articleMismatch: content.useBasis = articleMismatch()
        case .inexactTitle: content.useBasis += "\n" + inexactTitle()
        case .malformed: content.linkageBasis = malformed()
        default: break
        }
    }

    /// 第19条第7号, the basis of 情報連携 until 2021-08-31, beside today's table.
    private mutating func movedProvision() -> String {
        linkageBasis(
            .now,
            provide: { writer in
                let moved = writer.scribe.provision(
                    writer.scribe.random.pick(["番号法", "番号利用法", OfficialTitle.act]), article: "19", item: 7)
                writer.scribe.plant(ExpectedFinding("renumbered-provision", citation: writer.scribe.lastCitation))
                return writer.bulleted([moved, writer.scribe.table(.provisionTable, writer.someItems(.provisionTable))])
            }, inquire: { $0.bulleted([$0.scribe.table(.provisionTable, $0.subjectItems(.provisionTable))]) })
    }

    /// 第19条第14号 as the basis of a rule of the commission, today 第17号.
    private mutating func movedRule() -> String {
        inField(.linkageBasis, nil) { writer in
            writer.scribe.isOfOpenPurpose = true
            defer { writer.scribe.isOfOpenPurpose = false }
            let cited = writer.scribe.provision("番号法", article: "19", item: 14)
            writer.scribe.plant(ExpectedFinding("renumbered-provision", citation: writer.scribe.lastCitation))
            return "・" + cited + writer.scribe.random.pick(["に基づく個人情報保護委員会規則", "の個人情報保護委員会規則で定める場合"])
        }
    }

    private mutating func repealedOrder() -> String {
        let names = [
            (OfficialTitle.formerProvisionOrder, "題名の全部"),
            (OfficialTitle.formerProvisionOrder + "（\(OfficialTitle.formerProvisionOrderNumber)）", "題名と命令番号"),
            ("番号法別表第二の主務省令で定める事務及び情報を定める命令", "番号法別表第二の主務省令で…"),
            ("別表第二の主務省令で定める事務及び情報を定める命令", "別表第二の主務省令で…"),
            ("番号法別表第二の主務省令", "番号法別表第二の主務省令"),
            (OfficialTitle.act + "別表第二の主務省令で定める事務を定める命令", "誤った題名"),
        ]
        let (name, naming) = scribe.random.pick(names)
        let pool = [1, 2, 3, 4, 5, 8, 10, 11, 12, 15, 19, 20, 22, 25].map { ItemNumber($0) }
        let articles = scribe.random.some(scribe.random.pick([1, 1, 3, 5]), of: pool)
        let text = inField(.linkageBasis, .inquire) { writer -> String in
            let text = writer.scribe.articles(.formerProvisionOrder, named: name, as: naming, articles)
            writer.scribe.plant(ExpectedFinding("repealed-order", citation: writer.scribe.lastCitation))
            return "・" + text
        }
        scribe.tolerated.formUnion(["inexact-title", "inconsistent-edition"])
        return text
    }

    private mutating func retitledOrder() -> String {
        guard let item = subjectItems(.unifiedTable).first, let article = facts.article(of: item, in: .unifiedTable)
        else { return "" }
        scribe.tolerated.insert("inconsistent-edition")
        return inField(.useBasis, .use) { writer in
            let text = writer.useOrder(.former, article: article)
            writer.scribe.plant(ExpectedFinding("repealed-order", citation: writer.scribe.lastCitation))
            return "・" + text
        }
    }

    /// The article beside an item is not the one that details it.
    private mutating func articleMismatch() -> String {
        guard let item = subjectItems(.unifiedTable).first, let right = facts.article(of: item, in: .unifiedTable)
        else { return "" }
        let others = facts.articles(of: .useOrder).filter { $0 != right && !$0.isBranch && $0.whole > 1 }
        let wrong = scribe.random.pick(others)
        return inField(.useBasis, .use) { writer in
            let table = writer.scribe.table(.unifiedTable, [item], isPlain: true)
            let order = writer.useOrder(.now, article: wrong)
            writer.scribe.plant(ExpectedFinding("article-mismatch", citation: writer.scribe.lastCitation))
            return writer.bulleted([table, order])
        }
    }

    private mutating func inexactTitle() -> String {
        guard let item = subjectItems(.unifiedTable).first, let article = facts.article(of: item, in: .unifiedTable)
        else { return "" }
        let slips = [
            OfficialTitle.useOrder.replacing("番号の利用等に関する", with: "番号の利用に関する"),
            OfficialTitle.useOrder.replacing("特定の個人を", with: "徳の個人を"),
            OfficialTitle.useOrder.replacing("定める事務を定める", with: "定める事務定める"),
        ]
        return inField(.useBasis, .use) { writer in
            let text = writer.scribe.articles(
                .useOrder, named: writer.scribe.random.pick(slips), as: "誤った題名", [article])
            writer.scribe.plant(ExpectedFinding("inexact-title", citation: writer.scribe.lastCitation))
            return "・" + text
        }
    }

    /// 第19条の8号 for 第19条第8号.
    private mutating func malformed() -> String {
        linkageBasis(
            .now,
            provide: { writer in
                let slip = writer.scribe.random.pick(["第19条の8号", "第１９条の８号", "第19条8号"])
                let text =
                    "番号法"
                    + writer.scribe.cite(
                        slip,
                        ExpectedCitation(
                            law: .numberAct,
                            provisions: [Provision(article: ItemNumber(19), item: ItemNumber(8))],
                            notations: ["条: \(slip)"]))
                // 第19条8号 lacks only a word that many leave out.
                if slip != "第19条8号" {
                    writer.scribe.plant(ExpectedFinding("malformed-citation", citation: writer.scribe.lastCitation))
                }
                writer.scribe.tolerated.insert("inexact-title")
                return writer.bulleted([text, writer.scribe.table(.provisionTable, writer.someItems(.provisionTable))])
            }, inquire: { $0.bulleted([$0.scribe.table(.provisionTable, $0.subjectItems(.provisionTable))]) })
    }
}

/// Faults of the items that a field cites.
extension FieldWriter {
    mutating func writeItemFault(_ scenario: Scenario, into content: inout AssessmentContent) {
        switch scenario {
        case .premature: return writePremature(into: &content)
        case .wrongTable: return writeWrongTable(into: &content)
        default: break
        }
        content.useBasis = useBasis(.now)
        content.linkageBasis = linkageBasis(.now)
        switch scenario {
        case .unknownItem:
            let number = facts.unknownNumber(of: .provisionTable, &scribe.random)
            content.linkageBasis = itemNotInTable(number)
        case .deletedRow:
            guard let number = facts.deletedItems(of: .provisionTable).first else { return }
            content.linkageBasis = itemNotInTable(number)
        case .excess: content.linkageBasis = condition(isExcess: true)
        case .lack: content.linkageBasis = condition(isExcess: false)
        case .unrelatedItem where subject.topic != .living: content.useBasis = unrelatedItem()
        case .expired: content.linkageBasis = expired()
        default: break
        }
    }

    private mutating func itemNotInTable(_ unknown: ItemNumber) -> String {
        linkageBasis(
            .now,
            provide: { writer in
                let known = writer.scribe.random.isOne(in: 2) ? writer.someItems(.provisionTable) : []
                let text = writer.scribe.table(.provisionTable, known + [unknown])
                writer.scribe.plant(
                    ExpectedFinding("unknown-item", citation: writer.scribe.lastTable, items: [unknown]))
                return writer.bulleted([text])
            }, inquire: { $0.bulleted([$0.scribe.table(.provisionTable, $0.subjectItems(.provisionTable))]) })
    }

    /// Today's numbers in an assessment of 2024-04-01.
    private mutating func writePremature(into content: inout AssessmentContent) {
        content.useBasis = inField(.useBasis, .use) { writer in
            let text = writer.scribe.table(.unifiedTable, writer.subjectItems(.unifiedTable))
            writer.scribe.plant(ExpectedFinding("premature-citation", citation: writer.scribe.lastTable))
            return writer.bulleted([text])
        }
        content.linkageBasis = linkageBasis(
            .now,
            provide: { writer in
                let text = writer.scribe.table(.provisionTable, writer.someItems(.provisionTable))
                writer.scribe.plant(ExpectedFinding("premature-citation", citation: writer.scribe.lastTable))
                return writer.bulleted([text])
            },
            inquire: { writer in
                let text = writer.scribe.table(.provisionTable, writer.subjectItems(.provisionTable))
                writer.scribe.plant(ExpectedFinding("premature-citation", citation: writer.scribe.lastTable))
                return writer.bulleted([text])
            })
        scribe.tolerated.formUnion(["inconsistent-edition", "missing-basis"])
    }

    private mutating func writeWrongTable(into content: inout AssessmentContent) {
        if scribe.random.isOne(in: 2) {
            content.useBasis = inField(.useBasis, .use) { writer in
                let table = writer.scribe.random.pick([TableName.provisionTable, .secondTable])
                let text = writer.scribe.table(table, writer.subjectItems(table), isPlain: true)
                writer.scribe.plant(ExpectedFinding("wrong-table", citation: writer.scribe.lastTable))
                if table == .secondTable { writer.scribe.tolerated.insert("inconsistent-edition") }
                return writer.bulleted([text])
            }
            content.linkageBasis = linkageBasis(.now)
        } else {
            content.useBasis = useBasis(.now)
            content.linkageBasis = linkageBasis(
                .now, provide: { $0.provided(.now) },
                inquire: { writer in
                    let table = writer.scribe.random.pick([TableName.unifiedTable, .firstTable])
                    let text = writer.scribe.table(table, writer.subjectItems(table))
                    writer.scribe.plant(ExpectedFinding("wrong-table", citation: writer.scribe.lastTable))
                    if table == .firstTable { writer.scribe.tolerated.insert("inconsistent-edition") }
                    return writer.bulleted([text])
                })
        }
        scribe.tolerated.formUnion(["missing-basis", "unrelated-item"])
    }

    /// A list with its condition, with an item too many or too few.
    private mutating func condition(isExcess: Bool) -> String {
        linkageBasis(
            .now,
            provide: { writer in
                let provider = "市町村長"
                let information = writer.scribe.random.pick(["住民票関係情報", "地方税関係情報", "介護保険給付等関係情報"])
                let right = writer.facts.selection(of: .provisionTable, provider: provider, information: information)
                var items = right
                var missing: [ItemNumber] = []
                var extra: [ItemNumber] = []
                if isExcess {
                    let others = writer.facts.items(of: .provisionTable).map(\.number).filter { !right.contains($0) }
                    extra = writer.scribe.random.some(writer.scribe.random.pick([1, 1, 2]), of: others)
                    items = (right + extra).sorted()
                } else {
                    missing = writer.scribe.random.some(writer.scribe.random.pick([1, 1, 2]), of: right)
                    items = right.filter { !missing.contains($0) }
                }
                let text = writer.scribe.conditionedTable(
                    .provisionTable, provider: provider, information: information, items: items)
                writer.scribe.plant(
                    ExpectedFinding(
                        "item-set-mismatch", citation: writer.scribe.lastTable, missing: missing, extra: extra))
                return writer.bulleted([text])
            }, inquire: { $0.bulleted([$0.scribe.table(.provisionTable, $0.subjectItems(.provisionTable))]) })
    }

    private mutating func unrelatedItem() -> String {
        inField(.useBasis, .use) { writer in
            let others = MunicipalSubject.all.filter { $0.topic != writer.subject.topic && $0.topic != .living }
            let other = writer.scribe.random.pick(others)
            let text = writer.scribe.table(
                .unifiedTable, writer.facts.items(of: .unifiedTable, law: other.law), isPlain: true)
            writer.scribe.plant(ExpectedFinding("unrelated-item", citation: writer.scribe.lastTable))
            return writer.bulleted([text])
        }
    }

    private mutating func expired() -> String {
        linkageBasis(
            .now, provide: { $0.provided(.now) },
            inquire: { writer in
                let until = writer.scribe.random.pick(["（～R7.5）", "(~R6.12)", "（令和7年5月まで）", "（令和6年12月31日まで）"])
                let text = writer.scribe.table(.provisionTable, writer.subjectItems(.provisionTable), isPlain: true)
                writer.scribe.plant(ExpectedFinding("expired-citation", citation: writer.scribe.lastTable))
                return writer.bulleted([text + until])
            })
    }
}

/// Faults of a whole field or of the document.
extension FieldWriter {
    mutating func writeDocumentFault(_ scenario: Scenario, into content: inout AssessmentContent) {
        switch scenario {
        case .missingUseBasis:
            content.useBasis = ""
            content.linkageBasis = linkageBasis(.now)
            scribe.plant(ExpectedFinding("missing-basis"))
        case .missingLinkageBasis:
            content.useBasis = useBasis(.now)
            content.linkageBasis = ""
            scribe.plant(ExpectedFinding("missing-basis"))
        default:
            writeUnloggedChange(into: &content)
        }
    }

    /// The field says another number than the history says it became.
    private mutating func writeUnloggedChange(into content: inout AssessmentContent) {
        content.linkageBasis = linkageBasis(.now)
        let items = subjectItems(.unifiedTable)
        let isUnlogged = scribe.random.isOne(in: 2)
        let (text, before) = inField(.useBasis, .use) { writer -> (String, String) in
            (
                "・" + writer.scribe.table(.unifiedTable, items, isPlain: true),
                "・番号法別表第一の\(writer.scribe.digits.text(writer.subjectItems(.firstTable)[0]))の項"
            )
        }
        content.useBasis = text
        let logged = isUnlogged ? "・番号法別表の\(scribe.digits.text(items[0].whole + 1))の項" : text
        content.history = [
            AssessmentContent.HistoryRow(
                date: "令和7年6月30日",
                item: content.form == .basic
                    ? "Ⅰ 3. 個人番号の利用 法令上の根拠" : "Ⅰ \(content.form == .priority ? 4 : 5). 個人番号の利用 法令上の根拠",
                before: before, after: logged)
        ]
        if isUnlogged { scribe.plant(ExpectedFinding("unlogged-change")) }
    }
}
