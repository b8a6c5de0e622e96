import KobanCorrections

/// The proposals as the rows of 変更箇所, the six columns of the form first.
enum MigrationTable {
    static let header = HistoryRow.columns + ["確度", "扱い", "要確認の内容", "評価実施機関", "評価書名", "ファイル"]

    static func rows(_ document: MigratedDocument) -> [[String]] {
        document.fields.map { field in
            field.historyRow + [
                field.confidence.rawValue, MigrationWording.treatment(field, in: document),
                MigrationWording.decisions(field, in: document).joined(separator: " ‖ "),
                document.institution ?? "", document.title ?? "", document.path,
            ]
        }
    }
}
