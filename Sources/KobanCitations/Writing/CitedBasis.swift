import KobanLaw
import KobanText

/// 番号法第19条第8号 right before a table that is to be named by the order based on it: the provision is
/// not written a second time.
package enum CitedBasis: Sendable {
    /// 第19条第8号別表第二.
    case adjoining
    /// 第19条第8号の別表第二.
    case particle
    /// 第19条第8号に基づく別表第二.
    case stated
    /// 第19条第8号及び別表第二, 第19条第8号（別表第二…）, 別表第二 on the next line.
    case apart

    /// What joins the provision and the title of the order.
    var link: String {
        switch self {
        case .adjoining: "に基づく"
        case .particle: "規定に基づく"
        case .stated: ""
        case .apart: "同号に基づく"
        }
    }

    /// In bytes; a provision further off is no longer the one that 同号 would be read as.
    package static let longestJoint = 160

    /// - Parameter joint: what stands between the provision and the table, as it stands.
    package init?(joint: String) {
        let breaks = joint.count { $0.isNewline }
        let words = joint.filter { !$0.isWhitespace }
        if words.isEmpty {
            guard breaks < 2 else { return nil }
            self = joint.isEmpty ? .adjoining : .apart
            return
        }
        if words == "の" {
            self = .particle
            return
        }
        if CitedBasis.statements.contains(words) {
            self = .stated
            return
        }
        guard breaks < 2, CitedBasis.isApart(words) else { return nil }
        self = .apart
    }

    private static let statements: Set<String> = [
        "に基づく", "に基づき", "に基づき、", "の規定に基づく", "の規定に基づき", "の規定に基づき、", "に規定する", "による", "の規定による", "により", "の規定により",
    ]

    private static let conjunctions = ["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "と"]

    private static let brackets: [Character: Character] = ["（": "）", "(": ")", "〔": "〕", "［": "］"]

    /// Separators, brackets, bullets and conjunctions; notes in brackets that hold no number.
    private static func isApart(_ words: String) -> Bool {
        var rest = words[...]
        while let first = rest.first {
            if let close = brackets[first],
                let end = rest.firstIndex(of: close)
            {
                guard !rest[..<end].contains(where: \.isNumber) else { return false }
                rest = rest[rest.index(after: end)...]
            } else if "、，,・･;；/／（(）)〔〕［］[]「」○●◯◎■□◆◇▪•*-－".contains(first) {
                rest = rest.dropFirst()
            } else if let word = conjunctions.first(where: rest.hasPrefix) {
                rest = rest.dropFirst(word.count)
            } else {
                return false
            }
        }
        return true
    }
}
