extension Transformation {
    /// The same text in other forms of its characters.
    static let characterForms: [Transformation] = [
        .text("数字を全角に（引用の外も）") { text in
            // Not within tags and entities.
            text.contains("<") || text.contains("&") ? text : NumberSpelling.widened(text)
        },
        .inCitations("引用の数字を全角に") { outsideMarkup($0, NumberSpelling.widened) },
        .inCitations("引用の数字を半角に") { narrowed($0) },
        .inCitations("引用の数字を漢数字に") { outsideMarkup($0, kanjiNumbers) },
        .inCitations("別表第一・第二を算用数字に") {
            $0.replacing("別表第一", with: "別表第1").replacing("別表第二", with: "別表第2")
        },
        .text("括弧を半角に") { $0.replacing("（", with: "(").replacing("）", with: ")") },
        .text("括弧を全角に") { $0.replacing("(", with: "（").replacing(")", with: "）") },
        .inCitations("読点を半角コンマに") { betweenNumbers($0, "、", ",") },
        .inCitations("読点を全角コンマに") { betweenNumbers($0, "、", "，") },
        .inCitations("コンマを読点に") { betweenNumbers(betweenNumbers($0, ",", "、"), "，", "、") },
        .inCitations("読点を中点に") { betweenNumbers($0, "、", "・") },
        .inCitations("読点の後に空白") { betweenNumbers($0, "、", "、 ") },
        .text("康熙部首（U+2F00）") { replacing($0, CharacterForms.kangxi) },
        .text("部首補助（U+2E80）") { replacing($0, CharacterForms.supplement) },
        .text("空白を二重に") { $0.replacing(" ", with: "  ") },
        .inCitations("第と数字の間に空白") { text in
            spaced(text) { before, after in before == "第" && PageLayout.isDigit(after) }
        },
        .inCitations("数字と条・項・号の間に空白") { text in
            spaced(text) { before, after in PageLayout.isDigit(before) && "条項号".unicodeScalars.contains(after) }
        },
        .inCitations("のと項の間に空白") { text in spaced(text) { $0 == "の" && $1 == "項" } },
        Transformation(name: "タブを空白4個に") { original, _ in
            original.text.contains("\t") ? Array(original.text.replacing("\t", with: "    ").utf8) : nil
        },
    ]

    /// Tags and entities as they are, the text between them changed.
    private static func outsideMarkup(_ text: String, _ change: (String) -> String) -> String {
        var out = ""
        var plain = String.UnicodeScalarView()
        var closing: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let end = closing {
                out.unicodeScalars.append(scalar)
                if scalar == end { closing = nil }
            } else if scalar == "<" || scalar == "&" {
                out += change(String(plain))
                plain = String.UnicodeScalarView()
                out.unicodeScalars.append(scalar)
                closing = scalar == "<" ? ">" : ";"
            } else {
                plain.append(scalar)
            }
        }
        return out + change(String(plain))
    }

    private static func narrowed(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = (0xFF10...0xFF19).contains(scalar.value)
            out.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(out)
    }

    /// 第19条 made 第十九条; 別表1 stays, since 別表一 is nobody's.
    private static func kanjiNumbers(_ text: String) -> String {
        var out = ""
        var digits = ""
        var before: Unicode.Scalar?
        func flush() {
            guard let number = Int(digits) else { return }
            out += before == "表" ? digits : NumberSpelling.kanji(number)
            digits = ""
        }
        for scalar in narrowed(text).unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                digits.unicodeScalars.append(scalar)
            } else {
                flush()
                out.unicodeScalars.append(scalar)
                before = scalar
            }
        }
        flush()
        return out
    }

    private static func betweenNumbers(_ text: String, _ old: Unicode.Scalar, _ new: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = ""
        for (index, scalar) in scalars.enumerated() {
            let isBetween =
                scalar == old && index > 0 && PageLayout.isDigit(scalars[index - 1]) && index + 1 < scalars.count
                && PageLayout.isDigit(scalars[index + 1])
            if isBetween { out += new } else { out.unicodeScalars.append(scalar) }
        }
        return out
    }

    private static func spaced(
        _ text: String, _ isPlace: (Unicode.Scalar, Unicode.Scalar) -> Bool
    ) -> String {
        var out = ""
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let before, isPlace(before, scalar) { out += " " }
            out.unicodeScalars.append(scalar)
            before = scalar
        }
        return out
    }

    private static func replacing(_ text: String, _ forms: [Unicode.Scalar: Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { forms[$0] ?? $0 }))
    }
}

/// Characters that converters put for others of the same look.
enum CharacterForms {
    /// CJK radicals for the characters they are the radicals of.
    static let kangxi = table(
        from: "一二八十人入力口大子小工心手支日月水生用田目示立老自行見言谷里金面音食高",
        to: "⼀⼆⼋⼗⼈⼊⼒⼝⼤⼦⼩⼯⼼⼿⽀⽇⽉⽔⽣⽤⽥⽬⽰⽴⽼⾃⾏⾒⾔⾕⾥⾦⾯⾳⾷⾼")
    /// Of the block of supplementary radicals.
    static let supplement = table(from: "民長食", to: "⺠⻑⻝")

    private static func table(from: String, to: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(zip(from.unicodeScalars, to.unicodeScalars), uniquingKeysWith: { first, _ in first })
    }
}
