import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText

/// The names that citation tests need, apart from the statute data.
enum TestLexicon {
    static let statutes: Statutes = {
        func law(_ id: LawID, _ number: String, _ names: [String]) -> Law {
            Law(
                id: id, lawNumber: number, validFrom: nil, validUntil: nil,
                names: names.map {
                    LawName(text: $0, kind: .short, validFrom: nil, validUntil: nil, evidence: "test")
                }, evidence: "test")
        }
        let act = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
        let item = TableItem(
            number: ItemNumber(1), isDeleted: false, actors: [],
            laws: ["国民健康保険法", "生活保護法", "住民基本台帳法"], label: "", article: nil,
            wordingDigest: "", exchanges: [], evidence: "test")
        let edition = Edition(
            id: "別表@test", table: .unifiedTable, validFrom: nil, validFromIsInferred: false,
            validUntil: nil, firstSeen: CivilDate(dayNumber: 20000),
            verifiedThrough: CivilDate(dayNumber: 20000), source: "test", evidence: "test",
            items: [item])
        return Statutes(
            laws: [
                law(.numberAct, "平成25年法律第27号", [act, "番号法", "番号利用法", "マイナンバー法", "個人番号法"]),
                law(.useOrder, "平成26年内閣府・総務省令第5号", [act + "別表第一の主務省令で定める事務を定める命令"]),
                law(.formerProvisionOrder, "平成26年内閣府・総務省令第7号", [act + "別表第二の主務省令で定める事務及び情報を定める命令"]),
                law(
                    .provisionOrder, "令和6年デジタル庁・総務省令第9号",
                    [act + "第十九条第八号に基づく利用特定個人情報の提供に関する命令", "利用特定個人情報の提供に関する命令"]),
                law(.quasiStatutoryOrder, "令和6年デジタル庁・総務省令第8号", ["準法定事務を定める命令"]),
            ], tables: (try? BundledLaw.statutes.tables) ?? LawTables([]),
            orderNames: (try? BundledLaw.statutes)?.orderNames ?? [], editions: [edition], correspondences: [],
            provisionMoves: [],
            informationAliases: [])
    }()

    static let scanner = CitationScanner(statutes: statutes)

    static func citations(_ text: String) -> [Citation] {
        let source = SourceText(text)
        return scanner.learning(from: source).citations(in: source)
    }
}

extension Citation {
    /// One line that says all that tests compare.
    func summary(in source: SourceText) -> String {
        var out = purpose?.rawValue ?? "-"
        out += " " + (law?.rawValue ?? "外:") + (law == nil ? (lawName ?? "?") : "")
        switch target {
        case .table(let cited):
            out += " " + (cited.table?.rawValue ?? "(\(cited.otherTable ?? "?"))")
            out += " [" + cited.items.map(\.description).joined(separator: ",") + "]"
        case .provisions(let cited):
            out += " "
            out += cited.provisions.map { cited in
                cited.provision.articleText
                    + (cited.provision.paragraph.map { "-\($0)" } ?? "")
                    + (cited.provision.item.map { "(\($0))" } ?? "")
            }.joined(separator: ",")
        }
        if let condition {
            for value in [condition.actor, condition.business, condition.provider, condition.information] {
                out += "|" + (value ?? "")
            }
        }
        if let validUntil { out += " ~\(validUntil)" }
        if !slips.isEmpty { out += " !" + slips.map(\.rawValue).joined(separator: "!") }
        return out
    }
}
