import KobanCorrections
import KobanDocuments
import KobanText

/// What `koban migrate` says.
public struct MigrationReport: Sendable {
    public let version: String
    public let asOf: CivilDate
    public let dataVerifiedThrough: CivilDate?
    /// Whether `--accept-review` took the proposals that are not mechanical too.
    public let acceptsReview: Bool
    /// By institution, those without one last; of one institution in the order of the run.
    public let documents: [MigratedDocument]
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]
    /// A Japanese line for each copy that could not be written.
    public let failures: [String]

    public init(
        version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?, acceptsReview: Bool = false,
        documents: [MigratedDocument], errors: [AssessmentInputError], failures: [String] = [],
        unread: [UnreadFiles] = []
    ) {
        self.unread = unread
        self.version = version
        self.asOf = asOf
        self.dataVerifiedThrough = dataVerifiedThrough
        self.acceptsReview = acceptsReview
        self.documents = documents.enumerated().sorted { one, other in
            let (left, right) = (one.element.institution, other.element.institution)
            if left == right { return one.offset < other.offset }
            guard let left, let right else { return left != nil }
            return left < right
        }.map(\.element)
        self.errors = errors
        self.failures = failures
    }

    /// The documents of one institution.
    struct Group: Sendable {
        /// nil where no document names it.
        let institution: String?
        let documents: [MigratedDocument]

        var name: String { institution ?? "（評価実施機関名が読み取れない評価書）" }
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

    var isBeyondData: Bool { dataVerifiedThrough.map { asOf > $0 } ?? false }
}

/// How much there is of what.
struct MigrationTally: Sendable {
    private(set) var assessments = 0
    /// With a stale or wrong reference.
    private(set) var fields = 0
    private(set) var byConfidence: [MigrationConfidence: Int] = [:]
    private(set) var written = 0
    private(set) var held = 0
    private(set) var copies = 0

    init(_ documents: some Sequence<MigratedDocument>) {
        for document in documents {
            assessments += 1
            if document.copy != nil { copies += 1 }
            for field in document.fields {
                fields += 1
                byConfidence[field.confidence, default: 0] += 1
                if document.isWritten(field) { written += 1 }
                if !field.holds.isEmpty { held += 1 }
            }
        }
    }

    var left: Int { fields - written }

    func count(_ confidence: MigrationConfidence) -> Int { byConfidence[confidence] ?? 0 }
}
