import KobanLaw

extension LawTables {
    /// The tables of the data that the program carries: what a command line may name.
    static let bundled = (try? StatuteFiles.bundled.tables()) ?? LawTables([])

    /// 別表第一、別表第二、別表、第二条の表: for help.
    var listed: String { names.map(\.rawValue).joined(separator: "、") }
}
