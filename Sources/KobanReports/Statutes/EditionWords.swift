import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// What is said of editions and their changes in the same words everywhere.
enum EditionWords {
    static func name(of kind: EditionChange.Kind) -> String {
        switch kind {
        case .kept: "第三欄・第四欄の変更"
        case .renumbered: "項番の変更"
        case .amended: "改正"
        case .merged: "統合"
        case .split: "分割"
        case .abolished: "削除"
        case .added: "新設"
        case .unknown: "要確認"
        }
    }

    /// From when to when.
    static func period(_ from: CivilDate?, _ until: CivilDate?, isInferred: Bool) -> String {
        let start = from.map { $0.description + (isInferred ? "（推定）" : "") } ?? "（始期不明）"
        return "\(start) ～ \(until?.description ?? "")".trimmedAtEnd
    }

    /// Changed words in brackets, a line for each line of the text.
    static func marked(_ segments: [DiffSegment]) -> [String] {
        segments.map { $0.isChanged ? "［\($0.text)］" : $0.text }.joined()
            .split(separator: "\n").map(String.init)
    }
}
