import KobanLaw

/// What one provider hands over in an item.
public struct ProvidedInformation: Sendable, Hashable {
    /// The name that stands in 第三欄.
    public let provider: String
    /// Each class once, in the order of the rows.
    public let information: [String]

    /// The rows of 第三欄 and 第四欄 of an item by provider, in the order of first mention.
    public static func byProvider(_ item: TableItem) -> [ProvidedInformation] {
        var order: [String] = []
        var classes: [String: [String]] = [:]
        for exchange in item.exchanges {
            for provider in exchange.providers {
                if classes[provider] == nil { order.append(provider) }
                for name in exchange.information where classes[provider]?.contains(name) != true {
                    classes[provider, default: []].append(name)
                }
            }
        }
        return order.map { ProvidedInformation(provider: $0, information: classes[$0] ?? []) }
    }
}
