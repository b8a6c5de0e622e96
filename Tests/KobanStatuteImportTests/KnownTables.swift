import KobanLaw
import KobanTestSupport
import Testing

/// What the bundled data say of the tables whose texts are read.
enum KnownTables {
    static func secondTable() throws -> LawTable { try table(.secondTable) }
    static func unifiedTable() throws -> LawTable { try table(.unifiedTable) }
    static func provisionTable() throws -> LawTable { try table(.provisionTable) }

    private static func table(_ name: TableName) throws -> LawTable {
        try #require(try StatuteFiles.bundled.tables()[name])
    }
}
