/// Reads 第四欄 into information classes: a class that the table defines has one name
/// throughout, also where the description stands before or without the definition.
struct InformationReading {
    /// One class as a cell writes it.
    struct Class: Hashable {
        /// The name, where the cell uses or defines one.
        let name: String?
        /// The description without first mentions.
        let description: String
        var digest: String { WordingDigest.digest(of: description) }
    }

    private let namesByDescription: [String: String]

    /// - Parameter cells: every 第四欄 of the table.
    init(cells: [String]) {
        var names: [String: String] = [:]
        for cell in cells {
            for found in InformationReading.classes(in: cell) {
                if let name = found.name, name != found.description { names[found.description] = name }
            }
        }
        namesByDescription = names
    }

    /// The classes of a cell, each with the name that the table gives it, or nil.
    func classes(in cell: String) -> [Class] {
        InformationReading.classes(in: cell).map { found in
            Class(name: found.name ?? namesByDescription[found.description], description: found.description)
        }
    }

    private static func classes(in cell: String) -> [Class] {
        let phrase = withoutReservation(LegalPhrase(cell))
        let depths = phrase.depths
        var found: [Class] = []
        var start = 0
        var index = 0
        while index < phrase.scalars.count {
            index += 1
            guard depths[index - 1] == 0,
                phrase.hasPrefix("情報", at: index - 2) || phrase.hasPrefix("事項", at: index - 2)
            else { continue }
            // The parenthesis that defines the class belongs to it.
            var end = index
            if end < phrase.scalars.count, phrase.scalars[end] == "（" {
                end = depths[end...].firstIndex(of: 0) ?? phrase.scalars.count
            }
            let separators = ["、", "又は", "若しくは"]
            let separator = separators.first { phrase.hasPrefix($0, at: end) }
            guard end == phrase.scalars.count || separator != nil else { continue }
            if let one = one(LegalPhrase(phrase.scalars[start..<end])) { found.append(one) }
            index = end + (separator?.unicodeScalars.count ?? 0)
            start = index
        }
        if start < phrase.scalars.count, let one = one(LegalPhrase(phrase.scalars[start...])) {
            found.append(one)
        }
        return found
    }

    private static func one(_ phrase: LegalPhrase) -> Class? {
        guard !phrase.isEmpty else { return nil }
        let description = phrase.withoutFirstMention.text
        if let definition = phrase.definitions.last, definition.end == phrase.scalars.count {
            return Class(name: definition.name, description: description)
        }
        let isName = phrase.hasSuffix("関係情報") && phrase.endOfLast("による") == nil
        return Class(name: isName ? description : nil, description: description)
    }

    /// Without `であって第四十四条で定めるもの`.
    private static func withoutReservation(_ phrase: LegalPhrase) -> LegalPhrase {
        guard phrase.hasSuffix("定めるもの"), let end = phrase.endOfLast("であって") else { return phrase }
        return LegalPhrase(phrase.scalars[..<(end - 4)])
    }
}
