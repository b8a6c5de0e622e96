import KobanText

extension DocumentRows {
    /// The rows of a text that tags lay out.
    init(_ layout: MarkupLayout, of source: SourceText) {
        let bytes = source.bytes
        var reader = TextRows(bytes)
        var open: [MarkupLayout.Row] = []
        func finishTable(_ reader: inout TextRows) {
            guard !open.isEmpty else { return }
            for row in MarkupTable(open).rows { reader.addTableRow(row) }
            open = []
        }
        for (index, item) in layout.items.enumerated() {
            switch item {
            case .row(let row):
                open.append(row)
            case .line(let line):
                // Room between the rows of a table.
                if !open.isEmpty, bytes.isBlank(line) { continue }
                let endsTable = !open.isEmpty
                finishTable(&reader)
                if endsTable { reader.addBlank() }
                reader.add(line)
            case .tableBegins, .tableEnds:
                if let last = open.last, layout.cutsRow(at: index, after: last) { continue }
                finishTable(&reader)
                reader.addBlank()
            }
        }
        finishTable(&reader)
        self = reader.rows
    }
}
