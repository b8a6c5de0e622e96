import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// An official text in memory, named as the law API names a revision
/// (`425AC0000000027_20251001_507AC0000000029.xml`).
public struct DownloadedText: Sendable {
    /// The name with its ending, without a folder.
    public let fileName: String
    /// The whole file, as it was downloaded.
    public let bytes: [UInt8]
    /// The first day in force of this state of the law.
    public let effective: CivilDate

    /// A text as it was downloaded; nothing is read or checked yet.
    public init(fileName: String, bytes: [UInt8], effective: CivilDate) {
        self.fileName = fileName
        self.bytes = bytes
        self.effective = effective
    }
}

extension StatuteDatabase {
    /// Imports downloaded texts in one transaction: all of them or none.
    public func importTexts(_ downloaded: [DownloadedText]) throws(AmendmentError) -> Imported {
        let files = try records().files
        let laws = Self.laws(of: files)
        let tables = try Self.tables(of: files)
        var texts: [(file: String, text: LawText)] = []
        for text in downloaded {
            do {
                let file = try LawFile(
                    bytes: text.bytes, file: text.fileName, effective: text.effective, laws: laws)
                texts.append((text.fileName, try file.text(of: tables)))
            } catch {
                throw .law(error)
            }
        }
        return try importTexts(texts, start: nil)
    }

    /// The official wording of a row, column by column, where its text has been imported. The
    /// database is opened once.
    ///
    /// - Returns: nil for a row without a text at hand, and for one that says 削除.
    public func wording() throws(AmendmentError) -> @Sendable (_ edition: Edition, _ item: ItemNumber) -> [String]? {
        let store: StatuteStore?
        do {
            store = try StatuteStore.existing(path: path)
        } catch {
            throw .store(error)
        }
        return { edition, item in
            guard let text = try? store?.wording(of: item, in: edition), !text.isDeleted else { return nil }
            return ["第一欄: \(text.actor)", "第二欄: \(text.business)"]
                + text.rows.map { "第三欄: \($0.provider) ／ 第四欄: \($0.information)" }
        }
    }
}
