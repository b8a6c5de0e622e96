import KobanChecks
import KobanSettings

/// A checked assessment and the file it was read from.
public struct ReportedAssessment: Sendable {
    /// As it is told to the user.
    public let path: String
    /// SHA-256 of the file, in lower-case hexadecimal.
    public let sha256: String
    /// The assessment with its citations and every finding, those that are passed over too.
    public let checked: CheckedAssessment
    /// By what each finding is known again; empty where nobody asked.
    public let identities: [FindingIdentity]
    /// For the index of a finding that is passed over, why.
    public let suppressions: [Int: Suppression]

    /// - Parameters:
    ///   - sha256: of the file.
    ///   - identities: one for each finding, or none at all.
    ///   - suppressions: by the index of a finding.
    public init(
        path: String, sha256: String, checked: CheckedAssessment,
        identities: [FindingIdentity] = [], suppressions: [Int: Suppression] = [:]
    ) {
        self.path = path
        self.sha256 = sha256
        self.checked = checked
        self.identities = identities
        self.suppressions = suppressions
    }

    /// The findings that count: those that are not passed over.
    public var findings: [Finding] {
        guard !suppressions.isEmpty else { return checked.findings }
        return checked.findings.enumerated().filter { suppressions[$0.offset] == nil }.map(\.element)
    }

    /// The same with other findings passed over.
    func suppressing(_ suppressions: [Int: Suppression]) -> ReportedAssessment {
        ReportedAssessment(
            path: path, sha256: sha256, checked: checked, identities: identities, suppressions: suppressions)
    }
}
