import KobanText

/// Reads the words of a heading that says of which side of 情報連携 its lines are the basis:
/// 情報提供の根拠, 情報照会における法令上の根拠, 情報提供・照会.
///
/// The words must be the whole heading: a sentence that contains them is none.
enum RoleWords {
    /// What a heading says.
    enum Side: Sendable, Equatable {
        case provide
        case inquire
        /// Of both: its lines have no single role.
        case both
    }

    /// A heading of this kind is not longer, in characters.
    static let longest = 48

    /// The side that a heading without its mark and brackets names.
    static func side(of heading: [Unicode.Scalar]) -> Side? {
        guard heading.count <= longest else { return nil }
        var rest = heading[...]
        var found: Side?
        take(contexts, from: &rest)
        repeat {
            guard let side = takeSide(&rest) else { return nil }
            found = found == nil || found == side ? side : .both
            takeTail(&rest)
        } while take(joints, from: &rest)
        return rest.isEmpty ? found : nil
    }

    /// A heading as it stands, without the bullet, number and brackets around it.
    static func side(ofMarked heading: [Unicode.Scalar]) -> Side? {
        side(of: Array(unmarked(heading[...])))
    }

    private static func unmarked(_ heading: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = heading
        while isMark(rest) { rest.removeFirst() }
        while let last = rest.last, !ScalarFolding.isNameScalar(last) { rest.removeLast() }
        return rest
    }

    /// Whether a heading begins with a mark or what counts it: ■, (1), 第1, ア, a.
    private static func isMark(_ heading: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = heading.first else { return false }
        let second = heading.dropFirst().first
        if first.properties.isAlphabetic, first.isASCII {
            return second.map { !$0.properties.isAlphabetic || !$0.isASCII } ?? true
        }
        if !ScalarFolding.isNameScalar(first) { return true }
        if isKatakana(first) { return second.map { !isKatakana($0) } ?? false }
        if first == "第", let second { return ("0"..."9").contains(second) || KanjiNumber.digit(second) != nil }
        return KanjiNumber.digit(first) != nil || KanjiNumber.multiplier(first) != nil
    }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        (0x30A1...0x30FC).contains(scalar.value)
    }

    private static func takeSide(_ rest: inout ArraySlice<Unicode.Scalar>) -> Side? {
        for (word, side) in sides where rest.starts(with: word) {
            rest.removeFirst(word.count)
            return side
        }
        return nil
    }

    /// の根拠, に係る法令上の根拠, における根拠規定, を行う場合
    private static func takeTail(_ rest: inout ArraySlice<Unicode.Scalar>) {
        let whole = rest
        take(relations, from: &rest)
        take(qualities, from: &rest)
        guard take(objects, from: &rest) else {
            rest = whole
            return
        }
        if rest.first == "等" { rest.removeFirst() }
    }

    @discardableResult
    private static func take(_ words: [[Unicode.Scalar]], from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard let word = words.first(where: { rest.starts(with: $0) }) else { return false }
        rest.removeFirst(word.count)
        return true
    }

    private static func words(_ texts: [String]) -> [[Unicode.Scalar]] {
        texts.sorted { $0.count > $1.count }.map { Array($0.unicodeScalars) }
    }

    private static let sides: [(word: [Unicode.Scalar], side: Side)] =
        words(["特定個人情報の提供", "情報の提供", "情報提供", "提供"]).map { ($0, .provide) }
        + words(["特定個人情報の照会", "情報の照会", "情報照会", "照会"]).map { ($0, .inquire) }

    /// 情報提供ネットワークシステムによる情報照会
    private static let contexts = words(
        ["情報提供ネットワークシステム", "情報連携", "番号法", "番号利用法"].flatMap { head in
            ["による", "を使用した", "を利用した", "を用いた", "を通じた", "における", "での", "に係る", "に基づく", "の", "上の"].map {
                head + $0
            }
        })

    private static let joints = words(["・", "及び", "および", "並びに", "又は", "または", "、", ",", "と", "/", "&", "-"])

    private static let relations = words([
        "の", "に係る", "にかかる", "に関する", "に関して", "における", "に当たっての", "に当たり", "についての", "について", "に対する", "に必要な", "を行う",
        "をする", "する", "者としての", "者の", "者における", "側の", "のための", "時の",
    ])

    private static let qualities = words(["法令上の", "法律上の", "法的な", "法的", "法令の", "法律の"])

    private static let objects = words([
        "根拠", "根拠法令", "根拠規定", "根拠条文", "根拠条項", "根拠法", "根拠法令等", "法令", "法令根拠", "規定", "条項", "条文", "事務", "場合", "側",
        "関係", "業務",
    ])
}
