import KobanDocuments
import KobanText

/// Finds a label where it stands as one: at the beginning of a line, of a cell or of a
/// paragraph, with or without its number, whatever white space a converter put into it.
struct LabelMatcher {
    struct Match {
        let label: FormLabels.Label
        /// The number before the label: `4` of `４．情報提供ネットワーク…`.
        let number: Int?
        /// The circled or bracketed number before the label: 2 of `②法令上の根拠`.
        let circled: Int?
        /// Ⅰ, Ⅱ … stands before the label.
        let hasChapterNumber: Bool
        /// n of 提供先n.
        let recipient: Int?
        /// From the number to the end of the label, `※` and the form's own remark included.
        let range: Range<Int>
        /// Nothing but the label stands in the line or cell.
        let fillsLine: Bool
    }

    let bytes: [UInt8]

    /// Longer gaps than this within a label are no label; it also bounds the work at each place.
    private static let reach = 400

    /// The label that begins at an offset.
    ///
    /// - Parameter strict: only a label with a circled number, or 提供先n: what is asked of
    ///   a label in the middle of a cell.
    func match(at offset: Int, end: Int, strict: Bool = false) -> Match? {
        let limit = min(end, offset + LabelMatcher.reach)
        var cursor = FoldedCursor(bytes, offset..<limit)
        guard let marks = HeadingMarks.read(&cursor), let (first, start) = cursor.next(),
            let candidates = FormLabels.byFirstScalar[first]
        else { return nil }
        for label in candidates {
            var walk = cursor
            guard label.scalars.dropFirst().allSatisfy({ walk.next()?.scalar == $0 }) else { continue }
            var recipient: Int?
            if label.kind == .recipient {
                guard let found = recipientNumber(&walk) else { continue }
                recipient = found
            } else if strict, marks.circled == nil {
                continue
            }
            if let match = finish(label, walk, marks, from: marks.begin ?? start, end: end, recipient: recipient) {
                return match
            }
        }
        return nil
    }

    /// Whether a remark that begins at an offset is of the label before it: in its line, or, but for a
    /// number that begins a field (`(1)実施の有無`), on a line of its own.
    private func isRemark(_ label: FormLabels.Label, from after: Int, at start: Int, isMarked: Bool) -> Bool {
        guard label.kind == .section || label.kind == .chapter else { return false }
        guard bytes[after..<start].contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return true }
        var cursor = FoldedCursor(bytes, start..<min(bytes.count, start + LabelMatcher.reach))
        _ = cursor.next()
        return !isMarked && cursor.next()?.scalar.asDigit == nil
    }

    /// Moves past ※, and past the form's remarks in brackets after the title of a section or a chapter:
    /// `（プロセス）※（７．②を除く。）`.
    ///
    /// - Returns: whether there is any.
    private func skipRemarks(_ label: FormLabels.Label, _ after: inout Int, limit: Int) -> Bool {
        var isMarked = false
        var cursor = FoldedCursor(bytes, after..<limit)
        while let (scalar, start) = cursor.next() {
            if scalar == "(", isRemark(label, from: after, at: start, isMarked: isMarked) {
                var depth = 1
                while depth > 0, let (inner, _) = cursor.next() {
                    if inner == "(" { depth += 1 } else if inner == ")" { depth -= 1 }
                }
                guard depth == 0 else { break }
            } else if scalar != "※" {
                break
            }
            after = cursor.offset
            isMarked = true
            // A field has one mark; what follows is its text.
            guard label.kind == .section || label.kind == .chapter else { break }
        }
        return isMarked
    }

    private func skipClosing(
        _ marks: inout HeadingMarks, _ label: FormLabels.Label, _ after: inout Int, limit: Int
    ) {
        guard after < limit, !marks.open.isEmpty || (marks.openCrumbs > 0 && label.kind == .chapter) else { return }
        var cursor = FoldedCursor(bytes, after..<limit)
        let count = (marks.open.count, marks.openCrumbs)
        marks.close(&cursor, crumbs: label.kind == .chapter)
        if count != (marks.open.count, marks.openCrumbs) { after = cursor.offset }
    }

    /// Whether a sentence may go on with a scalar after a label that is one of its words.
    private static func isParticle(_ scalar: Unicode.Scalar) -> Bool {
        "をがはにでとのへもや".unicodeScalars.contains(scalar)
    }

    /// n of 提供先n. `提供先2～5` heads a group of copies and is n of the first.
    private func recipientNumber(_ walk: inout FoldedCursor) -> Int? {
        var value: Int?
        var next = walk
        while let (digit, _) = next.next(), let number = digit.asDigit, (value ?? 0) < 1000 {
            value = (value ?? 0) * 10 + number
            walk = next
        }
        guard let value, value > 0 else { return nil }
        next = walk
        if let (dash, _) = next.next(), dash == "~" || dash == "-" || dash == "－", let (digit, _) = next.next(),
            digit.asDigit != nil
        {
            walk = next
            while let (more, _) = next.next(), more.asDigit != nil { walk = next }
        }
        return value
    }

    /// Checks that the text after the label lets it be one, and takes `※`, the remark and the end of
    /// brackets in.
    private func finish(
        _ label: FormLabels.Label, _ walk: FoldedCursor, _ marks: HeadingMarks, from start: Int, end: Int,
        recipient: Int?
    ) -> Match? {
        var marks = marks
        let (number, circled, hasChapter) = (marks.number, marks.circled, marks.hasChapter)
        // A bullet or a bracket before the name of a field may as well begin what a field says.
        if marks.isDecorated, label.kind != .chapter, number == nil, circled == nil { return nil }
        var after = walk.offset
        // The end of emphasis.
        while after < end, bytes[after] == 0x2A { after += 1 }
        let limit = min(end, after + LabelMatcher.reach)
        skipClosing(&marks, label, &after, limit: limit)
        let isMarked = skipRemarks(label, &after, limit: limit)
        skipClosing(&marks, label, &after, limit: limit)
        // What stands next, and whether a border or a gap is in between.
        var index = after
        var gap = isMarked
        var blanks = 0
        var lineEnds = index >= end
        while index < end, bytes[index] != 0x7C {
            let (piece, next) = bytes.piece(at: index, end: end)
            if case .character = piece { break }
            if case .room(let room) = piece {
                if case .blank = room {
                    gap = true
                    // A full-width blank is as wide as two.
                    blanks += bytes[index] == 0x20 ? 1 : 2
                } else {
                    lineEnds = true
                }
            } else if case .tag(let tag) = piece, tag.breaksLine || tag.element?.isCell ?? false {
                lineEnds = true
            }
            if lineEnds || index > after + LabelMatcher.reach { break }
            index = next
        }
        if index < end, bytes[index] == 0x7C { lineEnds = true }
        if index >= end { lineEnds = true }
        let isNumbered = number != nil || circled != nil
        if !lineEnds {
            // A bracket around a heading may be lost; one around a sentence that begins like it is none.
            if !marks.open.isEmpty { return nil }
            let next = bytes.scalar(at: index).scalar
            let opens = [":", "：", "[", "［", "【", "(", "（", "]", "］"].contains(next)
            if next == ":" || next == "：" {
                after = index + bytes.scalar(at: index).length
                gap = true
            }
            // Blanks may stand for the border of a cell; one alone may as well stand in a sentence.
            let isCell =
                blanks > 1 || (blanks == 1 && (isNumbered || label.kind == .cover || !LabelMatcher.isParticle(next)))
            let isHiragana = (0x3041...0x309F).contains(next.value)
            if (isHiragana && !isCell)
                || (!gap && !opens && (circled == nil || "をがはにでと、。及又並の".unicodeScalars.contains(next)))
            {
                return nil
            }
            if label.isCommonWord, !isNumbered { return nil }
            if label.kind == .section, number == nil { return nil }
            if label.kind == .chapter, !hasChapter { return nil }
        } else if label.kind == .section || label.kind == .chapter, label.isCommonWord, !isNumbered, !hasChapter {
            // 備考 or 監査 alone in a line says nothing.
            if label.text != "項目一覧" { return nil }
        }
        return Match(
            label: label, number: number, circled: circled, hasChapterNumber: hasChapter, recipient: recipient,
            range: start..<after, fillsLine: lineEnds)
    }
}

extension Unicode.Scalar {
    /// The value of a half-width digit, also one that stands for a folded full-width digit.
    var asDigit: Int? { (0x30...0x39).contains(value) ? Int(value - 0x30) : nil }
}
