import KobanLaw
import KobanText

/// `law_info`: which law an answer is about.
public struct LawInfo: Sendable, Hashable {
    public let id: LawID
    /// 法令番号 as the service writes it (`平成二十五年法律第二十七号`).
    public let number: String?
    public let promulgated: CivilDate?
}

/// Where a revision stands (`current_revision_status`).
public enum RevisionStatus: String, Sendable, Hashable, CaseIterable {
    case inForce = "CurrentEnforced"
    case coming = "UnEnforced"
    case previous = "PreviousEnforced"
    case repealed = "Repeal"
}

/// `revision_info` and a member of `revisions`: a state of a law from one amendment to the next.
public struct LawRevision: Sendable, Hashable {
    public let id: LawRevisionID
    public let status: RevisionStatus
    /// 題名.
    public let title: String?
    /// When the amending law was promulgated.
    public let promulgated: CivilDate?
    /// The day of effect (施行日), where it is decided.
    public let enforced: CivilDate?
    /// The day of effect as it is planned (施行予定日).
    public let scheduled: CivilDate?
    /// What the service says about the day of effect.
    public let enforcementComment: String?
    public let amendingLaw: LawID?
    public let amendingLawNumber: String?
    public let amendingLawTitle: String?
    /// `None`, `Repeal`, `Expire`, `Suspend` or `LossOfEffectiveness`; nil where not said.
    public let repealStatus: String?
    public let repealed: CivilDate?

    /// Whether the law ends with this revision.
    public var isEnd: Bool {
        status == .repealed || (repealStatus.map { $0 != "None" } ?? false)
    }
}

/// The answer of `/law_revisions/{law_id}`.
public struct LawRevisions: Sendable, Hashable {
    public let law: LawInfo
    public let revisions: [LawRevision]
}

extension LawInfo: Decodable {
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let text = try fields.required("law_id")
        guard LawRevisionID.isLawID(text) else { throw fields.unexpected("law_id", text) }
        id = LawID(rawValue: text)
        number = try fields.text("law_num")
        promulgated = try fields.day("promulgation_date")
    }
}

extension LawRevision: Decodable {
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let text = try fields.required("law_revision_id")
        guard let id = LawRevisionID(text) else { throw fields.unexpected("law_revision_id", text) }
        self.id = id
        let state = try fields.required("current_revision_status")
        guard let status = RevisionStatus(rawValue: state) else {
            throw fields.unexpected("current_revision_status", state)
        }
        self.status = status
        title = try fields.text("law_title")
        promulgated = try fields.day("amendment_promulgate_date")
        enforced = try fields.day("amendment_enforcement_date")
        scheduled = try fields.day("amendment_scheduled_enforcement_date")
        enforcementComment = try fields.text("amendment_enforcement_comment")
        amendingLaw = try fields.text("amendment_law_id").map { LawID(rawValue: $0) }
        amendingLawNumber = try fields.text("amendment_law_num")
        amendingLawTitle = try fields.text("amendment_law_title")
        repealStatus = try fields.text("repeal_status")
        repealed = try fields.day("repeal_date")
    }
}

extension LawRevisions: Decodable {
    enum CodingKeys: String, CodingKey {
        case law = "law_info"
        case revisions
    }
}
