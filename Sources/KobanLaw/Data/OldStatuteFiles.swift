extension LawTables {
    /// The tables with these names, of which none follows one that is not among them.
    public func known(by names: Set<String>) -> LawTables {
        LawTables(
            all.filter { names.contains($0.name.rawValue) }.map { table in
                guard let successor = table.successor, !names.contains(successor.rawValue) else { return table }
                return LawTable(
                    name: table.name, designation: table.designation, law: table.law, kind: table.kind, successor: nil,
                    basis: table.basis, order: table.order, file: table.file, evidence: table.evidence)
            })
    }
}

extension StatuteFiles {
    /// Files that an older program wrote, with the columns and files that were added since: which table follows
    /// which, and what it says, stood in the program then and is taken from the data that this program carries.
    /// Files of today stay as they are.
    public func broughtForward() -> StatuteFiles {
        guard !has("tables.csv"), let bundled = try? Statutes(.bundled) else { return self }
        let tables = bundled.tables.known(
            by: Set(bundled.tables.all.filter { has(StatuteColumns.itemsFile(of: $0)) }.map(\.name.rawValue)))
        let own = Statutes(
            laws: [], tables: tables, orderNames: bundled.orderNames, editions: [], correspondences: [],
            provisionMoves: [], informationAliases: []
        ).files
        var added: [String: [UInt8]] = [:]
        for name in ["tables.csv", "order-names.csv"] { added[name] = own[name] }
        let successors = Dictionary(
            bundled.laws.map { ($0.id.rawValue, $0.successor?.rawValue ?? "") }, uniquingKeysWith: { first, _ in first }
        )
        added["laws.csv"] = withColumn("successor", of: "laws.csv", StatuteColumns.laws) { successors[$0[0]] ?? "" }
        let purposes = Dictionary(
            bundled.provisionMoves.map { ($0.role, $0.purpose) }, uniquingKeysWith: { first, _ in first })
        added["provision-moves.csv"] = withColumn(
            "purpose", of: "provision-moves.csv", StatuteColumns.provisionMoves
        ) { (purposes[$0[1]] ?? .other).rawValue }
        let usual = Set(bundled.laws.flatMap(\.names).filter { $0.kind == .usual }.map(\.text))
        added["law-names.csv"] = table("law-names.csv", StatuteColumns.lawNames).map { table in
            CSVTable(
                header: StatuteColumns.lawNames,
                rows: table.rows.map { row in
                    var fields = row.fields
                    if fields[1] == LawName.Kind.short.rawValue, usual.contains(fields[2]) {
                        fields[1] = LawName.Kind.usual.rawValue
                    }
                    return fields
                }
            ).bytes
        }
        return replacing(added)
    }

    private func table(_ name: String, _ header: [String]) -> CSVTable? {
        bytes(of: name).flatMap { try? CSVTable(bytes: $0, file: name, header: header) }
    }

    /// A file that lacks one column of its header; nil where it has other columns than that.
    private func withColumn(
        _ column: String, of name: String, _ header: [String], value: ([String]) -> String
    ) -> [UInt8]? {
        guard let place = header.firstIndex(of: column), let old = table(name, header.filter { $0 != column }) else {
            return nil
        }
        return CSVTable(
            header: header,
            rows: old.rows.map { row in
                var fields = row.fields
                fields.insert(value(row.fields), at: place)
                return fields
            }
        ).bytes
    }
}
