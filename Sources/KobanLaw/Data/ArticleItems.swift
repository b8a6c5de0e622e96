import KobanText

/// How `articles.csv` writes the items (号) of an article, paragraph by paragraph:
/// `1項1-17号｜4項1・2・3の2号`. A range stands for whole numbers that follow each other; what has a
/// branch is written out.
public enum ArticleItems {
    /// The notation of the items of each paragraph; empty where there are none.
    public static func text(of items: [Int: [ItemNumber]]) -> String {
        items.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { "\($0.key)項\(list($0.value))号" }
            .joined(separator: String(StatuteColumns.separator))
    }

    private static func list(_ numbers: [ItemNumber]) -> String {
        var parts: [String] = []
        var index = 0
        while index < numbers.count {
            var last = index
            while last + 1 < numbers.count, !numbers[last].isBranch, !numbers[last + 1].isBranch,
                numbers[last + 1].whole == numbers[last].whole + 1
            {
                last += 1
            }
            if last - index >= 2 {
                parts.append("\(numbers[index])-\(numbers[last])")
            } else {
                parts += numbers[index...last].map(\.description)
            }
            index = last + 1
        }
        return parts.joined(separator: "・")
    }

    /// Reads `1項1-17号`, one paragraph.
    ///
    /// - Returns: nil for anything else, and where the numbers do not ascend.
    public static func paragraph(_ text: String) -> (paragraph: Int, items: [ItemNumber])? {
        let halves = text.split(separator: "項", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[1].hasSuffix("号"), let paragraph = Int(halves[0]),
            paragraph >= 1
        else { return nil }
        var items: [ItemNumber] = []
        for part in halves[1].dropLast().split(separator: "・", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
                .map { ItemNumber(String($0)) }
            guard ends.count <= 2, let head = ends.first, let first = head, let tail = ends.last,
                let last = tail
            else { return nil }
            if ends.count == 2 {
                guard !first.isBranch, !last.isBranch, first < last, last.whole <= mostItems
                else { return nil }
                items += (first.whole...last.whole).map { ItemNumber($0) }
            } else {
                items.append(first)
            }
        }
        guard zip(items, items.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
        return (paragraph, items)
    }

    /// No paragraph has as many items; a slip in a range must not fill the memory.
    private static let mostItems = 10_000
}
