/// The words of headings that say of which side of 情報連携 their lines are the basis, the longer ones first.
struct RoleVocabulary: Sendable {
    typealias Word = [Unicode.Scalar]

    /// 情報照会, 情報の提供. 情報の提供を受ける is of the side that asked for it.
    let sides: [(word: Word, side: RoleWords.Side)]
    /// 当市が, 他機関への: who asks or gives. 他機関からの照会 is the other side's and no subject of ours.
    let subjects: [Word]
    /// 情報提供ネットワークシステムによる
    let contexts: [Word]
    /// 情報提供・照会
    let joints: [Word]
    /// に係る, における, を行う
    let relations: [Word]
    /// 法令上の
    let qualities: [Word]
    /// 根拠, 場合
    let objects: [Word]
    /// Relations that a heading may end with: について, として.
    let topics: [Word]
    /// は次のとおり, は以下のとおりである: what leads on to the lines below.
    let announcements: [Word]

    init() {
        let information = ["特定個人情報の", "特定個人情報を", "情報の", "情報を", "情報", ""]
        let asking = Self.words(information, ["提供を受ける", "提供を求める", "提供の求め", "提供を依頼する", "提供依頼"])
        sides =
            asking.map { ($0, .inquire) } + Self.words(information, ["提供"]).map { ($0, .provide) }
            + Self.words(information, ["照会"]).map { ($0, .inquire) }
        subjects = Self.subjects()
        contexts = Self.words(
            ["情報提供ネットワークシステム", "情報連携", "番号法", "番号利用法"],
            ["による", "を使用した", "を利用した", "を用いた", "を通じた", "における", "での", "に係る", "に基づく", "の", "上の", ""])
        joints = Self.words(["・", "及び", "および", "並びに", "又は", "または", "、", ",", "と", "/", "&", "-"])
        relations = Self.words([
            "の", "に係る", "にかかる", "に関する", "に関して", "における", "に当たっての", "に当たり", "に当たって", "に際して", "についての", "について",
            "に対する", "に必要な", "を行う", "をする", "する", "することの", "する側の", "を行うことの", "を行う側の", "を行うための", "者として", "者となる",
            "者となる場合の", "として", "とする", "者としての", "者の", "者における", "側の", "のための", "時の",
        ])
        qualities = Self.words(
            ["法令", "法律", "法", "番号法", "番号利用法"], ["上の", "の", "的な", "的"])
        objects = Self.words([
            "根拠", "根拠法令", "根拠規定", "根拠条文", "根拠条項", "根拠法", "根拠法令等", "法令", "法令根拠", "規定", "条項", "条文", "事務", "場合", "側",
            "関係", "業務", "立場", "こと", "とき", "もの",
        ])
        topics = Self.words(["について", "として", "者として", "に関して", "に当たって", "に当たり", "に際して"])
        announcements = Self.words(
            ["は", "は、", "が", "については", "については、", "として", "として、"], ["次", "以下", "下記"],
            ["のとおり", "の通り", "に掲げるとおり", "に示すとおり"], ["", "である", "です", "とする"])
    }

    private static func subjects() -> [Word] {
        let bodies = ["市", "町", "村", "区", "県", "都", "府", "道", "団体", "機関", "自治体", "市町村"]
        let others = ["機関", "団体", "行政機関", "情報保有機関", "市町村", "自治体", "市区町村", "地方公共団体"]
        let towards = ["へ", "への", "へ行う", "に対する", "に", "に対して", "に対し"]
        return words(["当", "本", "自", "各"], bodies, ["が", "における", "の"])
            + words(["他", "他の", "関係", "関係する"], others, ["", "等"], towards)
            // 他機関から情報の提供を受ける; 他機関からの照会 has の.
            + words(["他", "他の"], others, ["", "等"], ["から"])
    }

    /// Every way to take one part from each list, in order.
    private static func words(_ parts: [String]...) -> [Word] {
        var texts = [""]
        for choices in parts { texts = texts.flatMap { head in choices.map { head + $0 } } }
        return texts.sorted { $0.utf8.count > $1.utf8.count }.map { Array($0.unicodeScalars) }
    }
}
