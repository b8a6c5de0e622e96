import KobanLaw
import KobanText

extension ItemText {
    /// Reads the kanji number, with branches, that begins at an index; and where it ends.
    static func leadingNumber(
        of scalars: [Unicode.Scalar], from start: Int
    ) -> (ItemNumber, Int)? {
        func isNumeral(_ index: Int) -> Bool {
            index < scalars.count
                && (KanjiNumber.digit(scalars[index]) != nil || KanjiNumber.multiplier(scalars[index]) != nil)
        }
        var end = start
        while isNumeral(end)
            || (end > start && scalars.indices.contains(end) && scalars[end] == "の" && isNumeral(end + 1))
        {
            end += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<end])
        return ItemNumber(kanji: String(text)).map { ($0, end) }
    }
}

/// Reads the rows of a table, `rowspan` and `colspan` resolved, into items.
struct TableReading {
    let table: LawTable
    let file: String

    private var columns: Int { table.hasExchanges ? 4 : 2 }

    func items(in structure: LawElement) throws(LawReadingError) -> [ItemText] {
        var items: [ItemText] = []
        var carried: [(text: String, rows: Int)?] = Array(repeating: nil, count: columns)
        for row in structure.elements where row.name == "TableRow" || row.name == "TableHeaderRow" {
            let (cells, isNew) = try cells(of: row, carried: &carried, isFirst: items.isEmpty)
            guard let cells else { continue }
            let exchange = table.hasExchanges ? [ItemText.Row(provider: cells[2], information: cells[3])] : []
            if isNew {
                items.append(try item(cells, rows: exchange, line: row.line, after: items.last?.number))
            } else if !items.isEmpty {
                items[items.count - 1].rows += exchange
            }
        }
        if let open = carried.compactMap(\.self).first {
            throw LawReadingError(
                file: file, line: structure.line, reason: .badSpan(table: table.name, span: "\(open.rows)行分の残り"))
        }
        guard !items.isEmpty else {
            throw LawReadingError(file: file, line: structure.line, reason: .noSuchTable(table.name))
        }
        return items
    }

    /// The cells of a row, carried ones filled in; nil for a header. Second: whether the row
    /// begins an item.
    private func cells(
        of row: LawElement, carried: inout [(text: String, rows: Int)?], isFirst: Bool
    ) throws(LawReadingError) -> ([String]?, Bool) {
        let own = row.elements(named: "TableColumn")
        let texts = own.map(\.text)
        let beginsItem = carried[0] == nil
        if row.name == "TableHeaderRow" { return (nil, false) }
        if isFirst, beginsItem, let head = texts.first, split(head) == nil { return (nil, false) }
        if beginsItem, let head = texts.first, let (_, rest) = split(head), rest == "削除" {
            return ([head] + Array(repeating: "", count: columns - 1), true)
        }
        var filled: [String] = []
        var next = 0
        for column in 0..<columns {
            if let (text, rows) = carried[column] {
                filled.append(text)
                carried[column] = rows > 1 ? (text, rows - 1) : nil
            } else if next < own.count {
                filled.append(texts[next])
                let rows = try span(of: own[next], line: row.line)
                if rows > 1 { carried[column] = (texts[next], rows - 1) }
                next += 1
            }
        }
        guard filled.count == columns, next == own.count else {
            throw LawReadingError(
                file: file, line: row.line,
                reason: .missingColumn(
                    table: table.name, expected: columns, found: filled.count + own.count - next))
        }
        return (filled, beginsItem)
    }

    /// Over how many rows a cell goes.
    private func span(of cell: LawElement, line: Int) throws(LawReadingError) -> Int {
        guard let text = cell.attributes["rowspan"] else { return 1 }
        guard let rows = Int(text), rows > 0 else {
            throw LawReadingError(file: file, line: line, reason: .badSpan(table: table.name, span: text))
        }
        return rows
    }

    private func item(
        _ cells: [String], rows: [ItemText.Row], line: Int, after previous: ItemNumber?
    ) throws(LawReadingError) -> ItemText {
        guard let (number, actor) = split(cells[0]) else {
            throw LawReadingError(
                file: file, line: line,
                reason: .unreadableItem(table: table.name, text: String(cells[0].prefix(20))))
        }
        if let previous, number <= previous {
            throw LawReadingError(
                file: file, line: line,
                reason: .itemOutOfOrder(table: table.name, item: number, after: previous))
        }
        let isDeleted = actor == "削除"
        return ItemText(
            number: number, isDeleted: isDeleted, actor: isDeleted ? "" : actor,
            business: cells[1], rows: isDeleted ? [] : rows, line: line)
    }

    /// `四十二　都道府県知事等` into the number and the rest.
    private func split(_ cell: String) -> (ItemNumber, String)? {
        let scalars = Array(cell.unicodeScalars)
        guard let (number, end) = ItemText.leadingNumber(of: scalars, from: 0), end < scalars.count,
            scalars[end] == "\u{3000}"
        else { return nil }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars[(end + 1)...])
        return (number, String(rest))
    }
}
