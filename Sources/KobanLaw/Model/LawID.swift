/// The id under which the official law database keeps a law: `425AC0000000027`.
public struct LawID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 番号法, on which everything else hangs: 行政手続における特定の個人を識別するための番号の利用等に関する法律
    /// (平成25年法律第27号).
    public static let numberAct = LawID(rawValue: "425AC0000000027")
}

extension LawID: CustomStringConvertible {
    public var description: String { rawValue }
}
