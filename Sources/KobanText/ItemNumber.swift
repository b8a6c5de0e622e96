/// The number of an item (項), an article (条), a paragraph (項) or an item of a
/// list (号), with its branches: `26`, `85の2`, `59の2の2`.
///
/// A number inserted by an amendment carries a branch, and the branch is part of
/// the number: `九の二` is a different item from `九`. Numbers are therefore never
/// held as integers in Koban.
public struct ItemNumber: Hashable, Sendable {
    /// The whole number followed by its branches, each at least 1.
    /// `85の2` is `[85, 2]`. Never empty.
    public let components: [Int]

    /// A whole number without branches.
    public init(_ whole: Int) {
        components = [whole]
    }

    /// A number with its branches.
    ///
    /// - Parameter components: the whole number, then the branches in order.
    /// - Returns: nil when there is no component or one is below 1.
    public init?(components: [Int]) {
        guard !components.isEmpty, components.allSatisfy({ $0 >= 1 }) else { return nil }
        self.components = components
    }

    /// Reads the contract's notation: half-width digits with `の` between branches.
    ///
    /// - Returns: nil for anything else; use the citation grammar to read what
    ///   people write.
    public init?(_ canonical: String) {
        var components: [Int] = []
        var current: Int?
        for scalar in canonical.unicodeScalars {
            switch scalar {
            case "0"..."9":
                let digit = Int(scalar.value - 48)
                let (product, overflow) = (current ?? 0).multipliedReportingOverflow(by: 10)
                guard !overflow, product <= 10_000_000 else { return nil }
                current = product + digit
            case "の":
                guard let value = current else { return nil }
                components.append(value)
                current = nil
            default:
                return nil
            }
        }
        guard let value = current else { return nil }
        components.append(value)
        self.init(components: components)
    }

    /// The number before the branches.
    public var whole: Int { components[0] }

    /// Whether the number carries a branch.
    public var isBranch: Bool { components.count > 1 }
}

extension ItemNumber: Comparable {
    /// The order in which items stand in a table: `85`, `85の2`, `85の2の2`, `85の3`, `86`.
    public static func < (lhs: ItemNumber, rhs: ItemNumber) -> Bool {
        lhs.components.lexicographicallyPrecedes(rhs.components)
    }
}

extension ItemNumber: CustomStringConvertible {
    /// The contract's notation: half-width digits with `の` between branches.
    public var description: String {
        components.map(String.init).joined(separator: "の")
    }
}

extension ItemNumber: Codable {
    /// Reads the contract's notation (`85の2`).
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = ItemNumber(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an item number: \(text)")
        }
        self = number
    }

    /// Writes the contract's notation (`85の2`).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
