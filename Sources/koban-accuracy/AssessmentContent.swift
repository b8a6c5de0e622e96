import KobanAssessments

/// What one generated assessment says, before a layout gives it its lines.
struct AssessmentContent: Sendable {
    var form = AssessmentForm.basic
    var number = 1
    var title = ""
    var institution = ""
    var publishedOn = ""
    var outline = ""
    /// 個人番号の利用, 法令上の根拠: marked text with line breaks.
    var useBasis = ""
    var linkageStatus = "実施する"
    var linkageBasis = ""
    /// Only 様式3 and 様式4 have them.
    var providedTo: String?
    var transferredTo: String?
    /// A measure of Ⅲ, as prose.
    var measures = "本人確認を行う。"
    /// Whether 別添1 (記録項目) stands between Ⅱ and Ⅲ, as 様式3 and 様式4 have it.
    var hasRecordItems = false
    /// Title, column names and rows of a 別添.
    var annex: Annex?
    var history: [HistoryRow] = []

    struct Annex: Sendable {
        var title: String
        var columns: [String]
        var rows: [[String]]
    }

    struct HistoryRow: Sendable {
        var date: String
        var item: String
        var before: String
        var after: String
    }
}

/// One line of the form: a label and what is filled in, or a heading alone.
struct FormLine: Sendable {
    var label: String
    var value: String?
    /// How deep it stands: 0 for Ⅰ, 1 for 3., 2 for a label.
    var depth: Int

    static func part(_ text: String) -> FormLine { FormLine(label: text, value: nil, depth: 0) }
    static func section(_ text: String) -> FormLine { FormLine(label: text, value: nil, depth: 1) }
    static func field(_ label: String, _ value: String) -> FormLine { FormLine(label: label, value: value, depth: 2) }
}

extension AssessmentContent {
    /// The lines of the form, in its order.
    var lines: [FormLine] {
        switch form {
        case .basic: basicLines
        case .priority, .full: detailedLines
        }
    }

    private var basicLines: [FormLine] {
        [
            .part("Ⅰ 関連情報"),
            .section("1. 特定個人情報ファイルを取り扱う事務"),
            .field("①事務の名称", title), .field("②事務の概要", outline),
            .field("③システムの名称", "業務システム、中間サーバー"),
            .section("2. 特定個人情報ファイル名"), .field("", title + "ファイル"),
            .section("3. 個人番号の利用"), .field("法令上の根拠", useBasis),
            .section("4. 情報提供ネットワークシステムによる情報連携"),
            .field("①実施の有無", linkageChoice), .field("②法令上の根拠", linkageBasis),
            .section("5. 評価実施機関における担当部署"),
            .field("①部署", "市民部 窓口課"), .field("②所属長の役職名", "窓口課長"),
            .section("6. 他の評価実施機関"), .field("", "なし"),
            .part("Ⅱ しきい値判断項目"),
            .section("1. 対象人数"),
            .field("評価対象の事務の対象人数は何人か", "1,000人以上1万人未満"), .field("いつ時点の計数か", "令和7年4月1日 時点"),
        ]
    }

    private var detailedLines: [FormLine] {
        let numbers = form == .priority ? (use: 4, linkage: 5) : (use: 5, linkage: 6)
        var lines: [FormLine] = [
            .part("Ⅰ 基本情報"),
            .section("1. 特定個人情報ファイルを取り扱う事務"),
            .field("①事務の名称", title), .field("②事務の内容", outline), .field("③対象人数", "1,000人以上1万人未満"),
            .section("2. 特定個人情報ファイルを取り扱う事務において使用するシステム"),
            .field("①システムの名称", "業務システム"), .field("②システムの機能", "台帳の管理"),
            .section("3. 特定個人情報ファイル名"), .field("", title + "ファイル"),
        ]
        if form == .full {
            lines += [.section("4. 特定個人情報ファイルを取り扱う理由"), .field("①事務実施上の必要性", "事務を正確に行うため。")]
        }
        lines += [
            .section("\(numbers.use). 個人番号の利用 ※"), .field("法令上の根拠", useBasis),
            .section("\(numbers.linkage). 情報提供ネットワークシステムによる情報連携 ※"),
            .field("①実施の有無", linkageChoice), .field("②法令上の根拠", linkageBasis),
            .section("\(numbers.linkage + 1). 評価実施機関における担当部署"), .field("①部署", "市民部 窓口課"),
            .part("Ⅱ 特定個人情報ファイルの概要"),
            .section("1. 特定個人情報ファイル名"), .field("", title + "ファイル"),
            .section("2. 基本情報"), .field("①ファイルの種類", "システム用ファイル"),
        ]
        if providedTo != nil || transferredTo != nil {
            lines.append(.section("5. 特定個人情報の提供・移転（委託に伴うものを除く。）"))
            if let providedTo {
                lines += [.field("提供先1", "他の市町村"), .field("①法令上の根拠", providedTo), .field("②提供先における用途", "資格の確認")]
            }
            if let transferredTo {
                lines += [.field("移転先1", "福祉部 福祉課"), .field("①法令上の根拠", transferredTo), .field("②移転先における用途", "資格の確認")]
            }
        }
        if hasRecordItems {
            lines += [.part("(別添1) 特定個人情報ファイル記録項目"), .field("", "1.宛名番号 2.氏名 3.住所 4.生年月日 5.資格情報")]
        }
        lines += [
            .part("Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策"),
            .section("2. 特定個人情報の入手"), .field("リスクに対する措置の内容", measures),
        ]
        return lines
    }

    private var linkageChoice: String { "[ \(linkageStatus) ] ＜選択肢＞ 1) 実施する 2) 実施しない 3) 未定" }
}
