import KobanDocuments
import KobanText

/// What is known of a run before anything is read.
public struct RunHeading: Sendable {
    /// Of the program.
    public let version: String
    /// The day whose law counts.
    public let asOf: CivilDate
    /// How far the statute data are proved; nil where there are none.
    public let dataVerifiedThrough: CivilDate?

    /// - Parameters:
    ///   - version: of the program.
    ///   - asOf: the day whose law counts.
    ///   - dataVerifiedThrough: how far the statute data are proved.
    public init(version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?) {
        self.version = version
        self.asOf = asOf
        self.dataVerifiedThrough = dataVerifiedThrough
    }

    /// Whether the day asked about lies after what the statute data prove.
    public var isBeyondData: Bool { dataVerifiedThrough.map { asOf > $0 } ?? true }

    /// What is said on every output for a day that the data do not reach; nil for one that they do.
    public var beyondNote: String? {
        guard isBeyondData else { return nil }
        guard let day = dataVerifiedThrough else { return "※ 法令データがありません。" }
        return "※ 法令データで確かめたのは\(day.japanese)までです。その後の改正は反映されていません。"
    }
}

/// What of a run is no document that was read.
public struct RunEnding: Sendable {
    /// What could not be read, and what is no assessment.
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]

    /// - Parameters:
    ///   - errors: what could not be read, and what is no assessment.
    ///   - unread: what of the folders was not read, by kind.
    public init(errors: [AssessmentInputError] = [], unread: [UnreadFiles] = []) {
        self.errors = errors
        self.unread = unread
    }
}
