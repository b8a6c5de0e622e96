import Foundation

/// Ideographs for which a converter wrote another code: a radical of the same shape (⽇ for 日), or
/// a compatibility ideograph.
enum IdeographFolding {
    static func ideograph(ofRadical scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        if let form = japaneseForms[value] { return form }
        if value >= 0x2F00 { return kangxi[Int(value) - 0x2F00] }
        return value <= 0x2EF3 ? supplement[Int(value) - 0x2E80] : scalar
    }

    /// The ideograph to which a compatibility ideograph is canonically equal.
    static func unified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value >= 0x2F800
            ? compatibilitySupplement[Int(scalar.value) - 0x2F800] : compatibility[Int(scalar.value) - 0xF900]
    }

    private static let compatibility = canonical(0xF900...0xFAFF)
    private static let compatibilitySupplement = canonical(0x2F800...0x2FA1F)

    private static func canonical(_ block: ClosedRange<UInt32>) -> [Unicode.Scalar] {
        block.map { value in
            guard let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
            return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
        }
    }

    /// Where the equivalent of Unicode is the form of another country, the one that Japanese texts
    /// are written with: ⼾籍 is 戸籍, 意⻅ is 意見.
    private static let japaneseForms: [UInt32: Unicode.Scalar] = [
        0x2F3E: "戸", 0x2FAD: "青", 0x2FC8: "黄", 0x2FCA: "黒", 0x2EC5: "見", 0x2EC9: "貝", 0x2ECB: "車", 0x2ED3: "長",
        0x2ED4: "門", 0x2ED9: "韋", 0x2EDA: "頁", 0x2EDB: "風", 0x2EDC: "飛", 0x2EE2: "馬", 0x2EE5: "魚", 0x2EE6: "鳥",
        0x2EEC: "斉", 0x2EEE: "歯", 0x2EF0: "竜", 0x2EF3: "亀",
    ]

    /// U+2E80–2EF3 by Unicode's Equivalent_Unified_Ideograph; the two without one stand for themselves.
    private static let supplement = Array(
        """
        \u{2E80}厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u{2E9A}旡日月歺母民氵氺灬爫爫丬牛\
        犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑\
        钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
        """.unicodeScalars)

    /// U+2F00–2FD5 by their compatibility mapping.
    private static let kangxi = Array(
        """
        一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
        寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
        比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
        缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
        辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
        黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
        """.unicodeScalars)
}
