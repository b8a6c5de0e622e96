import KobanDocuments

/// Reads the fields of the body: what stands between one label and the next.
struct BodyReader {
    /// The field that text belongs to.
    private struct Field: Equatable {
        var label: FieldLabel?
        var role: Region.Role = .other
    }

    private struct Mark {
        let range: Range<Int>
        let field: Field
    }

    let document: DocumentRows
    let matcher: LabelMatcher
    private(set) var regions: [Region] = []
    /// Labels of fields of legal basis with nothing beside them.
    private(set) var emptyBases: [Region] = []

    private var section: String?
    private var recipient: (name: String, number: Int)?
    private var marks: [Mark] = []

    init(_ parts: DocumentParts) {
        document = parts.document
        matcher = parts.matcher
    }

    /// - Parameter title: where 評価書名 stands, if it is among these rows.
    mutating func read(_ rows: Range<Int>, title: Range<Int>?) {
        guard !rows.isEmpty else { return }
        section = nil
        recipient = nil
        marks = []
        let range = document.range(of: rows.lowerBound).lowerBound..<document.range(of: rows.upperBound - 1).upperBound
        for row in rows { findLabels(row) }
        if let title, range.contains(title.lowerBound) { place(title) }
        emit(range)
    }

    // MARK: Labels

    private mutating func findLabels(_ row: Int) {
        for (index, cell) in document.cells(of: row).enumerated() {
            for start in beginnings(of: cell.range) {
                guard start >= (marks.last?.range.upperBound ?? 0),
                    let match = matcher.match(at: start, end: document.bytes.count),
                    // In a further cell, text is more likely content.
                    index == 0 || match.fillsLine || match.circled != nil || match.number != nil
                        || match.label.kind == .recipient
                else { continue }
                let field = enter(match)
                marks.append(Mark(range: start..<match.range.upperBound, field: field))
                let holdsMore =
                    match.label.kind == .recipient || match.label.text == FormLabels.provisionStatus || recipient != nil
                if holdsMore, match.range.upperBound < cell.range.upperBound {
                    findInnerLabels(match.range.upperBound..<cell.range.upperBound)
                }
            }
        }
    }

    /// The beginning of a cell and of each line and paragraph in it.
    private func beginnings(of cell: Range<Int>) -> [Int] {
        guard !cell.isEmpty else { return [] }
        var out = [cell.lowerBound]
        var index = cell.lowerBound
        while index < cell.upperBound {
            let byte = document.bytes[index]
            if byte == 0x0A || byte == 0x0D {
                out.append(index + 1)
            } else if byte == 0x3C,
                case (.tag(let tag), let after) = document.bytes.piece(at: index, end: cell.upperBound)
            {
                index = after
                if tag.breaksLine || tag.element?.isCell ?? false, index < cell.upperBound { out.append(index) }
                continue
            }
            index += 1
        }
        return out
    }

    /// Labels that a converter put into one line with their contents:
    /// `①法令上の根拠 住基法第14条 ②提供先における用途 …`.
    private mutating func findInnerLabels(_ range: Range<Int>) {
        var index = range.lowerBound
        var quotes = 0
        while index < range.upperBound {
            let (scalar, length) = document.bytes.scalar(at: index)
            if scalar == "「" { quotes += 1 }
            if scalar == "」" { quotes = max(0, quotes - 1) }
            let mayBegin = ("①"..."⑳").contains(scalar) || scalar == "提" || scalar == "移"
            if mayBegin, quotes == 0, index >= (marks.last?.range.upperBound ?? 0),
                ("①"..."⑳").contains(scalar) || isGap(before: index),
                let match = matcher.match(at: index, end: range.upperBound, strict: true),
                match.label.kind == .recipient || FormLabels.recipientFields[match.label.text] != nil
            {
                marks.append(Mark(range: index..<match.range.upperBound, field: enter(match)))
                index = max(match.range.upperBound, index + length)
            } else {
                index += length
            }
        }
    }

    private func isGap(before index: Int) -> Bool {
        index == 0 || document.bytes.room(endingAt: index, from: 0) != nil
    }

    /// The field that a label begins.
    private mutating func enter(_ match: LabelMatcher.Match) -> Field {
        let label = match.label
        switch label.kind {
        case .chapter:
            section = nil
            recipient = nil
            return Field(label: match.fillsLine ? nil : FieldLabel(label.text))
        case .cover:
            section = nil
            recipient = nil
            return Field(label: FieldLabel(label.text))
        case .section:
            section = label.text
            recipient = nil
            switch label.text {
            case FormLabels.use: return Field(label: .useBasis, role: .useBasis)
            case FormLabels.linkage: return Field(label: .linkageBasis, role: .linkageBasis)
            default: return Field(label: FieldLabel(label.text))
            }
        case .recipient:
            let number = match.recipient ?? 1
            recipient = (label.text, number)
            return Field(label: FieldLabel("\(label.text)\(number)"), role: role(of: label.text, number))
        case .field:
            return enterField(label.text, circled: match.circled)
        }
    }

    private func role(of name: String, _ number: Int) -> Region.Role {
        name == FormLabels.providedTo ? .providedTo(number) : .transferredTo(number)
    }

    private func enterField(_ text: String, circled: Int?) -> Field {
        if let recipient, let number = FormLabels.recipientFields[text] {
            return Field(
                label: FieldLabel("\(recipient.name)\(recipient.number) \(number)\(text)"),
                role: role(of: recipient.name, recipient.number))
        }
        switch text {
        case FormLabels.basis:
            // Where columns were read out of order the section may be another; then the form's
            // numbering tells: 個人番号の利用 has no number, 情報連携 has ②.
            switch (section, circled) {
            case (FormLabels.use, _): return Field(label: .useBasis, role: .useBasis)
            case (FormLabels.linkage, _): return Field(label: .linkageBasis, role: .linkageBasis)
            case (_, nil): return Field(label: .useBasis, role: .useBasis)
            case (_, 2): return Field(label: .linkageBasis, role: .linkageBasis)
            default: return Field(label: FieldLabel(text))
            }
        case FormLabels.status where section == FormLabels.linkage || circled == 1:
            return Field(label: .linkageStatus, role: .linkageStatus)
        case "事務の概要", "事務の内容":
            return Field(label: .businessOutline, role: .businessOutline)
        case OCRDamage.businessOutline where circled == 2:
            return Field(label: .businessOutline, role: .businessOutline)
        default:
            return Field(label: FieldLabel(section.map { "\($0) \(text)" } ?? text))
        }
    }

    /// Marks where 評価書名 stands.
    private mutating func place(_ title: Range<Int>) {
        let index = marks.firstIndex { $0.range.upperBound > title.lowerBound } ?? marks.count
        if index < marks.count, marks[index].range.lowerBound < title.upperBound { return }
        marks.insert(
            Mark(range: title.lowerBound..<title.lowerBound, field: Field(label: .title, role: .title)), at: index)
        marks.insert(Mark(range: title.upperBound..<title.upperBound, field: Field()), at: index + 1)
    }

    // MARK: Regions

    private mutating func emit(_ range: Range<Int>) {
        var start = range.lowerBound
        var field = Field()
        var label: Range<Int>?
        for mark in marks {
            add(start..<max(start, mark.range.lowerBound), field, label: label)
            start = mark.range.upperBound
            field = mark.field
            label = mark.range
        }
        add(start..<max(start, range.upperBound), field, label: label)
    }

    private mutating func add(_ range: Range<Int>, _ field: Field, label: Range<Int>?) {
        let count = regions.count
        add(range, field)
        if regions.count == count, let label, !label.isEmpty, field.role == .useBasis || field.role == .linkageBasis {
            emptyBases.append(Region(.current, label, field: field.label, role: field.role))
        }
    }

    private mutating func add(_ range: Range<Int>, _ field: Field) {
        guard field.role == .linkageStatus else {
            let isChoices = field.role == .linkageBasis && isChoice(range)
            addRegion(range, isChoices ? Field(label: .linkageStatus, role: .linkageStatus) : field)
            return
        }
        // The cell of ①実施の有無 ends with its choices. What a PDF puts after them and before
        // the label of ② is of ②, whose label stands in the middle of its cell.
        var isFirst = true
        for start in beginnings(of: range) where start >= range.lowerBound {
            let end = lineEnd(from: start, to: range.upperBound)
            let line = start..<end
            if !isFirst, !isChoice(line) {
                addRegion(range.lowerBound..<start, field)
                addRegion(start..<range.upperBound, Field(label: .linkageBasis, role: .linkageBasis))
                return
            }
            if !document.bytes.isBlank(line) { isFirst = false }
        }
        addRegion(range, field)
    }

    private func lineEnd(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, document.bytes[index] != 0x0A, document.bytes[index] != 0x0D {
            if document.bytes[index] == 0x3C, let tag = document.bytes.markupTag(at: index, end: end), tag.breaksLine,
                index > start
            {
                break
            }
            index += 1
        }
        return index
    }

    /// Whether a line holds nothing but the form's choices and the brackets around them.
    private func isChoice(_ line: Range<Int>) -> Bool {
        var text = document.bytes.folded(line, limit: 60)
        guard text.unicodeScalars.count < 60 else { return false }
        for word in ["選択肢"] + LinkageStatus.allCases.map(\.rawValue) {
            while let found = text.firstRange(of: word) { text.removeSubrange(found) }
        }
        return text.unicodeScalars.allSatisfy {
            $0.asDigit != nil || "()[]<>.-*#○◯〇●□■☑☐✓".unicodeScalars.contains($0) || OCRDamage.choiceMarks.contains($0)
        }
    }

    /// Whether anything but rules, dashes and brackets stands in a range.
    private func hasWords(_ range: Range<Int>) -> Bool {
        var cursor = FoldedCursor(document.bytes, range)
        while let (scalar, _) = cursor.next() {
            if scalar.value > 0x2FFF || scalar.asDigit != nil || scalar.properties.isAlphabetic { return true }
        }
        return false
    }

    private mutating func addRegion(_ range: Range<Int>, _ field: Field) {
        let content = document.bytes.unframed(range)
        guard hasWords(content) else { return }
        let goesOn =
            field.role == .linkageBasis
            && regions.last.map { $0.role == .linkageBasis && $0.section == .current } ?? false
        regions.append(
            Region(.current, content, field: field.label, role: field.role, continuesPrevious: goesOn))
    }
}
