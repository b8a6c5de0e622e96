extension StatuteFiles {
    /// What `tables.csv` says of the tables, each against the others. Whether the laws that it names are
    /// in the data is checked with the rest (`Statutes.init`).
    ///
    /// - Throws: `StatuteDataError` with the line and the reason.
    public func tables() throws(StatuteDataError) -> LawTables { try tableRecords().tables }

    /// The tables with the rows that tell them.
    func tableRecords() throws(StatuteDataError) -> (tables: LawTables, rows: [StatuteRecord]) {
        var tables: [LawTable] = []
        var rows: [StatuteRecord] = []
        for record in try records("tables.csv", StatuteColumns.tables) {
            let table = LawTable(
                name: TableName(rawValue: try record.name(0)),
                designation: TableDesignation(try record.name(1)), law: LawID(rawValue: try record.name(2)),
                kind: try record.choice(3, of: LawTable.Kind.self),
                successor: record.text(4).isEmpty ? nil : TableName(rawValue: record.text(4)),
                basis: Provision(
                    article: try record.requiredNumber(5), paragraph: try record.number(6), item: try record.number(7)),
                order: record.text(8).isEmpty ? nil : LawID(rawValue: record.text(8)), file: try record.fileName(9),
                evidence: try record.name(10))
            for other in tables {
                if other.name == table.name { throw record.error(.duplicate("表「\(table.name)」")) }
                if other.file == table.file { throw record.error(.duplicate("表のファイルの名「\(table.file)」")) }
                // A citation names a table by its law and its designation: two that share both could
                // not be told apart.
                if other.law == table.law, other.designation == table.designation {
                    throw record.error(.duplicate("\(table.law) の「\(table.designation.text)」"))
                }
            }
            tables.append(table)
            rows.append(record)
        }
        let all = LawTables(tables)
        for (table, record) in zip(tables, rows) {
            guard let successor = table.successor else { continue }
            guard let next = all[successor] else { throw record.error(.unknownTable(successor.rawValue)) }
            guard next.kind == table.kind else {
                throw record.error(
                    .badValue(column: "successor", value: successor.rawValue, expected: "同じ kind の表"))
            }
            // The row of a successor stands further down, which rules out a circle.
            guard let own = tables.firstIndex(of: table), let other = tables.firstIndex(of: next), own < other else {
                throw record.error(
                    .badValue(column: "successor", value: successor.rawValue, expected: "この行より下の表"))
            }
        }
        return (all, rows)
    }
}

extension StatuteRecord {
    /// A part of a file's name: small letters, digits and hyphens.
    fileprivate func fileName(_ column: Int) throws(StatuteDataError) -> String {
        let name = try name(column)
        guard name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
            throw error(.badValue(column: header[column], value: name, expected: "英小文字・数字・ハイフンの名"))
        }
        return name
    }
}
