import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanReports
import KobanSamples
import KobanSettings
import KobanText

/// Reads and checks what the user named, each document with its own settings.
struct CheckRun {
    private(set) var assessments: [ReportedAssessment] = []
    private(set) var errors: [AssessmentInputError] = []
    /// What of the folders was not read.
    private(set) var unread: [UnreadFiles] = []
    /// What a user must know of the files besides, a Japanese line each.
    private(set) var notes: [String] = []
    private(set) var ledger: SuppressionLedger

    private var finder: ConfigurationFinder
    private var checkers: ConfiguredCheckers

    init(statutes: Statutes, day: CivilDate, finder: ConfigurationFinder) {
        self.finder = finder
        checkers = ConfiguredCheckers(statutes: statutes, day: day)
        ledger = SuppressionLedger(day: day, statutes: statutes)
    }

    /// Checks files and folders; the samples where none is named.
    ///
    /// A configuration that cannot be used ends the process with status 2.
    mutating func check(_ paths: [String]) {
        guard !paths.isEmpty else {
            StandardError.write("koban: パスの指定がないので、附属の見本を確かめます。")
            let settings = settings(of: [nil])
            for sample in Samples.all {
                do {
                    take(try AssessmentInput(path: sample.path, bytes: sample.bytes), settings[0])
                } catch {
                    errors.append(error)
                }
            }
            return
        }
        let found = AssessmentFiles.files(at: paths)
        errors = found.errors
        unread = found.unread
        notes = found.notes
        for (file, settings) in zip(found.files, settings(of: found.files)) {
            do {
                take(try AssessmentInput(file: file), settings)
            } catch {
                errors.append(error)
            }
        }
    }

    /// What was found and is not waived, as a baseline.
    func baseline(file: String) -> Baseline {
        Baseline(
            file: file,
            entries: assessments.flatMap { assessment in
                assessment.identities.enumerated()
                    .filter { assessment.suppressions[$0.offset]?.kind != .waiver }.map(\.element)
            })
    }

    /// Takes the findings of a baseline as known from now on.
    mutating func pass(over baseline: Baseline) {
        assessments = assessments.map { assessment in
            let passed = ledger.pass(
                assessment.identities, over: baseline, already: assessment.suppressions)
            return ReportedAssessment(
                path: assessment.path, sha256: assessment.sha256, checked: assessment.checked,
                identities: assessment.identities, suppressions: passed)
        }
    }

    private mutating func settings(of paths: [String?]) -> [InputSettings] {
        DocumentSettings.settings(of: paths) { (path) throws(ConfigurationError) in try finder.settings(for: path) }
    }

    private mutating func take(_ input: AssessmentInput, _ settings: InputSettings) {
        let result = checkers.checker(settings.configuration).check(input.document)
        guard result.concernsKoban else {
            errors.append(AssessmentInputError(path: input.path, reason: .notAnAssessment))
            return
        }
        let checked = CheckedAssessment(
            assessment: result.assessment, citations: result.citations,
            findings: settings.configuration?.weighed(result.findings) ?? result.findings)
        let document = FindingIdentity.document(
            result.assessment, path: input.path, folder: settings.folder)
        let identities = FindingIdentity.identities(
            of: checked.findings, citations: checked.citations, document: document)
        assessments.append(
            ReportedAssessment(
                path: input.path, sha256: ContentDigest.sha256(input.bytes), checked: checked,
                identities: identities,
                suppressions: ledger.judge(identities, document: document, settings: settings)))
    }
}
