import KobanDocuments
import Testing

@testable import KobanText

/// Characters as keyboards and converters make them.
struct CharacterFoldingTests {
    private func visible(_ text: String) -> String {
        let source = SourceText(text)
        return source.visibleText(in: 0..<source.bytes.count)
    }

    @Test(
        "One character in many codes is read as one",
        arguments: [
            ("第１９条", "第19条"), ("ﾏｲﾅﾝﾊﾞｰ法", "マイナンバー法"), ("か\u{3099}は\u{309A}ウ\u{3099}", "がぱヴ"), ("ｶﾞｷﾞﾊﾟ", "ガギパ"),
            ("⼀⼆⽇⽤⾧", "一二日用長"), ("住⺠・⺟・⻄・⻑・⾨", "住民・母・西・長・門"), ("⼾籍、意⻅、⻘、⿊、⻩", "戸籍、意見、青、黒、黄"),
            ("\u{F90A}\u{FA19}\u{2F800}", "金神丽"), ("︵26︶", "(26)"), ("26‐28−30～31〜32", "26-28-30~31~32"), ("𝟐𝟔", "26"),
            ("9･10•14", "9・10・14"),
        ])
    func folded(written: String, read: String) {
        #expect(visible(written) == read)
    }

    @Test("Every radical of Kangxi is an ideograph, and every one of the supplement that has an equivalent")
    func radicals() {
        let kangxi = (0x2F00...0x2FD5).compactMap { Unicode.Scalar($0 as UInt32) }
        #expect(kangxi.count == 214)
        for radical in kangxi { #expect((0x4E00...0x9FFF).contains(CharacterFolding.fold(radical).value)) }
        let supplement = (0x2E80...0x2EF3).compactMap { Unicode.Scalar($0 as UInt32) }.filter {
            ![0x2E80, 0x2E9A].contains($0.value)
        }
        #expect(supplement.count == 114)
        for radical in supplement { #expect(CharacterFolding.fold(radical).value >= 0x3400) }
    }

    @Test(
        "What has no width is not there, and every kind of room is room",
        arguments: ["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{FE00}", "\u{E0100}"])
    func invisible(mark: String) {
        #expect(visible("別\(mark)表\u{2003}第\u{1680}二\u{85}の\u{2028}項") == "別表第二の項")
    }

    @Test("Marks serve alike only in what is read: a form, then a citation")
    func levels() {
        let marks: [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)] = [
            ("〔", "[", "["), ("〘", "〘", "["), ("『", "『", "「"), ("①", "①", "・"), ("■", "■", "・"), ("《", "《", "<"),
            ("別", "別", "別"),
        ]
        for (mark, inForm, inCitation) in marks {
            #expect(CharacterFolding.fold(mark) == mark)
            #expect(CharacterFolding.inForm(mark) == inForm)
            #expect(CharacterFolding.inCitation(mark) == inCitation)
        }
        #expect(CharacterFolding.foldInCitation("﹃") == "「")
    }

    @Test("Search takes the compatibility form, of small letters")
    func search() {
        #expect(CharacterFolding.forSearch("Ｎｏ．２６　①ﾏｲﾅﾝﾊﾞｰ") == "no.26 1マイナンバー")
        #expect(CharacterFolding.compatible("Ｎｏ①") == "No1")
        // What has a way of its own comes out as the whole text would; ヿ is a word of two.
        for value in UInt32(0x20)...0xFFFF where value != 0x30FF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            #expect(CharacterFolding.forSearch(text) == CharacterFolding.compatible(text).lowercased())
        }
    }

    @Test("A full-width character is what folding makes half as wide")
    func fullWidth() {
        for value in UInt8(0x21)...0x7E {
            let scalar = Unicode.Scalar(value)
            #expect(CharacterFolding.fold(CharacterFolding.fullWidth(scalar)) == scalar)
        }
        #expect(CharacterFolding.fullWidth("別") == "別")
    }
}
