/// A form's label for a field, chapter and number left out: the same text in every form.
public struct FieldLabel: Hashable, Sendable, CustomStringConvertible {
    /// The label in Japanese, its parts separated by a space: 個人番号の利用 法令上の根拠.
    public let text: String

    /// A label with that text, taken as it is.
    public init(_ text: String) { self.text = text }

    /// The label's text.
    public var description: String { text }

    /// 個人番号の利用, its legal basis.
    public static let useBasis = FieldLabel("個人番号の利用 法令上の根拠")
    /// 情報連携, its legal basis: of providing and of inquiring.
    public static let linkageBasis = FieldLabel("情報提供ネットワークシステムによる情報連携 ②法令上の根拠")
    /// 情報連携, whether it is done.
    public static let linkageStatus = FieldLabel("情報提供ネットワークシステムによる情報連携 ①実施の有無")
    /// What the business is: 事務の概要 of 様式2, 事務の内容 of the others.
    public static let businessOutline = FieldLabel("特定個人情報ファイルを取り扱う事務 ②事務の概要")
    /// 評価書名.
    public static let title = FieldLabel("評価書名")
}
