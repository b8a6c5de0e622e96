import CXlsxWriter

/// The formats of a workbook, each made once. Only while its workbook is written.
struct CellFormats {
    struct Kind: Hashable {
        var style = CellStyle()
        var isHeading = false
        var isDay = false
        var isLink = false
        var wraps = true
        /// Cells of a table have lines around them.
        var isFramed = true
        var size = 11.0
    }

    private let book: UnsafeMutablePointer<lxw_workbook>
    private var known: [Kind: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
    }

    mutating func format(_ kind: Kind) -> UnsafeMutablePointer<lxw_format>? {
        if let format = known[kind] { return format }
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, "游ゴシック")
        format_set_font_size(format, kind.size)
        format_set_align(format, UInt8((kind.isHeading ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
        if kind.wraps { format_set_text_wrap(format) }
        if kind.isDay {
            format_set_num_format(format, "yyyy-mm-dd")
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        }
        if kind.isFramed {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xA6A6A6)
        }
        if kind.style.isBold || kind.isHeading { format_set_bold(format) }
        if kind.isHeading, kind.isFramed {
            format_set_bg_color(format, 0xDDE6F0)
        } else if let ground = CellFormats.ground(kind.style.tone) {
            format_set_bg_color(format, ground)
        }
        if kind.isLink {
            format_set_font_color(format, 0x0B4F9E)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        known[kind] = format
        return format
    }

    /// Light enough for black text on them, and for a printer without colours.
    private static func ground(_ tone: CellStyle.Tone) -> lxw_color_t? {
        switch tone {
        case .plain: nil
        case .marked: 0xFFF2CC
        case .error: 0xF8D7DA
        case .warning: 0xFCE4D6
        case .note: 0xE2EFFA
        case .good: 0xE2F0D9
        }
    }
}
