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
        guard heading.count <= longest, namesSide(heading) else { return nil }
        var rest = heading[...]
        var found: Side?
        take(vocabulary.subjects, from: &rest)
        take(vocabulary.contexts, from: &rest)
        take(vocabulary.subjects, from: &rest)
        // 情報連携（照会）
        if let first = rest.first, first == "(", rest.last == ")" { rest = rest.dropFirst().dropLast() }
        repeat {
            guard let side = takeSide(&rest) else { return nil }
            found = found == nil || found == side ? side : .both
            takeTail(&rest)
        } while take(vocabulary.joints, from: &rest)
        return rest.isEmpty ? found : nil
    }

    /// A heading as it stands, without the bullet, number and brackets around it.
    static func side(ofMarked heading: [Unicode.Scalar]) -> Side? {
        side(of: Array(unmarked(heading[...])))
    }

    private static func unmarked(_ heading: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = heading
        while isMark(rest) { rest.removeFirst() }
        while let last = rest.last, !NameScalars.contains(last) { rest.removeLast() }
        return rest
    }

    /// Whether a heading begins with a mark or what counts it: ■, (1), 第1, ア, a.
    private static func isMark(_ heading: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = heading.first else { return false }
        let second = heading.dropFirst().first
        if first.properties.isAlphabetic, first.isASCII {
            return second.map { !$0.properties.isAlphabetic || !$0.isASCII } ?? true
        }
        if !NameScalars.contains(first) { return true }
        if isKatakana(first) { return second.map { !isKatakana($0) } ?? false }
        if first == "第", let second { return ("0"..."9").contains(second) || KanjiNumber.digit(second) != nil }
        return KanjiNumber.digit(first) != nil || KanjiNumber.multiplier(first) != nil
    }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        (0x30A1...0x30FC).contains(scalar.value)
    }

    private static let vocabulary = RoleVocabulary()

    /// Whether 提供 or 照会 stands in a text, told before its grammar is tried.
    private static func namesSide(_ text: [Unicode.Scalar]) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == "提" && $1 == "供" || $0 == "照" && $1 == "会" }
    }

    private static func takeSide(_ rest: inout ArraySlice<Unicode.Scalar>) -> Side? {
        for (word, side) in vocabulary.sides where rest.starts(with: word) {
            rest.removeFirst(word.count)
            return side
        }
        return nil
    }

    /// の根拠, に係る法令上の根拠, における根拠規定, を行う場合, について, の根拠は次のとおり
    private static func takeTail(_ rest: inout ArraySlice<Unicode.Scalar>) {
        let whole = rest
        take(vocabulary.relations, from: &rest)
        let related = rest
        take(vocabulary.qualities, from: &rest)
        guard take(vocabulary.objects, from: &rest) else {
            // 情報照会について, 情報照会者として: the relation alone is a heading.
            rest = vocabulary.topics.contains { whole.starts(with: $0) && related.isEmpty } ? related : whole
            return
        }
        if rest.first == "等" { rest.removeFirst() }
        let named = rest
        // 照会を行う場合の根拠
        take(vocabulary.relations, from: &rest)
        take(vocabulary.qualities, from: &rest)
        if !take(vocabulary.objects, from: &rest),
            !(rest.isEmpty && vocabulary.topics.contains { named.starts(with: $0) })
        {
            rest = named
        }
        take(vocabulary.announcements, from: &rest)
    }

    @discardableResult
    private static func take(_ words: [[Unicode.Scalar]], from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard let word = words.first(where: { rest.starts(with: $0) }) else { return false }
        rest.removeFirst(word.count)
        return true
    }
}
