/// The names on the tabs: at most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at
/// either end, no two alike in any case of letters.
enum SheetNames {
    static let limit = 31

    static func tabs(for names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let base = valid(name)
            var tab = base
            var number = 2
            while !taken.insert(tab.lowercased()).inserted {
                let ending = " (\(number))"
                tab = cut(base, to: limit - ending.utf16.count) + ending
                number += 1
            }
            return tab
        }
    }

    private static func valid(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in CellText.clean(name).unicodeScalars {
            scalars.append("[]:*?/\\\n\t".unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        var out = cut(String(scalars), to: limit)
        while out.hasPrefix("'") { out.removeFirst() }
        while out.hasSuffix("'") { out.removeLast() }
        // Excel keeps this name for itself.
        if out.lowercased() == "history" { out += "_" }
        return out.allSatisfy(\.isWhitespace) ? "シート" : out
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        var out = text
        while out.utf16.count > limit { out.removeLast() }
        return out
    }
}
