import KobanLaw

/// A business of local government as assessments speak of it, and the laws and information
/// classes by which the tables speak of it.
///
/// Words are Koban's own choice of how titles and outlines call the business; laws are names
/// from the tables. A topic claims nothing about which items an assessment must cite.
public struct BusinessTopic: Sendable, Hashable {
    /// The name for people: 生活保護.
    public let name: String
    /// Any of these in a title means the business.
    let words: [String]
    /// The laws of its items, as the tables name them.
    let laws: [String]
    /// What those who do the business provide to others (第三欄, 第四欄), where one pair says
    /// most of it.
    let provides: Provided?

    struct Provided: Sendable, Hashable {
        let provider: String
        let information: String
    }

    init(
        _ name: String, words: [String] = [], laws: [String],
        provides: (provider: String, information: String)? = nil
    ) {
        self.name = name
        self.words = [name] + words
        self.laws = laws
        self.provides = provides.map { Provided(provider: $0.provider, information: $0.information) }
    }

    /// Two are the same business where their names are.
    public static func == (lhs: BusinessTopic, rhs: BusinessTopic) -> Bool { lhs.name == rhs.name }
    /// By the name alone, as `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Whether a text speaks of the business.
    func isNamed(in text: String) -> Bool { words.contains { text.contains($0) } }

    /// Whether an item of a table is of the business: by a law that it names, or by its label.
    func covers(_ item: TableItem) -> Bool {
        item.laws.contains(where: laws.contains) || words.contains { item.label.contains($0) }
    }

    /// Businesses that one section of an administration commonly does together, so that an
    /// assessment of one may well cite the other. Koban's own choice, made to keep silent.
    private static let kin: [Set<String>] = [
        ["生活保護", "中国残留邦人等支援"],
        ["児童手当", "児童扶養手当", "特別児童扶養手当", "子ども・子育て支援", "児童福祉", "母子・父子・寡婦福祉", "母子保健"],
        ["障害福祉", "特別児童扶養手当", "難病対策", "児童福祉"],
        ["母子保健", "予防接種", "健康増進", "感染症対策"],
        ["介護保険", "老人福祉", "後期高齢者医療", "障害福祉"],
        ["国民健康保険", "後期高齢者医療", "国民年金", "健康増進"],
        ["学校保健", "特別支援教育", "高等学校等就学支援金"],
        // 国民健康保険税 is a local tax, and premiums are levied on what tax shows.
        ["国民健康保険", "後期高齢者医療", "介護保険", "地方税"],
    ]

    /// Whether two businesses are commonly done together.
    func isKin(to other: BusinessTopic) -> Bool {
        BusinessTopic.kin.contains { $0.contains(name) && $0.contains(other.name) }
    }

    /// In no order of rank: a title may name several.
    static let all: [BusinessTopic] = [
        BusinessTopic(
            "生活保護", words: ["生活に困窮する外国人", "保護の決定", "医療扶助"],
            laws: ["生活保護法", "昭和二十九年社発第三百八十二号通知"], provides: ("都道府県知事等", "生活保護関係情報")),
        BusinessTopic(
            "国民健康保険", words: ["国保", "国民健康保険税", "国民健康保険料"], laws: ["国民健康保険法"]),
        BusinessTopic(
            "後期高齢者医療", words: ["後期高齢", "高齢者の医療"], laws: ["高齢者の医療の確保に関する法律"]),
        BusinessTopic(
            "住民基本台帳", words: ["住基", "住民票", "住民記録", "戸籍の附票"], laws: ["住民基本台帳法"],
            provides: ("市町村長", "住民票関係情報")),
        BusinessTopic(
            "地方税",
            words: [
                "住民税", "市民税", "町民税", "村民税", "区民税", "県民税", "都民税", "府民税", "固定資産税", "軽自動車税", "市税",
                "町税", "村税", "県税", "都税", "府税", "事業税", "森林環境税", "税務", "課税", "滞納",
            ],
            laws: [
                "地方税法", "森林環境税及び森林環境譲与税に関する法律", "特別法人事業税及び特別法人事業譲与税に関する法律",
                "地方税法等の一部を改正する等の法律", "地方法人特別税等に関する暫定措置法",
            ], provides: ("市町村長", "地方税関係情報")),
        BusinessTopic(
            "予防接種", words: ["ワクチン", "接種"], laws: ["予防接種法", "新型インフルエンザ等対策特別措置法"]),
        BusinessTopic(
            "介護保険", words: ["介護"], laws: ["介護保険法"], provides: ("市町村長", "介護保険給付等関係情報")),
        BusinessTopic(
            "児童手当", laws: ["児童手当法"], provides: ("市町村長", "児童手当関係情報")),
        BusinessTopic(
            "児童扶養手当", laws: ["児童扶養手当法"], provides: ("都道府県知事等", "児童扶養手当関係情報")),
        BusinessTopic(
            "特別児童扶養手当", words: ["特別障害者手当", "障害児福祉手当", "経過的福祉手当", "特別障がい者手当"],
            laws: ["特別児童扶養手当等の支給に関する法律", "昭和六十年法律第三十四号", "国民年金法等の一部を改正する法律"]),
        BusinessTopic(
            "障害福祉",
            words: [
                "障害者", "障がい", "障害児", "障碍", "自立支援", "療育", "更生医療", "育成医療", "精神通院", "補装具", "地域生活支援事業",
            ],
            laws: [
                "障害者の日常生活及び社会生活を総合的に支援するための法律", "身体障害者福祉法", "知的障害者福祉法",
                "精神保健及び精神障害者福祉に関する法律", "児童福祉法",
            ]),
        BusinessTopic(
            "母子保健", words: ["妊婦", "妊産婦", "乳幼児健", "養育医療", "母子健康手帳", "産後ケア", "妊娠"],
            laws: ["母子保健法"]),
        BusinessTopic("国民年金", words: ["年金"], laws: ["国民年金法"]),
        BusinessTopic("健康増進", words: ["検診", "健診", "健康診査"], laws: ["健康増進法"]),
        BusinessTopic(
            "子ども・子育て支援", words: ["子育て", "保育", "幼稚園", "こども園", "教育・保育", "子ども"],
            laws: ["子ども・子育て支援法", "児童福祉法"]),
        BusinessTopic(
            "児童福祉", words: ["里親", "小児慢性", "助産施設", "母子生活支援施設", "児童相談"], laws: ["児童福祉法"]),
        BusinessTopic(
            "母子・父子・寡婦福祉", words: ["ひとり親", "母子父子", "母子家庭", "父子家庭", "寡婦"],
            laws: ["母子及び父子並びに寡婦福祉法"]),
        BusinessTopic("老人福祉", words: ["老人"], laws: ["老人福祉法"]),
        BusinessTopic(
            "公営住宅", words: ["市営住宅", "県営住宅", "町営住宅", "村営住宅", "都営住宅", "区営住宅", "府営住宅", "改良住宅", "住宅"],
            laws: ["公営住宅法", "住宅地区改良法", "特定優良賃貸住宅の供給の促進に関する法律"]),
        BusinessTopic(
            "災害対策", words: ["災害", "被災", "避難行動要支援", "罹災"],
            laws: ["災害対策基本法", "被災者生活再建支援法", "災害救助法", "災害弔慰金の支給等に関する法律"]),
        BusinessTopic("学校保健", words: ["就学援助", "要保護", "準要保護", "医療費援助"], laws: ["学校保健安全法"]),
        BusinessTopic(
            "高等学校等就学支援金", words: ["就学支援", "高等学校", "奨学給付金"], laws: ["高等学校等就学支援金の支給に関する法律"]),
        BusinessTopic(
            "特別支援教育", words: ["就学奨励", "特別支援学校"], laws: ["特別支援学校への就学奨励に関する法律"]),
        BusinessTopic(
            "中国残留邦人等支援", words: ["中国残留邦人", "支援給付"],
            laws: ["中国残留邦人等の円滑な帰国の促進並びに永住帰国した中国残留邦人等及び特定配偶者の自立の支援に関する法律"],
            provides: ("都道府県知事等", "中国残留邦人等支援給付関係情報")),
        BusinessTopic("感染症対策", words: ["感染症", "結核"], laws: ["感染症の予防及び感染症の患者に対する医療に関する法律"]),
        BusinessTopic("難病対策", words: ["難病", "特定医療"], laws: ["難病の患者に対する医療等に関する法律"]),
        BusinessTopic(
            "原子爆弾被爆者援護", words: ["被爆者", "原爆"], laws: ["原子爆弾被爆者に対する援護に関する法律"]),
    ]
}
