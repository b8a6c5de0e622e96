import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// What one check of one content says, kept: facts, citations, findings. It is the same
/// wherever the file lies, and until something that it depends on changes.
public struct AssessmentReading: Sendable, Hashable {
    /// Which of the three forms it is; nil where the text does not show that.
    public let form: AssessmentForm?
    /// 評価書番号, in half-width digits; nil where it cannot be read.
    public let number: String?
    /// 評価書名; nil where it cannot be read.
    public let title: String?
    /// 評価実施機関名; nil where it cannot be read.
    public let institution: String?
    /// 公表日; nil where it cannot be read.
    public let publishedOn: CivilDate?
    /// By what the document is known again; nil where it names neither its institution nor itself.
    public let name: String?
    /// Every citation of the document, those of the change history too.
    public let citations: [RecordedCitation]
    /// Those that are passed over too: what passes over them may change any day.
    public let findings: [RecordedFinding]
    /// The days for which the reading holds: for a day outside them the document is checked anew.
    public let period: JudgementPeriod

    /// A reading made of its parts, as the check or the database gives them.
    public init(
        form: AssessmentForm?, number: String?, title: String?, institution: String?, publishedOn: CivilDate?,
        name: String?, citations: [RecordedCitation], findings: [RecordedFinding], period: JudgementPeriod
    ) {
        self.form = form
        self.number = number
        self.title = title
        self.institution = institution
        self.publishedOn = publishedOn
        self.name = name
        self.citations = citations
        self.findings = findings
        self.period = period
    }

    /// Checks a document.
    ///
    /// - Returns: nil for what is no assessment: no form, and no citation.
    init?(
        of input: AssessmentInput, checker: Checker, configuration: Configuration?, turningDays: [CivilDate]
    ) {
        let checked = checker.check(input.document)
        let assessment = checked.assessment
        guard checked.concernsKoban else { return nil }
        let name = FindingIdentity.name(of: assessment)
        let findings = configuration?.weighed(checked.findings) ?? checked.findings
        let identities = FindingIdentity.identities(
            of: findings, citations: checked.citations, document: name ?? "", tables: checker.statutes.tables)
        self.init(
            form: assessment.form, number: assessment.number, title: assessment.title,
            institution: assessment.institution, publishedOn: assessment.publishedOn, name: name,
            citations: checked.citations.map { RecordedCitation($0, in: input.document) },
            findings: zip(findings, identities).map {
                RecordedFinding($0, identity: $1, in: input.document)
            },
            period: checker.period(of: checked, turningDays: turningDays))
    }
}
