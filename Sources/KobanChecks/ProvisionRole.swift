import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What a moved provision was for, and how a text shows that it cites it for that.
struct ProvisionRole {
    private let purpose: ProvisionMove.Purpose

    init(_ move: ProvisionMove) {
        purpose = move.purpose
    }

    /// Whether a cited provision is a place, named with its paragraph or without.
    static func matches(_ provision: Provision, _ place: Provision) -> Bool {
        provision.article == place.article && provision.item == place.item
            && provision.isSupplementary == place.isSupplementary
            && (provision.paragraph == nil || provision.paragraph == place.paragraph)
    }

    func isPlayed(by assessed: AssessedCitation, in source: SourceText) -> Bool {
        switch purpose {
        case .linkage:
            let sentence = CitingSentence(of: assessed.citation.range, in: source)
            if sentence.mentionsCommitteeRule || sentence.tellsOfAmendment { return false }
            // 第7号 is today about 本人確認情報: what speaks of that alone is no slip. Where the sentence
            // speaks of both or of neither, the field decides.
            if sentence.speaksOfLinkage != sentence.speaksOfResidents { return sentence.speaksOfLinkage }
            if assessed.citation.purpose == .use || assessed.citation.purpose == .transfer {
                return false
            }
            switch assessed.role {
            case .linkageBasis, .providedTo: return true
            default:
                return assessed.citation.purpose == .provide
                    || assessed.citation.purpose == .inquire
            }
        case .committeeRule:
            return CitingSentence(of: assessed.citation.range, in: source).mentionsCommitteeRule
        case .other:
            // No text seen shows which words tell these roles; silence is better than a guess.
            return false
        }
    }
}
