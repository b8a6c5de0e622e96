/// Folds the many ways in which one character is typed into one.
///
/// Assessments are typed by many hands and come out of PDF converters: digits and
/// punctuation full-width or half-width, five kinds of hyphen, radicals in the place of
/// ideographs. Folding is scalar by scalar, so that offsets into the source stay exact.
enum ScalarFolding {
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        if value < 0x80 { return scalar }
        if value >= 0xFF01, value <= 0xFF5E {
            return Unicode.Scalar(value - 0xFEE0) ?? scalar
        }
        switch value {
        case 0x00B7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219, 0x22C5, 0x25E6: return "・"
        // Bullets of every shape, and the numbers in circles that count like bullets.
        case 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B2, 0x25B3, 0x25B6, 0x25B7, 0x25BA, 0x25BC, 0x25BD,
            0x25C6, 0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x25EF, 0x2605, 0x2606, 0x26AA, 0x26AB, 0x2756,
            0x27A2, 0x2B1B, 0x2B1C, 0x2460...0x249B, 0x2776...0x277F, 0x32D0...0x32FE:
            return "・"
        case 0x301C, 0x223C, 0x02DC, 0x223E: return "~"
        case 0x2010...0x2015, 0x2212, 0xFE63: return "-"
        case 0xFF64: return "、"
        case 0xFF61: return "。"
        case 0xFF62, 0x300E: return "「"
        case 0xFF63, 0x300F: return "」"
        case 0x3014: return "["
        case 0x3015: return "]"
        case 0x3008, 0x300A, 0x226A, 0x00AB: return "<"
        case 0x3009, 0x300B, 0x226B, 0x00BB: return ">"
        case 0x3016: return "【"
        case 0x3017: return "】"
        case 0x201A: return ","
        case 0x2F00...0x2FD5: return KangxiRadical.ideograph(value) ?? scalar
        default: return scalar
        }
    }

    /// Whether a folded scalar can stand in the name of a law: ideographs, kana, and
    /// the marks between them.
    static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3005, 0x3007, 0x4E00...0x9FFF,
            0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2FFFF: true
        default: false
        }
    }
}

/// The ideographs for which some PDF converters put a radical of the same shape
/// (U+2F00…), limited to those that legal citations are written with.
enum KangxiRadical {
    static func ideograph(_ value: UInt32) -> Unicode.Scalar? {
        switch value {
        case 0x2F00: "一"
        case 0x2F06: "二"
        case 0x2F0B: "八"
        case 0x2F17: "十"
        case 0x2F08: "人"
        case 0x2F0A: "入"
        case 0x2F12: "力"
        case 0x2F1D: "口"
        case 0x2F1F: "土"
        case 0x2F24: "大"
        case 0x2F25: "女"
        case 0x2F26: "子"
        case 0x2F29: "小"
        case 0x2F2F: "工"
        case 0x2F47: "日"
        case 0x2F49: "月"
        case 0x2F4A: "木"
        case 0x2F55: "火"
        case 0x2F54: "水"
        case 0x2F63: "生"
        case 0x2F64: "用"
        case 0x2F69: "白"
        case 0x2F6C: "目"
        case 0x2F70: "示"
        case 0x2F74: "立"
        case 0x2F7C: "老"
        case 0x2F83: "自"
        case 0x2F8F: "行"
        case 0x2F90: "衣"
        case 0x2F92: "見"
        case 0x2F94: "言"
        case 0x2FA6: "金"
        case 0x2FA7: "長"
        case 0x2FAF: "面"
        case 0x2FB7: "食"
        case 0x2FBC: "高"
        case 0x2F9D: "身"
        case 0x2F9E: "車"
        case 0x2F82: "至"
        case 0x2F42: "文"
        case 0x2F45: "方"
        case 0x2F4F: "母"
        case 0x2F51: "毛"
        case 0x2F57: "父"
        default: nil
        }
    }
}
