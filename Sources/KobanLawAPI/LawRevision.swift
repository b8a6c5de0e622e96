import KobanLaw
import KobanText

/// `law_info`: which law an answer is about.
public struct LawInfo: Sendable, Hashable {
    /// The official id (`law_id`).
    public let id: LawID
    /// 法令番号 as the service writes it (`平成二十五年法律第二十七号`).
    public let number: String?
    /// The day of promulgation (公布日); nil where the answer does not say it.
    public let promulgated: CivilDate?
}

/// Where a revision stands (`current_revision_status`).
public enum RevisionStatus: String, Sendable, Hashable, CaseIterable {
    /// In force now.
    case inForce = "CurrentEnforced"
    /// Not in force yet.
    case coming = "UnEnforced"
    /// In force before another revision took its place.
    case previous = "PreviousEnforced"
    /// The law is repealed.
    case repealed = "Repeal"
}

/// `revision_info` and a member of `revisions`: a state of a law from one amendment to the next.
public struct LawRevision: Sendable, Hashable {
    /// The official id (`law_revision_id`): the law, a day and the amending law.
    public let id: LawRevisionID
    /// Whether it is in force, is to come, or is over.
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
    /// The id of the law that amended (`amendment_law_id`); nil where the answer does not say it.
    public let amendingLaw: LawID?
    /// 法令番号 of the law that amended, as the service writes it; nil where not said.
    public let amendingLawNumber: String?
    /// 題名 of the law that amended; nil where not said.
    public let amendingLawTitle: String?
    /// `None`, `Repeal`, `Expire`, `Suspend` or `LossOfEffectiveness`; nil where not said.
    public let repealStatus: String?
    /// The day of the repeal (`repeal_date`); nil where not said.
    public let repealed: CivilDate?

    /// Whether the law ends with this revision.
    public var isEnd: Bool {
        status == .repealed || (repealStatus.map { $0 != "None" } ?? false)
    }
}

/// The answer of `/law_revisions/{law_id}`.
public struct LawRevisions: Sendable, Hashable {
    /// The law that was asked about.
    public let law: LawInfo
    /// In the order of the answer.
    public let revisions: [LawRevision]
}

extension LawInfo: Decodable {
    /// Reads the object `law_info`.
    ///
    /// - Throws: `DecodingError` when the id is missing or not of the form, or a field cannot be read.
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
    /// Reads the object `revision_info` or a member of `revisions`.
    ///
    /// - Throws: `DecodingError` when the id or the status is missing or not known, or a field cannot be read.
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
