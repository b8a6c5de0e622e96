/// A run of characters that may form the name of a law.
struct NameRun {
    private(set) var start: Int?

    mutating func extend(to offset: Int) {
        if start == nil { start = offset }
    }

    mutating func end() {
        start = nil
    }

    /// A wrapped line goes on with the name; a short line, a cell or a paragraph ends it.
    mutating func breakLine(_ gap: Gap, lineLength: Int) {
        if gap > .lineBreak || lineLength < Self.shortestWrapped { start = nil }
    }

    /// In bytes, 20 characters: a shorter line was ended by its writer, not wrapped (assumption).
    private static let shortestWrapped = 60
}

/// Where the name of a law begins in a run of text that ends with it.
///
/// Assumptions, since Japanese has no spaces: a name does not begin with a conjunction;
/// what stands before 「に基づく」「による」「として定める」 and the like belongs to the sentence;
/// a short name (…法, not …法律) does not reach back over the particles は が を で も.
enum LawNameTrimming {
    /// In bytes: a name of more than 120 characters is none. Bounds how far back a name is looked
    /// for, so that a chain of 「の一部を改正する法律」 stays linear.
    static let longest = 360

    static func start(of range: Range<Int>, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
        let begin = max(range.lowerBound, range.upperBound - longest)
        var scalars: [(scalar: Unicode.Scalar, start: Int)] = []
        var cursor = TextCursor(buffer, range: begin..<range.upperBound)
        while let atom = cursor.next() { scalars.append((atom.scalar, atom.start)) }
        guard !scalars.isEmpty else { return range.lowerBound }
        let text = scalars.map(\.scalar)
        var from = 0
        for delimiter in delimiters {
            // One character is no name but 法.
            if let end = lastEnd(of: delimiter, in: text), end > from,
                end < text.count - 1 || end < text.count && text[end] == "法"
            {
                from = end
            }
        }
        let isShort = text.count >= 2 && text.last == "法"
        if isShort {
            for index in from..<(text.count - 1) where particles.contains(text[index]) {
                from = index + 1
            }
        }
        // 「以外のもの及び法第十九条」: no name ends with a conjunction and 法.
        if isShort, conjunctions.contains(where: { text.dropLast().suffix($0.count).elementsEqual($0) }) {
            from = text.count - 1
        }
        for opening in openings where text[from...].starts(with: opening) {
            from += opening.count
        }
        return from < scalars.count ? scalars[from].start : range.lowerBound
    }

    /// Whether a run right after the name of a law only goes on with that name.
    static func goesOn(_ run: [Unicode.Scalar]) -> Bool {
        continuations.contains { run.starts(with: $0) }
    }

    private static let continuations = ["等の一部を", "の一部を", "の施行に伴う", "等の施行に伴う", "整備法", "関係法", "改正法", "等改正法", "一部改正法"]
        .map { Array($0.unicodeScalars) }

    private static func lastEnd(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard text.count > word.count else { return nil }
        for index in stride(from: text.count - word.count - 1, through: 0, by: -1)
        where text[index..<(index + word.count)].elementsEqual(word) {
            return index + word.count
        }
        return nil
    }

    private static let delimiters = [
        "に基づく", "に基づき", "による", "により", "として定める", "に規定する", "において", "については", "とする",
        "では", "とは", "又び", "けた", "された", "される", "られた", "られる", "当該",
    ].map { Array($0.unicodeScalars) }

    private static let openings = [
        "の", "項及び", "項並びに", "項又は", "項若しくは", "及び", "並びに", "又は", "若しくは", "また", "なお", "ただし", "の", "は", "が", "を", "に", "と",
        "で",
    ].map { Array($0.unicodeScalars) }

    private static let conjunctions = ["及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "もしくは"]
        .map { Array($0.unicodeScalars) }

    private static let particles: Set<Unicode.Scalar> = ["は", "が", "を", "で", "も", "へ"]
}
