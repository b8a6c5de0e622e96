/// The id under which the official law database keeps a law: `425AC0000000027`.
public struct LawID: RawRepresentable, Hashable, Sendable, Codable {
    /// `425AC0000000027`: the id as the law database writes it.
    public let rawValue: String

    /// The id of a law or order.
    ///
    /// - Parameter rawValue: any text; whether the data know such a law is not asked here.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 番号法, on which everything else hangs: 行政手続における特定の個人を識別するための番号の利用等に関する法律
    /// (平成25年法律第27号).
    public static let numberAct = LawID(rawValue: "425AC0000000027")
}

extension LawID: CustomStringConvertible {
    /// The id as the law database writes it.
    public var description: String { rawValue }
}
