import KobanText

/// What a statement of evidence names.
public enum EvidencePiece: Sendable, Hashable {
    /// Words of the statement, and paths that name nothing known.
    case words(String)
    /// `sources/425AC0000000027_20250924.xml:78`: the text of a law as of a day.
    ///
    /// - `isWithin`: a place in it follows (` 別表第一 1の項`).
    case lawText(LawID, CivilDate, isWithin: Bool)
    /// `spec/law-facts.md`: a page of the project's specification.
    case page(String)
    /// `assessments/002_….txt`, `assessments/000, 001`: published assessments by their numbers; all where there are
    /// none.
    case assessments([String])
    /// `2025-09-24`
    case day(CivilDate)
}

extension Evidence {
    /// What a statement names, in its order; put together again the pieces say all of it.
    ///
    /// - Complexity: linear in the length of the statement.
    public static func pieces(of statement: String) -> [EvidencePiece] {
        var reading = EvidenceReading(rest: statement[...])
        return reading.pieces()
    }
}

private struct EvidenceReading {
    var rest: Substring
    private var out: [EvidencePiece] = []
    private var words = ""

    init(rest: Substring) { self.rest = rest }

    mutating func pieces() -> [EvidencePiece] {
        while let start = rest.utf8.firstIndex(where: Self.isOfPath) {
            words += rest[..<start]
            let end = rest.utf8[start...].firstIndex { !Self.isOfPath($0) } ?? rest.endIndex
            let path = rest[start..<end]
            rest = rest[end...]
            guard let piece = page(path) ?? assessments(path) ?? lawText(path) ?? day(path) else {
                words += path
                continue
            }
            finishWords()
            out.append(piece)
        }
        words += rest
        finishWords()
        return out
    }

    private mutating func finishWords() {
        if !words.isEmpty { out.append(.words(words)) }
        words = ""
    }

    private func page(_ path: Substring) -> EvidencePiece? {
        ["spec/law-facts.md", "spec/notations.md"].contains(path) ? .page(String(path)) : nil
    }

    private mutating func lawText(_ path: Substring) -> EvidencePiece? {
        let folder = "sources/"
        guard path.hasPrefix(folder), let file = path.dropFirst(folder.count).split(separator: ":").first,
            file.hasSuffix(".xml")
        else { return nil }
        let parts = file.dropLast(".xml".count).split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].utf8.count == "425AC0000000027".count, parts[1].utf8.count == "20250924".count,
            let day = CivilDate(iso: "\(parts[1].prefix(4))-\(parts[1].dropFirst(4).prefix(2))-\(parts[1].suffix(2))")
        else { return nil }
        let isWithin = [" 別表", " 第", " 附則"].contains { rest.hasPrefix($0) }
        if isWithin { rest.removeFirst() }
        return .lawText(LawID(rawValue: String(parts[0])), day, isWithin: isWithin)
    }

    /// But not of an edition (`別表@2025-09-24`).
    private func day(_ path: Substring) -> EvidencePiece? {
        words.last == "@" ? nil : CivilDate(iso: path).map(EvidencePiece.day)
    }

    private mutating func assessments(_ path: Substring) -> EvidencePiece? {
        let folder = "assessments"
        guard path.hasPrefix(folder) else { return nil }
        let name = path.dropFirst(folder.count)
        if name.isEmpty { return .assessments([]) }
        let digits = 3
        guard name.first == "/", Self.isNumber(name.dropFirst().prefix(digits)) else { return nil }
        var numbers = [String(name.dropFirst().prefix(digits))]
        let comma = ", "
        while rest.hasPrefix(comma), Self.isNumber(rest.dropFirst(comma.count).prefix(digits)) {
            numbers.append(String(rest.dropFirst(comma.count).prefix(digits)))
            rest = rest.dropFirst(comma.count + digits)
        }
        return .assessments(numbers)
    }

    /// Letters and digits, and `-` `.` `/` `:` `_`: no byte of any other character is one of these.
    private static func isOfPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    /// Three digits.
    private static func isNumber(_ text: Substring) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
