import KobanLaw
import KobanText

/// An official text as a file: which law it is and of which day, from its envelope, its name
/// or its law number.
public struct LawFile: Sendable {
    /// The law as it was read from the file.
    public let document: LawDocument
    /// The official id of the law.
    public let law: LawID
    /// The day whose law the text shows.
    public let day: CivilDate
    /// The first day in force of this state, where the name or the envelope says so.
    public let effectiveFrom: CivilDate?

    /// A law's XML above this is none.
    public static let largest = 256

    /// - Parameters:
    ///   - file: the name for messages; its last part may name the law and the day
    ///     (`LAWID_YYYYMMDD.xml`: the text as of that day; `LAWID_YYYYMMDD_AMENDINGLAWID.xml`:
    ///     the text in force from that day).
    ///   - effective: the first day in force, as the user says.
    ///   - laws: the laws by whose numbers a text is known.
    public init(
        bytes: [UInt8], file: String, effective: CivilDate? = nil, laws: [Law] = []
    ) throws(LawReadingError) {
        guard bytes.count <= Self.largest << 20 else {
            throw LawReadingError(file: file, line: nil, reason: .tooLarge(limit: Self.largest))
        }
        let document = try LawDocument(bytes: bytes, file: file)
        func fail(_ reason: LawReadingError.Reason) -> LawReadingError {
            LawReadingError(file: file, line: nil, reason: reason)
        }
        let name = LawFileName(file)
        let revision = document.revision.flatMap { LawFileName($0) }
        let number = Self.comparable(document.lawNumber)
        let numbered = number.isEmpty ? nil : laws.first { Self.comparable($0.lawNumber) == number }?.id
        let own = document.id ?? revision?.law ?? numbered
        guard let law = own ?? name?.law else { throw fail(.unknownLawID(lawNumber: document.lawNumber)) }
        if let name, name.law != law { throw fail(.otherLaw(name: name.law, text: law)) }
        if let numbered, numbered != law { throw fail(.otherLaw(name: law, text: numbered)) }

        let stated = [revision, name].compactMap { $0 }.filter(\.isRevision).map(\.day)
        if let first = stated.first, let other = stated.first(where: { $0 != first }) {
            throw fail(.conflictingDays(one: first, other: other))
        }
        if let effective, let day = stated.first, day != effective {
            throw fail(.conflictingDays(one: effective, other: day))
        }
        effectiveFrom = effective ?? stated.first
        let asOf = [name, revision].compactMap { $0 }.first { !$0.isRevision }?.day
        guard let day = asOf ?? effectiveFrom else { throw fail(.noDay) }
        // A text of a day does not show what comes into force later.
        if let effectiveFrom, day < effectiveFrom {
            throw fail(.conflictingDays(one: effectiveFrom, other: day))
        }
        self.document = document
        self.law = law
        self.day = day
    }

    /// 法令番号 with its numbers in digits and without leading 第.
    private static func comparable(_ number: String) -> String {
        var out = ""
        var digits = ""
        func flush() {
            if !digits.isEmpty {
                out += (Int(digits) ?? KanjiNumber.value(of: digits.unicodeScalars)).map(String.init) ?? digits
            }
            digits = ""
        }
        for scalar in number.unicodeScalars {
            if ("0"..."9").contains(scalar) || KanjiNumber.digit(scalar) != nil
                || KanjiNumber.multiplier(scalar) != nil
            {
                digits.unicodeScalars.append(scalar)
            } else if scalar == "元" {
                flush()
                out += "1"
            } else {
                flush()
                out.unicodeScalars.append(scalar)
            }
        }
        flush()
        return out
    }

    /// The wording of all tables that the law holds, and its articles.
    ///
    /// - Parameter known: the tables of the data.
    /// - Throws: `LawReadingError` where a table cannot be read.
    public func text(of known: LawTables) throws(LawReadingError) -> LawText {
        let own = known.all.filter { $0.law == law }
        let isOrder = known.followedOrders.contains(law)
        guard isOrder || !own.isEmpty else {
            throw LawReadingError(
                file: document.file, line: nil, reason: .notFollowed(law, title: document.title))
        }
        var tables: [TableName: [ItemText]] = [:]
        for table in own where document.has(table) { tables[table.name] = try document.items(of: table) }
        if tables.isEmpty, let table = own.last {
            throw LawReadingError(file: document.file, line: nil, reason: .noSuchTable(table.name))
        }
        return LawText(
            law: law, title: document.title, day: day, effectiveFrom: effectiveFrom, tables: tables,
            articles: try document.articles(),
            details: isOrder ? document.detailingArticles() : [:])
    }
}

/// `425AC0000000027_20250924`, `425AC0000000027_20251001_507AC0000000029`.
public struct LawFileName: Sendable, Hashable {
    /// The official id of the law, fifteen characters.
    public let law: LawID
    /// The day in the name: the first in force for a revision, otherwise the day whose law the text shows.
    public let day: CivilDate
    /// Whether the name is that of a revision: the day is the first day in force.
    public let isRevision: Bool

    /// - Parameter path: a file's name, also with folders before it and an extension.
    public init?(_ path: String) {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.split(separator: ".").first ?? ""
        let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 15,
            parts[0].utf8.allSatisfy(Self.isLawID), parts[1].utf8.count == 8
        else { return nil }
        let digits = Array(parts[1])
        guard
            let day = CivilDate(
                iso: String(digits[0..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6..<8]))
        else { return nil }
        if parts.count == 3 {
            guard parts[2].utf8.count == 15, parts[2].utf8.allSatisfy(Self.isLawID) else { return nil }
        }
        law = LawID(rawValue: String(parts[0]))
        self.day = day
        isRevision = parts.count == 3
    }

    private static func isLawID(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte)
    }
}
