import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// One night: what was read, what is found, what is new, what was resolved.
public struct NightlyReport: Sendable {
    /// The program's.
    public let version: String
    /// The day in Japan whose law counts.
    public let day: CivilDate
    /// The number of this run in the database, from 1.
    public let night: Int
    /// When the run began, Japan's clock: `2026-11-21 02:00:03`.
    public let startedAt: String
    /// The last run that was reported; nil where there is none to compare with.
    public let previous: PreviousNight?
    /// The last day for which the statute data show what the law says; nil where they hold no edition of a table.
    public let dataVerifiedThrough: CivilDate?
    /// As the user named them.
    public let folders: [String]
    /// By institution, then path.
    public let documents: [ReportedDocument]
    /// Documents that were there at the last run and are no more.
    public let removed: [RemovedDocument]
    /// Every finding that stands, those passed over among them, in the order of the documents
    /// and of the text.
    public let findings: [StandingFinding]
    /// What stood at the last run and stands no more.
    public let resolved: [ResolvedFinding]
    /// The findings that count, of each day with a report, today's last; in order of the day.
    public let history: [NightCount]
    /// The days with a report, today's last: on one without a row in `history` nothing was found.
    public let reportedDays: [CivilDate]
    /// Inputs that could not be read tonight.
    public let errors: [UnreadInput]
    /// What of the folders is not read, by kind.
    public let unreadFiles: [UnreadFiles]
    /// What a reader must know of this run: a database set aside, a run that was repaired,
    /// waivers that no longer apply. A Japanese line each.
    public let notes: [String]
    /// How many stored documents lie outside the folders of tonight; they stay as they are.
    public let documentsElsewhere: Int
    /// The tables of the data that the night was judged by.
    public let tables: LawTables

    /// The report of one night.
    ///
    /// - Parameter reportedDays: nil for the days in `history` and `day` itself.
    public init(
        version: String, day: CivilDate, night: Int, startedAt: String, previous: PreviousNight?,
        dataVerifiedThrough: CivilDate?, folders: [String], documents: [ReportedDocument],
        removed: [RemovedDocument], findings: [StandingFinding], resolved: [ResolvedFinding],
        history: [NightCount], errors: [UnreadInput], notes: [String], documentsElsewhere: Int,
        tables: LawTables, reportedDays: [CivilDate]? = nil,
        unreadFiles: [UnreadFiles] = []
    ) {
        self.unreadFiles = unreadFiles
        self.tables = tables
        self.reportedDays = reportedDays ?? Set(history.map(\.day) + [day]).sorted()
        self.version = version
        self.day = day
        self.night = night
        self.startedAt = startedAt
        self.previous = previous
        self.dataVerifiedThrough = dataVerifiedThrough
        self.folders = folders
        self.documents = documents
        self.removed = removed
        self.findings = findings
        self.resolved = resolved
        self.history = history
        self.errors = errors
        self.notes = notes
        self.documentsElsewhere = documentsElsewhere
    }

    /// Whether the day lies after what the statute data prove.
    public var isBeyondData: Bool { dataVerifiedThrough.map { day > $0 } ?? true }

    /// The findings that count: those that are not passed over.
    public var active: [StandingFinding] { findings.filter { $0.suppression == nil } }

    /// What is new since the last run, of the findings that count.
    public var news: [StandingFinding] { active.filter { $0.news != nil } }
}

/// The last run that was reported.
public struct PreviousNight: Sendable, Hashable {
    /// Its number in the database, from 1.
    public let night: Int
    /// The day whose law counted in it.
    public let day: CivilDate
    /// Japan's clock.
    public let startedAt: String

    /// A run with its number, its day and its beginning on Japan's clock.
    public init(night: Int, day: CivilDate, startedAt: String) {
        self.night = night
        self.day = day
        self.startedAt = startedAt
    }
}

/// An assessment that is in the database.
public struct ReportedDocument: Sendable, Hashable, Identifiable {
    /// Of the database: stays with the assessment when its file is moved or its content changes.
    public let id: Int
    /// As the user named its folder, with the path below it.
    public let path: String
    /// Which of `NightlyReport.folders` it lies in.
    public let folder: Int
    /// The path below that folder, parts separated by `/`.
    public let pathInFolder: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public let sha256: String
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
    /// What became of its file since the last run.
    public let state: State
    /// The day on which it was last checked, and why then.
    public let checkedOn: CivilDate
    /// Why it was checked on that day.
    public let checkCause: CheckCause
    /// Whether that was in this run.
    public let isCheckedTonight: Bool
    /// Every citation, those of the change history too.
    public let citations: [CitationStatus: Int]
    /// The citations that rules look at.
    public let citationsInForce: [CitationStatus: Int]

    /// What became of the file since the last run.
    public enum State: Sendable, Hashable {
        case new
        /// Its content.
        case changed
        case unchanged
        /// The same content, formerly at another path.
        case moved(from: String)
        /// It was removed earlier and is back.
        case returned
        /// It could not be read tonight: what is said of it is of the last time. Why, in Japanese.
        case unread(String)
    }

    /// An assessment as the database knows it.
    ///
    /// - Parameters:
    ///   - folder: index into `NightlyReport.folders`.
    ///   - citations: how many there are of each status, those of the change history too.
    ///   - citationsInForce: how many of each status rules look at.
    public init(
        id: Int, path: String, folder: Int, pathInFolder: String, sha256: String, form: AssessmentForm?,
        number: String?, title: String?, institution: String?, publishedOn: CivilDate?, state: State,
        checkedOn: CivilDate, checkCause: CheckCause, isCheckedTonight: Bool,
        citations: [CitationStatus: Int], citationsInForce: [CitationStatus: Int]
    ) {
        self.id = id
        self.path = path
        self.folder = folder
        self.pathInFolder = pathInFolder
        self.sha256 = sha256
        self.form = form
        self.number = number
        self.title = title
        self.institution = institution
        self.publishedOn = publishedOn
        self.state = state
        self.checkedOn = checkedOn
        self.checkCause = checkCause
        self.isCheckedTonight = isCheckedTonight
        self.citations = citations
        self.citationsInForce = citationsInForce
    }
}

/// Why an assessment was checked anew.
public enum CheckCause: String, Sendable, Hashable, Codable, CaseIterable {
    case newDocument
    case content
    case statutes
    /// The program, and with it its rules.
    case program
    case configuration
    /// The law in force, or a validity that the text states, is another on the day.
    case day

    /// For people.
    public var japaneseName: String {
        switch self {
        case .newDocument: "新しい評価書"
        case .content: "評価書の内容が変わった"
        case .statutes: "法令データが変わった"
        case .program: "プログラム（規則を含む）が変わった"
        case .configuration: "設定が変わった"
        case .day: "その日に効力のある法令や期限が変わった"
        }
    }
}

/// An assessment that is no longer there.
public struct RemovedDocument: Sendable, Hashable, Identifiable {
    /// Of the database: the same as `ReportedDocument.id`.
    public let id: Int
    /// Its last path: the folder as the user named it, with the path below it.
    public let path: String
    /// 評価実施機関名; nil where it could not be read.
    public let institution: String?
    /// 評価書名; nil where it could not be read.
    public let title: String?

    /// An assessment as it was last known.
    public init(id: Int, path: String, institution: String?, title: String?) {
        self.id = id
        self.path = path
        self.institution = institution
        self.title = title
    }
}

/// A finding that stands.
public struct StandingFinding: Sendable, Hashable, Identifiable {
    /// Of the database: the same in every report for as long as the finding is known.
    public let id: Int
    /// `ReportedDocument.id`.
    public let document: Int
    /// The finding as it is kept, with its place and the text around it.
    public let recorded: RecordedFinding
    /// The day of the run that found it first.
    public let firstSeen: CivilDate
    /// What makes it new since the last run; nil for one that was reported before.
    public let news: News?
    /// Whether it was new in an earlier run of the same day.
    public let isNewToday: Bool
    /// Whether a rerun of the rules said something else of it than at the last run.
    public let isUpdated: Bool
    /// Why it does not count; nil for one that does.
    public let suppression: Suppression?

    /// What makes a finding new.
    public enum News: String, Sendable, Hashable, Codable {
        case found
        /// It had been resolved, and is back.
        case returned
        /// What passed over it no longer applies.
        case unsuppressed

        /// In a word for people: 新規, 再発, 免除切れ.
        public var japaneseName: String {
            switch self {
            case .found: "新規"
            case .returned: "再発"
            case .unsuppressed: "免除切れ"
            }
        }
    }

    /// A finding as it stands after a run.
    ///
    /// - Parameters:
    ///   - document: `ReportedDocument.id`.
    ///   - firstSeen: the day of the run that found it first.
    public init(
        id: Int, document: Int, recorded: RecordedFinding, firstSeen: CivilDate, news: News?,
        isNewToday: Bool, isUpdated: Bool, suppression: Suppression?
    ) {
        self.id = id
        self.document = document
        self.recorded = recorded
        self.firstSeen = firstSeen
        self.news = news
        self.isNewToday = isNewToday
        self.isUpdated = isUpdated
        self.suppression = suppression
    }

    /// What the rule says of it, without what is kept around it.
    public var finding: Finding { recorded.finding }
}

/// A finding that stood at the last run and stands no more.
public struct ResolvedFinding: Sendable, Hashable, Identifiable {
    /// Of the database: the same as `StandingFinding.id`.
    public let id: Int
    /// As it was.
    public let recorded: RecordedFinding
    /// The document's id, path, institution and title, whether or not it is still there.
    public let document: RemovedDocument
    /// The day of the run that found it first.
    public let firstSeen: CivilDate
    /// Why it stands no more.
    public let cause: Cause

    /// Why it stands no more.
    public enum Cause: Sendable, Hashable, Codable {
        /// The document's content changed.
        case corrected
        case documentRemoved
        /// One of several files of the same content is no longer there: the assessment is, and in
        /// the remaining file the finding stands.
        case copyRemoved(remaining: String)
        /// The document is the same: other statute data, rules, configuration or another day.
        case judgedOtherwise(CheckCause)
        /// It is passed over from now on.
        case suppressed(Suppression)

        /// In a few Japanese words, for people: 評価書が直された.
        public var japaneseName: String {
            switch self {
            case .corrected: "評価書が直された"
            case .documentRemoved: "評価書がなくなった"
            case .copyRemoved(let remaining): "同じ内容のファイルの一つがなくなった（\(remaining) は残っている）"
            case .judgedOtherwise(let cause): "評価書は同じ（\(cause.japaneseName)）"
            case .suppressed(let suppression): suppression.kind == .waiver ? "免除された" : "ベースラインに入った"
            }
        }
    }

    /// A finding that went, with why.
    ///
    /// - Parameter firstSeen: the day of the run that found it first.
    public init(id: Int, recorded: RecordedFinding, document: RemovedDocument, firstSeen: CivilDate, cause: Cause) {
        self.id = id
        self.recorded = recorded
        self.document = document
        self.firstSeen = firstSeen
        self.cause = cause
    }
}

/// How many findings counted on a day.
public struct NightCount: Sendable, Hashable {
    /// The day whose law counted; of several runs on it, the last one's count.
    public let day: CivilDate
    /// nil where it cannot be read from the assessment.
    public let institution: String?
    /// The identifier of the rule.
    public let rule: String
    /// How grave the findings are that were counted.
    public let severity: Severity
    /// How many findings of this institution, rule and severity counted.
    public let count: Int

    /// A count for a day.
    ///
    /// - Parameter institution: nil where it cannot be read from the assessment.
    public init(day: CivilDate, institution: String?, rule: String, severity: Severity, count: Int) {
        self.day = day
        self.institution = institution
        self.rule = rule
        self.severity = severity
        self.count = count
    }
}

/// An input that could not be read.
public struct UnreadInput: Sendable, Hashable {
    /// The file or folder, as told to the user.
    public let path: String
    /// What is wrong and what to do, in Japanese.
    public let message: String

    /// An input with what is wrong, in Japanese.
    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}
