/// Words that say nothing of their own and only tie what follows to the law or provision before them:
/// の規定により, 等, 上の, 関係.
enum ConnectingWords {
    /// Whether a text is made of nothing but such words.
    static func areAll(of text: String) -> Bool {
        var rest = text[...]
        while !rest.isEmpty {
            guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
            rest = rest.dropFirst(word.count)
        }
        return true
    }

    /// The longer before those that they begin with.
    private static let words = [
        "規定する", "規定され", "規定", "基づいて", "基づく", "基づき", "づく", "づき", "定める", "定められ", "掲げる", "係る", "関する", "関して", "おける", "おいて",
        "よる", "より", "つき", "ついて", "従って", "従い", "準じて", "準じ", "則り", "のっとり", "対応する", "対する", "相当する", "該当する", "うち", "ほう",
        "関係", "附属", "付属",
        "別に", "上記", "前記", "当該", "条文", "条項", "本則", "及び", "並び", "または", "又は", "また", "なお", "その", "この", "同じく", "ほか", "として",
        "たる", "いう",
        "等", "他", "方", "上", "中", "内", "同", "の", "に", "は", "が", "を", "で", "と", "も", "や", "へ", "る", "た", "て",
    ].sorted { $0.utf8.count > $1.utf8.count }
}
