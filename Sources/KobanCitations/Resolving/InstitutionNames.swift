import KobanLaw

/// A name that an institution uses for a law in all its documents, without defining it in
/// each: マイナ法 for 番号法, or the full name of an ordinance of its own.
public struct InstitutionName: Sendable, Hashable {
    /// The name as the institution writes it.
    public let name: String
    /// The law meant, where the statute data know it.
    public let law: LawID?
    /// The full name of the law or ordinance meant.
    public let lawName: String

    /// A name and the law or ordinance that it means.
    ///
    /// - Parameters:
    ///   - law: nil for a law or ordinance that the statute data do not know.
    ///   - lawName: the full name of what is meant.
    public init(name: String, law: LawID?, lawName: String) {
        self.name = name
        self.law = law
        self.lawName = lawName
    }
}

extension CitationScanner {
    /// A scanner that also knows the names which an institution uses. What a document
    /// defines for itself goes before them.
    public func knowing(_ names: [InstitutionName]) -> CitationScanner {
        names.isEmpty ? self : CitationScanner(lexicon: lexicon.agreeing(on: names))
    }

    /// The law that a name means in the statute data.
    public func law(named name: String) -> LawID? { lexicon.knownLaw(named: name) }
}

extension LawLexicon {
    fileprivate func agreeing(on names: [InstitutionName]) -> LawLexicon {
        var copy = self
        copy.institutionActNames += names.filter { $0.law == .numberAct }.map(\.name)
        for name in names {
            for spelling in LawLexicon.spellings(of: name.name) {
                copy.institution.insert(
                    spelling, name.law.map { .law($0) } ?? .defined(name.lawName))
            }
        }
        return copy
    }
}
