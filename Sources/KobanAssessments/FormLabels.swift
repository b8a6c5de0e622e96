import KobanDocuments

/// The labels of the three forms, as folded text, and what each is.
enum FormLabels {
    enum Kind: Hashable {
        /// Ⅰ, Ⅱ, …
        case chapter
        /// A numbered section of a chapter.
        case section
        /// A field within a section.
        case field
        /// 提供先n, 移転先n.
        case recipient
        /// A fact of the cover.
        case cover
    }

    struct Label {
        let text: String
        let kind: Kind
        let scalars: [Unicode.Scalar]
        /// The label is also a common word: alone it must fill its line or its cell.
        let isCommonWord: Bool
    }

    static let use = "個人番号の利用"
    static let linkage = "情報提供ネットワークシステムによる情報連携"
    static let business = "特定個人情報ファイルを取り扱う事務"
    static let provision = "特定個人情報の提供・移転"
    static let submitted = "提出する特定個人情報保護評価書の種類"
    static let basis = "法令上の根拠"
    static let status = "実施の有無"
    static let providedTo = "提供先"
    static let transferredTo = "移転先"
    static let provisionStatus = "提供・移転の有無"

    /// The fields of a 提供先 or 移転先 with the number that the forms give them.
    static let recipientFields: [String: String] = [
        "法令上の根拠": "①", "提供先における用途": "②", "移転先における用途": "②", "提供する情報": "③", "移転する情報": "③",
        "提供する情報の対象となる本人の数": "④", "移転する情報の対象となる本人の数": "④", "提供する情報の対象となる本人の範囲": "⑤",
        "移転する情報の対象となる本人の範囲": "⑤", "提供方法": "⑥", "移転方法": "⑥", "時期・頻度": "⑦",
    ]

    private static let chapters = [
        "関連情報", "基本情報", "しきい値判断項目", "しきい値判断結果", "リスク対策", "その他のリスク対策",
        "特定個人情報ファイルの概要", "特定個人情報ファイルの取扱いプロセスにおけるリスク対策", "開示請求、問合せ",
        "評価実施手続", "項目一覧",
    ]

    /// The number of each chapter that may follow a 別添, in the forms that have it.
    static let chapterNumbers: [String: Set<Int>] = [
        "しきい値判断項目": [2], "特定個人情報ファイルの概要": [2], "しきい値判断結果": [3],
        "特定個人情報ファイルの取扱いプロセスにおけるリスク対策": [3], "リスク対策": [3, 4], "その他のリスク対策": [4],
        "開示請求、問合せ": [5], "評価実施手続": [6],
    ]

    static let fileName = "特定個人情報ファイル名"
    /// 2. of Ⅱ; in 様式3 and 様式4 also Ⅰ.
    static let fileProfile = "基本情報"

    /// The numbers of the sections of the chapters that follow a 別添 in 様式3 and 様式4.
    static let sectionNumbersAfterAnnex: [String: Set<Int>] = [
        // Ⅱ
        fileProfile: [2], "特定個人情報の入手・使用": [3], "特定個人情報ファイルの取扱いの委託": [4], provision: [5],
        "特定個人情報の保管・消去": [6, 7],
        // Ⅲ
        "特定個人情報の入手": [2], "特定個人情報の使用": [3], "情報提供ネットワークシステムとの接続": [6], "監査": [1, 8],
        "従業者に対する教育・啓発": [2, 9], "その他のリスク対策": [3, 10],
        // Ⅴ and Ⅵ
        "特定個人情報の開示・訂正・利用停止請求": [1], "特定個人情報ファイルの取扱いに関する問合せ": [2], "基礎項目評価": [1],
        "国民・住民等からの意見の聴取": [2], "第三者点検": [3], "個人情報保護委員会の承認": [4],
    ]

    /// Fields that only Ⅲ has.
    static let riskFields: Set<String> = ["リスクに対する措置の内容", "リスクへの対策は十分か"]

    private static let sections = [
        business, "特定個人情報ファイルを取り扱う事務において使用するシステム", "特定個人情報ファイル名",
        "特定個人情報ファイルを取り扱う理由", use, linkage, "評価実施機関における担当部署", "他の評価実施機関",
        "特定個人情報の開示・訂正・利用停止請求", "特定個人情報ファイルの取扱いに関する問合せ", "規則第9条第2項の適用",
        "対象人数", "取扱者数", "重大事故", submitted, "特定個人情報の入手", "特定個人情報の使用",
        "特定個人情報の入手・使用", "特定個人情報ファイルの取扱いの委託", provision, "情報提供ネットワークシステムとの接続",
        "特定個人情報の保管・消去", "人手を介在させる作業", "監査", "従業者に対する教育・啓発",
        "最も優先度が高いと考えられる対策", "基礎項目評価", "国民・住民等からの意見の聴取", "第三者点検",
        "個人情報保護委員会の承認", "備考",
    ]

    private static let fields =
        Array(recipientFields.keys) + [
            status, provisionStatus, "事務の名称", "事務の概要", "事務の内容", "システムの名称", "システムの機能", "他のシステムとの接続",
            "部署", "所属長の役職名", "所属長", "請求先", "連絡先", "適用した理由", "評価対象の事務の対象人数は何人か",
            "いつ時点の計数か", "特定個人情報ファイル取扱者数は500人以上か", "事務実施上の必要性", "実現が期待されるメリット",
            "ファイルの種類", "対象となる本人の数", "対象となる本人の範囲", "その必要性", "記録される項目", "主な記録項目",
            "その妥当性", "全ての記録項目", "保有開始日", "事務担当部署", "入手元", "入手方法", "入手の時期・頻度",
            "入手に係る妥当性", "本人への明示", "使用目的", "変更の妥当性", "使用の主体", "使用部署", "使用者数", "使用方法",
            "情報の突合", "情報の統計分析", "権利利益に影響を与え得る決定", "使用開始日", "委託の有無", "委託内容",
            "取扱いを委託する特定個人情報ファイルの範囲", "委託先における取扱者数",
            "委託先への特定個人情報ファイルの提供方法", "委託先名の確認方法", "委託先名", "再委託の有無",
            "再委託の許諾方法", "再委託事項", "保管場所", "保管期間", "消去方法", "判断の根拠", "しきい値判断結果",
            "リスクに対する措置の内容", "リスクへの対策は十分か", "特記事項",
        ]

    private static let cover = [
        "評価書番号", "評価書名", "評価実施機関名", "公表日", "個人情報保護委員会承認日", "特記事項",
        "個人のプライバシー等の権利利益の保護の宣言",
    ]

    private static let commonWords: Set<String> = [
        "部署", "備考", "監査", "請求先", "連絡先", "事務の内容", "事務の概要", "時期・頻度", "委託内容", "その必要性",
        "その妥当性", "対象人数", "取扱者数", "重大事故", "基礎項目評価", "リスク対策", "基本情報", "関連情報", "使用方法",
        "提供方法", "移転方法", "入手方法", "消去方法", "使用目的", "使用部署", "使用者数", "所属長", "提供する情報", "移転する情報",
        "第三者点検", "委託先名", "記録される項目", "実施の有無", "項目一覧", "特定個人情報の使用", "特定個人情報の入手",
        "特定個人情報の提供・移転", "保管場所", "保管期間", "入手元", "再委託事項", "システムの名称", "システムの機能", "事務の名称",
    ]

    /// The labels by their first scalar, the longest first.
    static let byFirstScalar: [Unicode.Scalar: [Label]] = {
        var seen = Set<String>()
        var table: [Unicode.Scalar: [Label]] = [:]
        let all: [(Kind, [String])] = [
            (.cover, cover), (.section, sections), (.chapter, chapters), (.field, fields),
            (.recipient, [providedTo, transferredTo]),
        ]
        for (kind, texts) in all {
            for text in texts where seen.insert(text).inserted {
                let scalars = text.unicodeScalars.compactMap(FoldedCursor.fold)
                guard let first = scalars.first else { continue }
                table[first, default: []].append(
                    Label(text: text, kind: kind, scalars: scalars, isCommonWord: commonWords.contains(text)))
            }
        }
        return table.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }()
}
