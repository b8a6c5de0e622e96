import KobanDocuments
import KobanText

extension Assessment {
    /// Whether the text speaks of 番号法 or of a table of a law, so that it must cite.
    public var namesBasis: Bool {
        let text = source.visibleText(in: 0..<source.bytes.count)
        return Assessment.basisWords.contains { text.contains($0) }
    }

    private static let basisWords = [
        "番号法", "番号利用法", "マイナンバー法", "個人番号の利用等に関する法律", "特定の個人を識別するための番号", "別表", "2条の表", "二条の表",
        "特定個人情報の提供に関する命令",
    ]
}
