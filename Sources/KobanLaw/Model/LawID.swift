/// The id under which the official law database keeps a law: `425AC0000000027`.
public struct LawID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 番号法: 行政手続における特定の個人を識別するための番号の利用等に関する法律
    /// (平成25年法律第27号).
    public static let numberAct = LawID(rawValue: "425AC0000000027")

    /// 別表の主務省令, until 2024-05-26 別表第一の主務省令 (平成26年内閣府・総務省令第5号).
    public static let useOrder = LawID(rawValue: "426M6000000A005")

    /// 別表第二の主務省令 (平成26年内閣府・総務省令第7号), repealed on 2024-05-27.
    public static let formerProvisionOrder = LawID(rawValue: "426M6000000A007")

    /// 利用特定個人情報の提供に関する命令 (令和6年デジタル庁・総務省令第9号).
    public static let provisionOrder = LawID(rawValue: "506M60004008009")

    /// 準法定事務を定める命令 (令和6年デジタル庁・総務省令第8号).
    public static let quasiStatutoryOrder = LawID(rawValue: "506M60004008008")
}

extension LawID: CustomStringConvertible {
    public var description: String { rawValue }
}
