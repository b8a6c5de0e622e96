import KobanText

/// A change of an order's title: as a whole, and, where the table that it details was renamed, in the name of
/// that table alone (「別表第一の主務省令…」, now 「別表の主務省令…」).
public struct TitleChange: Sendable {
    /// What follows the Act's title in the former title.
    public let old: String
    /// The same of the title in force.
    public let new: String
    /// The tables that the two titles begin with, where they differ.
    public let tables: (old: TableDesignation, new: TableDesignation)?

    /// - Parameters:
    ///   - old: what follows the Act's title in the former title; `new` in the one in force.
    public init(from old: String, to new: String, _ statutes: Statutes) {
        (self.old, self.new) = (old, new)
        if let before = Self.table(leading: old, statutes), let after = Self.table(leading: new, statutes),
            before != after
        {
            tables = (before, after)
        } else {
            tables = nil
        }
    }

    /// The table that a title begins with.
    private static func table(leading title: String, _ statutes: Statutes) -> TableDesignation? {
        statutes.tables.all.map(\.designation).filter { title.hasPrefix($0.text) }
            .max { $0.text.utf8.count < $1.text.utf8.count }
    }

    /// The former title whose table a name of nobody's making holds (別表第一主務省令).
    public static func former(of law: Law, in name: String, _ statutes: Statutes) -> LawName? {
        let held = statutes.tables.all.map(\.designation).flatMap { designation in
            designation.spellings.map { (designation, $0) }
        }.filter { name.contains($0.1) }.max { $0.1.utf8.count < $1.1.utf8.count }?.0
        guard let held else { return nil }
        return law.names.first {
            $0.validUntil != nil && table(leading: statutes.titleTail($0.text), statutes) == held
        }
    }

    /// The name as written with the old title's words exchanged for the new one's.
    public func renamed(_ written: String) -> String? {
        if written.hasSuffix(old) { return written.dropLast(old.count) + new }
        // A wrapped or spaced name: the words before 主務省令 are what changed.
        guard let tables else { return nil }
        for form in tables.old.spellings {
            guard let range = written.firstRange(of: form) else { continue }
            var out = written
            out.replaceSubrange(range, with: tables.new.text)
            return out
        }
        return nil
    }
}
