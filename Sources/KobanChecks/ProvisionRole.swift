import KobanAssessments
import KobanCitations
import KobanStatutes
import KobanText

/// What a moved provision was for, and how a text shows that it cites it for that.
struct ProvisionRole {
    private enum Kind {
        case linkage
        case committeeRule
        case other
    }

    private let kind: Kind

    init(_ move: ProvisionMove) {
        if move.role.contains("情報提供ネットワーク") {
            kind = .linkage
        } else if move.role.contains("委員会規則") {
            kind = .committeeRule
        } else {
            kind = .other
        }
    }

    /// Whether a cited provision is a place, named with its paragraph or without.
    static func matches(_ provision: Provision, _ place: Provision) -> Bool {
        provision.article == place.article && provision.item == place.item
            && provision.isSupplementary == place.isSupplementary
            && (provision.paragraph == nil || provision.paragraph == place.paragraph)
    }

    func isPlayed(by assessed: AssessedCitation, in source: SourceText) -> Bool {
        switch kind {
        case .linkage:
            if mentionsCommitteeRule(assessed, source) { return false }
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
            return mentionsCommitteeRule(assessed, source)
        case .other:
            // No text seen shows which words tell these roles; silence is better than a guess.
            return false
        }
    }

    /// Whether the sentence goes on with 委員会規則.
    private func mentionsCommitteeRule(_ assessed: AssessedCitation, _ source: SourceText) -> Bool {
        let start = assessed.citation.range.upperBound
        let end = min(source.bytes.count, start + 240)
        guard start < end else { return false }
        let rest = String(decoding: source.bytes[start..<end], as: UTF8.self)
        let sentence = rest.prefix { $0 != "。" && $0 != "\n" }
        return sentence.contains("委員会規則") || sentence.contains("個人情報保護委員会")
    }
}
