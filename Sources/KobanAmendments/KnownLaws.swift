import KobanLaw

/// What the files of a database say of the laws and tables whose texts are looked for.
extension StatuteDatabase {
    /// The tables that the data name, whose texts are looked for.
    static func tables(of files: StatuteFiles) throws(AmendmentError) -> LawTables {
        do {
            return try files.tables()
        } catch {
            throw .data(error)
        }
    }

    static func laws(of files: StatuteFiles) -> [Law] {
        guard let records = try? files.records("laws.csv", StatuteColumns.laws) else { return [] }
        return records.map { record in
            Law(
                id: LawID(rawValue: record.text(0)), lawNumber: record.text(1), validFrom: nil,
                validUntil: nil, names: [], evidence: "")
        }
    }
}
