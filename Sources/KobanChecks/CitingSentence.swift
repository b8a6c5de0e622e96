import KobanText

/// The words around a citation that say what it is cited for: its sentence, or its line where the
/// text is no sentence.
struct CitingSentence {
    private let before: String
    private let after: String

    /// A sentence is looked at so many bytes to either side of the citation: a hundred characters,
    /// so that a long text stays linear.
    private static let reach = 300
    /// A line of fewer bytes was ended by its writer, not wrapped (assumption: twenty characters).
    private static let shortLine = 60

    init(of citation: Range<Int>, in source: SourceText) {
        let bytes = source.bytes
        let start = max(0, citation.lowerBound - Self.reach)
        let end = min(bytes.count, citation.upperBound + Self.reach)
        before = Self.compact(
            bytes[Self.begin(of: citation.lowerBound, from: start, in: bytes)..<citation.lowerBound])
        after = Self.compact(
            bytes[citation.upperBound..<Self.end(from: citation.upperBound, upTo: end, in: bytes)])
    }

    // MARK: What the sentence says

    /// 情報提供ネットワークシステム, 情報連携, 情報照会 …, or the table of 情報連携 beside it.
    var speaksOfLinkage: Bool {
        let text = before + after
        return Self.linkage.contains(where: text.contains)
    }

    private static let linkage = [
        "情報提供ネットワーク", "情報連携", "情報照会", "情報提供者", "情報提供の求め", "情報提供等記録", "中間サーバ", "符号を取得", "別表第二",
        "別表第2", "別表第２", "別表２", "別表2",
    ]

    /// 住民基本台帳法第30条の6 and 本人確認情報: what 第19条第7号 has been about since 2021.
    var speaksOfResidents: Bool {
        let text = before + after
        return Self.residents.contains(where: text.contains)
    }

    private static let residents = [
        "本人確認情報", "住民基本台帳法第三十条", "住民基本台帳法第30条", "住民基本台帳法第３０条", "住基法第30条", "住基法第３０条", "住民基本台帳ネットワーク",
        "住基ネット", "都道府県知事保存",
    ]

    /// Whether the sentence goes on with 委員会規則.
    var mentionsCommitteeRule: Bool {
        after.contains("委員会規則") || after.contains("個人情報保護委員会")
    }

    /// Whether the sentence tells of the move itself (旧番号法第19条第7号, 第7号から第8号に改められた): the old
    /// number is cited on purpose.
    var tellsOfAmendment: Bool {
        Self.former.contains(where: before.hasSuffix)
            || Self.moved.contains(where: after.contains)
    }

    private static let former = ["旧", "旧「", "（旧）", "(旧)", "改正前の", "改正前", "改正前の「"]
    private static let moved =
        ["号ずれ", "条ずれ", "項ずれ"]
        + ["号", "号」"].flatMap { mark in
            ["に改", "に変", "に移", "に繰", "へ改", "へ変", "へ移", "へ繰", "となった", "となっ", "とな"].map { mark + $0 }
        }

    // MARK: Where it begins and ends

    private static let fullStop: [UInt8] = [0xE3, 0x80, 0x82]

    private static func begin(of citation: Int, from start: Int, in bytes: [UInt8]) -> Int {
        var at = citation
        while at > start {
            let byte = bytes[at - 1]
            if byte == 0x09 || byte == 0x3E { break }
            if byte == 0x0A, endsLine(at - 1, in: bytes) { break }
            if at >= start + 3, bytes[(at - 3)..<at].elementsEqual(fullStop) { break }
            at -= 1
        }
        while at < citation, bytes[at] & 0xC0 == 0x80 { at += 1 }
        return at
    }

    private static func end(from citation: Int, upTo limit: Int, in bytes: [UInt8]) -> Int {
        var at = citation
        while at < limit {
            let byte = bytes[at]
            if byte == 0x09 || byte == 0x3C { break }
            if byte == 0x0A, endsLine(at, in: bytes) { break }
            if at + 3 <= limit, bytes[at..<(at + 3)].elementsEqual(fullStop) { break }
            at += 1
        }
        while at > citation, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }

    /// Whether a line break ends what is said, and does not only wrap it: after a short line, before
    /// a blank line, and before white space or a mark that begins another.
    private static func endsLine(_ place: Int, in bytes: [UInt8]) -> Bool {
        var start = place
        while start > 0, bytes[start - 1] != 0x0A, place - start < shortLine { start -= 1 }
        if place - start < shortLine { return true }
        guard place + 1 < bytes.count else { return true }
        let next = bytes[place + 1]
        if next <= 0x20 || next == 0x2D { return true }
        guard next >= 0xC0, place + 3 < bytes.count else { return false }
        return marks.contains { bytes[(place + 1)...].starts(with: $0) }
    }

    private static let marks = ["・", "■", "□", "●", "○", "◆", "◇", "※", "【", "（", "　", "①", "②", "③", "④", "⑤"].map {
        Array($0.utf8)
    }

    private static func compact(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
