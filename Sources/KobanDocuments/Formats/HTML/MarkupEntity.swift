/// Character references (`&lt;`, `&nbsp;`, `&#12354;`).
public enum MarkupEntity {
    /// No name in the table is longer, nor the digits of any character with zeros before them.
    private static let longest = 16

    /// The character that the reference at a `&` stands for, and the offset after it; nil where the
    /// `&` is text.
    public static func read(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        var index = offset + 1
        let limit = min(end, index + longest)
        if index < limit, buffer[index] == 0x23 { return number(buffer, at: index + 1, limit: limit) }
        while index < limit, isAlphanumeric(buffer[index]) { index += 1 }
        guard index > offset + 1 else { return nil }
        let name = String(decoding: buffer[(offset + 1)..<index], as: UTF8.self)
        if index < end, buffer[index] == 0x3B { return named[name].map { ($0, index + 1) } }
        // A few are read without their semicolon, too.
        return withoutSemicolon.contains(name) ? named[name].map { ($0, index) } : nil
    }

    /// The offset after a reference by a name that is in no table; nil where none stands at the `&`.
    public static func endOfUnknown(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int? {
        var index = offset + 1
        let limit = min(end, index + longest)
        while index < limit, (0x61...0x7A).contains(buffer[index] | 0x20) { index += 1 }
        return index > offset + 1 && index < limit && buffer[index] == 0x3B ? index + 1 : nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private static func number(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        var index = offset
        let isHexadecimal = index < limit && buffer[index] | 0x20 == 0x78
        if isHexadecimal { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < limit, let digit = digit(buffer[index], isHexadecimal: isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x200000)
            index += 1
        }
        guard index > first else { return nil }
        if index < limit, buffer[index] == 0x3B { index += 1 }
        if (0x80...0x9F).contains(value) { return (windows[Int(value) - 0x80], index) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", index)
    }

    private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal: UInt32((byte | 0x20) - 0x61) + 10
        default: nil
        }
    }

    /// What `&#128;`–`&#159;` mean: the characters of Windows, as browsers read them.
    private static let windows = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    private static let withoutSemicolon: Set<String> = [
        "nbsp", "lt", "gt", "amp", "quot", "middot", "shy", "laquo", "raquo", "sect", "para", "times", "divide", "yen",
        "plusmn", "copy", "reg", "LT", "GT", "AMP", "QUOT",
    ]

    /// White space, punctuation, marks and letters that stand in Japanese official texts.
    private static let named: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [
            "Tab": "\t", "NewLine": "\n", "nbsp": "\u{A0}", "NonBreakingSpace": "\u{A0}", "ensp": "\u{2002}",
            "emsp": "\u{2003}", "emsp13": "\u{2004}", "emsp14": "\u{2005}", "numsp": "\u{2007}", "puncsp": "\u{2008}",
            "thinsp": "\u{2009}", "ThinSpace": "\u{2009}", "hairsp": "\u{200A}", "VeryThinSpace": "\u{200A}",
            "MediumSpace": "\u{205F}", "ZeroWidthSpace": "\u{200B}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
            "lrm": "\u{200E}", "rlm": "\u{200F}", "NoBreak": "\u{2060}", "shy": "\u{AD}",
        ]
        let marks = """
            lt < LT < gt > GT > amp & AMP & quot " QUOT " apos ' lpar ( rpar ) lsqb [ lbrack [ rsqb ] rbrack ] lcub { \
            lbrace { rcub } rbrace } comma , period . colon : semi ; excl ! quest ? sol / bsol \\ verbar | vert | num # \
            percnt % ast * midast * commat @ lowbar _ plus + equals = dollar $ grave ` Hat ^ middot · centerdot · \
            CenterDot · bull • bullet • hellip … mldr … nldr ‥ ndash – mdash — horbar ― hyphen ‐ dash ‐ minus − lsquo ‘ \
            rsquo ’ rsquor ’ ldquo “ rdquo ” rdquor ” sbquo ‚ lsquor ‚ bdquo „ ldquor „ laquo « raquo » lsaquo ‹ rsaquo › \
            lang ⟨ rang ⟩ sect § para ¶ dagger † Dagger ‡ permil ‰ prime ′ Prime ″ times × divide ÷ div ÷ plusmn ± pm ± \
            deg ° copy © reg ® trade ™ yen ¥ cent ¢ pound £ euro € tilde ˜ sim ∼ oline ‾ larr ← rarr → uarr ↑ darr ↓ \
            harr ↔ lArr ⇐ rArr ⇒ uArr ⇑ dArr ⇓ hArr ⇔ squ □ square □ squf ▪ squarf ▪ blacksquare ▪ cir ○ xcirc ◯ \
            bigcirc ◯ utri ▵ dtri ▿ xutri △ xdtri ▽ utrif ▴ dtrif ▾ rtrif ▸ rtri ▹ star ☆ starf ★ bigstar ★ check ✓ \
            checkmark ✓ cross ✗ loz ◊ sdot ⋅ compfn ∘ infin ∞ ne ≠ le ≤ ge ≥ numero № frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ \
            sup2 ² sup3 ³ ordm º ordf ª micro µ alpha α beta β gamma γ delta δ Delta Δ Omega Ω sigma σ Sigma Σ lambda λ mu μ pi π
            """.split(separator: " ")
        for index in stride(from: 0, to: marks.count - 1, by: 2) {
            table[String(marks[index])] = marks[index + 1].unicodeScalars.first
        }
        return table
    }()
}
