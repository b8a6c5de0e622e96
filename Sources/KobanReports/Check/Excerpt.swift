import KobanText

/// The line of a source around a fault, cut to the width of a terminal, with the fault marked
/// under it. Each character is given the columns that a terminal draws it in, so that the mark
/// stands under the text it means.
struct Excerpt {
    /// Where the first fault begins that it marks.
    let start: Int
    let text: String
    let mark: String

    /// The excerpts that show and mark each of some faults: as many of one line as fit beside each
    /// other in one.
    ///
    /// - Parameters:
    ///   - ranges: byte offsets of the faults, in order.
    ///   - width: columns for the text.
    static func marking(
        _ ranges: [Range<Int>], in source: SourceText, width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) -> [Excerpt] {
        var excerpts: [Excerpt] = []
        var rest = ranges[...]
        while !rest.isEmpty {
            let (excerpt, marked) = made(of: rest, in: source, width: width, ambiguous: ambiguous)
            excerpts.append(excerpt)
            rest = rest.dropFirst(marked)
        }
        return excerpts
    }

    private init(start: Int, text: String, mark: String) {
        self.start = start
        self.text = text
        self.mark = mark
    }

    /// An excerpt from the first of some faults on, and how many of them it marks.
    private static func made(
        of ranges: ArraySlice<Range<Int>>, in source: SourceText, width: Int, ambiguous: DisplayWidth.Ambiguous
    ) -> (Excerpt, marked: Int) {
        guard let first = ranges.first else { return (Excerpt(start: 0, text: "", mark: ""), 0) }
        let cutMark = DisplayWidth.of("…", ambiguous: ambiguous)
        let lineIndex = source.lineIndex(at: first.lowerBound)
        let lineRange = source.lineRange(lineIndex)
        func cells(_ range: Range<Int>, limit: Int, fromEnd: Bool = false) -> Cells {
            Cells(range, of: source, limit: limit, fromEnd: fromEnd, ambiguous: ambiguous)
        }
        // Half of the width shows what stands before, at most.
        let before = cells(lineRange.lowerBound..<first.lowerBound, limit: width / 2, fromEnd: true)
        var text = (before.isCut ? "…" : "") + before.text
        var used = before.width + (before.isCut ? cutMark : 0)
        var mark = String(repeating: " ", count: used)
        var marked = 0
        var place = first.lowerBound
        for range in ranges {
            guard range.lowerBound >= place, range.lowerBound <= lineRange.upperBound else { break }
            let gap = cells(place..<range.lowerBound, limit: width - used)
            let end = min(range.upperBound, lineRange.upperBound)
            let fault = cells(range.lowerBound..<max(end, range.lowerBound), limit: width - used - gap.width)
            // The next excerpt shows what does not fit beside the first.
            if marked > 0, gap.isCut || fault.isCut || fault.width == 0 { break }
            text += gap.text + fault.text
            mark += String(repeating: " ", count: gap.width) + String(repeating: "^", count: max(1, fault.width))
            used += gap.width + fault.width
            marked += 1
            place = max(end, range.lowerBound)
            if fault.isCut {
                text += "…"
                mark += "…"
                return (Excerpt(start: first.lowerBound, text: text, mark: mark), marked)
            }
            if range.upperBound > lineRange.upperBound {
                mark += "…"
                break
            }
        }
        if place < lineRange.upperBound {
            let after = cells(place..<lineRange.upperBound, limit: max(0, width - used - cutMark))
            text += after.text + (after.isCut ? "…" : "")
        }
        return (Excerpt(start: first.lowerBound, text: text, mark: mark), marked)
    }

    /// As much of a range of one line as fits, from its beginning or from its end. Markup stands
    /// as it is; what a terminal would obey is made visible, and a tab is one blank.
    private struct Cells {
        private(set) var text = ""
        private(set) var width = 0
        private(set) var isCut = false

        init(_ range: Range<Int>, of source: SourceText, limit: Int, fromEnd: Bool, ambiguous: DisplayWidth.Ambiguous) {
            guard !range.isEmpty else { return }
            guard limit > 0 else {
                isCut = true
                return
            }
            // No code point needs more than four bytes: a window bounds the work on a line of any
            // length. What takes no column may fill it; then the range is cut.
            var window =
                fromEnd
                ? max(range.lowerBound, range.upperBound - limit * 4)..<range.upperBound
                : range.lowerBound..<min(range.upperBound, range.lowerBound + limit * 4)
            isCut = window != range
            while window.lowerBound < window.upperBound, source.bytes[window.lowerBound] & 0xC0 == 0x80 {
                window = window.lowerBound + 1..<window.upperBound
            }
            while window.upperBound < range.upperBound, source.bytes[window.upperBound] & 0xC0 == 0x80 {
                window = window.lowerBound..<window.upperBound - 1
            }
            let characters = Array(source.text(in: window))
            var kept: [String] = []
            for character in fromEnd ? characters.reversed() : characters {
                let shown = Cells.shown(character)
                let columns = DisplayWidth.of(shown, ambiguous: ambiguous)
                if width + columns > limit {
                    isCut = true
                    break
                }
                kept.append(shown)
                width += columns
            }
            text = (fromEnd ? kept.reversed() : kept).joined()
        }

        private static func shown(_ character: Character) -> String {
            var out = ""
            for scalar in character.unicodeScalars {
                switch scalar.value {
                // Page breaks and the like are layout, as a tab is.
                case 0x09...0x0D: out += " "
                default: out += VisibleText.replacement(of: scalar) ?? String(Character(scalar))
                }
            }
            return out
        }
    }
}
