import KobanCorrections
import KobanDocuments

/// What is known of a run of `koban migrate` before anything is read.
public struct MigrationHeading: Sendable {
    /// Of the program, the day and the data.
    public let run: RunHeading
    /// Whether `--accept-review` took the proposals that are not mechanical too.
    public let acceptsReview: Bool

    /// - Parameters:
    ///   - run: the program, the day and the data.
    ///   - acceptsReview: whether `--accept-review` took the proposals that are not mechanical too.
    public init(_ run: RunHeading, acceptsReview: Bool = false) {
        self.run = run
        self.acceptsReview = acceptsReview
    }
}

/// What of a run of `koban migrate` is known when the last document is corrected.
public struct MigrationEnding: Sendable {
    /// What could not be read, and what is no assessment.
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]
    /// A Japanese line for each copy that could not be written.
    public let failures: [String]
    /// A Japanese line for each copy of an earlier run that no longer says what it should.
    public let leftovers: [String]

    /// - Parameters:
    ///   - errors: what could not be read, and what is no assessment.
    ///   - unread: what of the folders was not read, by kind.
    ///   - failures: a Japanese line for each copy that could not be written.
    ///   - leftovers: a Japanese line for each copy of an earlier run that no longer says what it should.
    public init(
        errors: [AssessmentInputError] = [], unread: [UnreadFiles] = [], failures: [String] = [],
        leftovers: [String] = []
    ) {
        self.errors = errors
        self.unread = unread
        self.failures = failures
        self.leftovers = leftovers
    }
}

/// A migration whole, for the formats that lead from one part to another.
struct MigrationReport: Sendable {
    let heading: MigrationHeading
    /// By institution, those without one last; of one institution in the order of the run.
    let documents: [MigratedDocument]
    let ending: MigrationEnding

    init(_ heading: MigrationHeading, documents: [MigratedDocument], _ ending: MigrationEnding) {
        self.heading = heading
        self.documents = documents.enumerated().sorted { one, other in
            let (left, right) = (InstitutionOrder(one.element), InstitutionOrder(other.element))
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
        self.ending = ending
    }

    /// The documents of one institution.
    struct Group: Sendable {
        /// nil where no document names it.
        let institution: String?
        let documents: [MigratedDocument]

        var name: String { MigrationWording.institution(institution) }
        var tally: MigrationTally { MigrationTally(documents) }
    }

    /// In the order of `documents`.
    var groups: [Group] {
        var out: [Group] = []
        var held: [MigratedDocument] = []
        for document in documents {
            if let last = held.last, last.institution != document.institution {
                out.append(Group(institution: last.institution, documents: held))
                held = []
            }
            held.append(document)
        }
        if let last = held.last { out.append(Group(institution: last.institution, documents: held)) }
        return out
    }
}

/// Where a document stands in a report: by institution, those without one last.
struct InstitutionOrder: Comparable, Hashable, Sendable {
    let institution: String?

    init(_ document: MigratedDocument) { institution = document.institution }

    static func < (one: InstitutionOrder, other: InstitutionOrder) -> Bool {
        guard let left = one.institution, let right = other.institution else { return one.institution != nil }
        return left < right
    }
}
