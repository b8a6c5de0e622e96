/// A business that municipalities assess, with the law by which the tables know it.
struct MunicipalSubject: Sendable {
    let title: String
    let law: String
    let outline: String
    /// Whose and which information the office gives to others.
    let provider: String
    let information: String

    /// What it is about, so coarsely that two different ones have nothing to do with each other;
    /// 生活保護 has to do with all of them, 母子保健 with health and with children.
    var topic: Topic {
        switch law {
        case "国民健康保険法", "高齢者の医療の確保に関する法律", "介護保険法", "予防接種法": .health
        case "児童手当法", "児童扶養手当法", "子ども・子育て支援法": .children
        case "公営住宅法": .housing
        default: .living
        }
    }

    enum Topic: Sendable {
        case health
        case children
        case housing
        case living
    }

    static let all = [
        MunicipalSubject(
            title: "生活保護に関する事務", law: "生活保護法", outline: "保護の決定及び実施、費用の返還の徴収を行う。",
            provider: "都道府県知事等", information: "生活保護関係情報"),
        MunicipalSubject(
            title: "国民健康保険に関する事務", law: "国民健康保険法", outline: "被保険者の資格の管理、保険給付、保険税の賦課を行う。",
            provider: "医療保険者", information: "医療保険給付関係情報"),
        MunicipalSubject(
            title: "後期高齢者医療に関する事務", law: "高齢者の医療の確保に関する法律", outline: "資格の管理と保険料の徴収を行う。",
            provider: "後期高齢者医療広域連合", information: "医療保険給付関係情報"),
        MunicipalSubject(
            title: "介護保険に関する事務", law: "介護保険法", outline: "要介護認定、保険給付、保険料の賦課を行う。",
            provider: "市町村長", information: "介護保険給付等関係情報"),
        MunicipalSubject(
            title: "児童手当の支給に関する事務", law: "児童手当法", outline: "受給資格の認定と手当の支給を行う。",
            provider: "市町村長", information: "児童手当関係情報"),
        MunicipalSubject(
            title: "児童扶養手当の支給に関する事務", law: "児童扶養手当法", outline: "受給資格の認定と手当の支給を行う。",
            provider: "都道府県知事等", information: "児童扶養手当関係情報"),
        MunicipalSubject(
            title: "予防接種に関する事務", law: "予防接種法", outline: "予防接種の実施、記録の管理を行う。",
            provider: "市町村長", information: "住民票関係情報"),
        MunicipalSubject(
            title: "母子保健に関する事務", law: "母子保健法", outline: "健康診査、養育医療の給付を行う。",
            provider: "市町村長", information: "地方税関係情報"),
        MunicipalSubject(
            title: "公営住宅の管理に関する事務", law: "公営住宅法", outline: "入居者の決定、家賃の決定を行う。",
            provider: "市町村長", information: "住民票関係情報"),
        MunicipalSubject(
            title: "子ども・子育て支援に関する事務", law: "子ども・子育て支援法", outline: "教育・保育給付の認定、給付を行う。",
            provider: "市町村長", information: "住民票関係情報"),
    ]
}

/// Municipalities that do not exist.
enum InventedMunicipality {
    static let names = ["わかば市", "みどり野市", "ひかり町", "あおば台市", "しおかぜ町", "つきみ野市", "はるか村", "こもれび市"]
}
