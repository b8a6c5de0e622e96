/// The text of a 基礎項目評価書 of an invented municipality, put together from the parts that a test needs.
public enum BasicForm {
    /// The cover, and the heading of the first chapter after it.
    ///
    /// - Parameters:
    ///   - title: of the assessment, the name of its form left out.
    ///   - institution: none, where it is empty.
    ///   - published: the day as it is written; none, where it is empty.
    public static func cover(
        number: String = "9", title: String = "見本の事務", institution: String = "", published: String = ""
    ) -> String {
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n\(number)\t\(title) 基礎項目評価書\n\n"
            + (institution.isEmpty ? "" : "評価実施機関名\n\n\(institution)\n\n")
            + (published.isEmpty ? "" : "公表日\n\n\(published)\n\n") + "Ⅰ 関連情報\n\n"
    }

    /// What the business is.
    public static func outline(_ text: String) -> String { "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t\(text)\n" }

    /// The basis of the use of the number.
    public static func use(_ basis: String) -> String { "3. 個人番号の利用\n法令上の根拠\t\(basis)\n" }

    /// The basis of the exchange of information.
    ///
    /// - Parameter status: whether there is such an exchange, as it is chosen in the form; nil leaves the line out.
    public static func linkage(_ basis: String, status: String? = nil) -> String {
        "4. 情報提供ネットワークシステムによる情報連携\n"
            + (status.map { "①実施の有無\t[ \($0) ]\n" } ?? "") + "②法令上の根拠\t\(basis)\n"
    }

    /// The change history.
    ///
    /// - Parameter rows: each with its six cells.
    public static func history(_ rows: [String]...) -> String {
        "\n変更箇所\n\n" + historyHeader + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    /// The headings of the change history: six cells in one line, divided by tabs.
    public static let historyHeader = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n"
}
