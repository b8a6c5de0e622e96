import KobanLaw
import KobanText

/// Says whether a field that was written is right, from the pieces it was made of and the
/// correspondences alone: without reading a citation.
struct MigrationOracle: Sendable {
    let facts: TableFacts

    /// Why the new text is wrong; nil where it is right.
    func fault(of written: String, for field: FuzzedField) -> String? {
        if field.isUnreadable { return "読めない所のある欄を書き換えた" }
        let new = Self.folded(written)
        for piece in field.pieces {
            if case .table(let table, _) = piece,
                let name = Self.formerNames(table).first(where: { Self.names($0, in: new) })
            {
                return "旧い表の名（\(name)）が残る"
            }
        }
        let expected = field.pieces.flatMap(numbers).sorted()
        let got = Self.numbers(in: Self.withoutTitles(new)).sorted()
        if expected != got { return "番号が違う（正 \(expected)、書いたもの \(got)）" }
        for piece in field.pieces {
            if case .noise(let text, _) = piece, let word = Self.word(in: text), !written.contains(word) {
                return "ほかの語（\(word)）が消えた"
            }
        }
        return nil
    }

    /// The numbers that the new text must have for a piece.
    private func numbers(_ piece: FuzzedField.Piece) -> [Int] {
        switch piece {
        case .item(let table, let number, _):
            return facts.certainSuccessor(of: ItemReference(table, number))?.components ?? []
        case .table: return []
        default: return Self.numbers(in: Self.withoutTitles(Self.folded(piece.text)))
        }
    }

    /// Letters that a rewriting must leave: not marks, nor markup.
    private static func word(in noise: String) -> String? {
        guard !noise.contains("<"), !noise.contains("&") else { return nil }
        let kept = noise.unicodeScalars.filter {
            (0x4E00...0x9FFF).contains($0.value) && !"第条項号表番中各欄等".unicodeScalars.contains($0)
        }
        return kept.count > 1
            ? noise.trimmingPrefix(while: { "（〔：".contains($0) }).prefix { !"）〕".contains($0) }.description : nil
    }

    /// Whether a text names a table, also where damage broke the name; 別表 第128項 does not name
    /// 別表第1.
    private static func names(_ name: String, in folded: String) -> Bool {
        let parts = folded.replacing("\u{1F}", with: "").split(separator: name, omittingEmptySubsequences: false)
        return parts.dropFirst().contains { !PageLayout.isDigit($0.unicodeScalars.first) }
    }

    private static func formerNames(_ table: TableName) -> [String] {
        table == .firstTable ? ["別表第一", "別表第1", "別表1"] : ["別表第二", "別表第2", "別表2"]
    }

    /// Full-width digits made half-width; tags, entities and blanks made one mark, since numbers on
    /// both sides of them are two.
    static func folded(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func part() { if out.last != gap { out.append(gap) } }
        while index < scalars.count {
            let scalar = scalars[index]
            if let end = markupEnd(scalars, from: index) {
                // Only a line break parts what stands around it.
                if scalar == "&" || scalars[index...].starts(with: "<br".unicodeScalars) { part() }
                index = end
                continue
            }
            switch scalar {
            case " ", "　", "\n", "\r", "\t", "\u{0C}", "\u{200B}", "\u{00A0}": part()
            default:
                let isWide = (0xFF10...0xFF19).contains(scalar.value)
                out.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
            }
            index += 1
        }
        return String(out)
    }

    private static let gap: Unicode.Scalar = "\u{1F}"

    /// Where a tag or an entity that begins here ends; nil where none does.
    private static func markupEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        let close: Unicode.Scalar
        switch scalars[start] {
        case "<": close = ">"
        case "&": close = ";"
        default: return nil
        }
        var index = start + 1
        while index < scalars.count, scalars[index] != close {
            let isPlain = scalars[index].isASCII || (close == ">" && scalars[index] == "注")
            if !isPlain || scalars[index] == "<" || (close == ";" && scalars[index] == " ") { return nil }
            index += 1
        }
        return index < scalars.count && index > start + 1 ? index + 1 : nil
    }

    /// Without what belongs to the names of the provisions and of the order.
    private static func withoutTitles(_ folded: String) -> String {
        var out = folded.replacing("\u{1F}", with: "")
        // Blanks matter between numbers only.
        if numbers(in: out) != numbers(in: folded) { out = folded }
        for name in ["第19条第8号", "第十九条第八号", "第9条第1項", "第2条の表", "第二条の表", "令和6年デジタル庁・総務省令第9号"] {
            out = out.replacing(name, with: "\u{1F}")
        }
        return out
    }

    /// The numbers of a text, in half-width digits or kanji.
    static func numbers(in text: String) -> [Int] {
        var numbers: [Int] = []
        var arabic: Int?
        var kanji: (total: Int, digit: Int)?
        let digits = Dictionary(
            uniqueKeysWithValues: zip("一二三四五六七八九".unicodeScalars, 1...9))
        let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]
        func finish() {
            if let arabic { numbers.append(arabic) }
            if let kanji { numbers.append(kanji.total + kanji.digit) }
            arabic = nil
            kanji = nil
        }
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                if kanji != nil { finish() }
                arabic = min((arabic ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
            } else if let digit = digits[scalar] {
                if arabic != nil { finish() }
                kanji = (kanji?.total ?? 0, digit)
            } else if let unit = units[scalar] {
                if arabic != nil { finish() }
                kanji = ((kanji?.total ?? 0) + max(kanji?.digit ?? 0, 1) * unit, 0)
            } else {
                finish()
            }
        }
        finish()
        return numbers
    }
}
