import KobanAmendments
import KobanLaw
import KobanStatuteStore
import KobanText

/// What is said of an edition that waits for decisions.
enum ReviewWords {
    static func summary(_ review: EditionReview) -> [String] {
        var counts: [EditionChange.Kind: Int] = [:]
        for change in review.changes { counts[change.kind, default: 0] += 1 }
        let told = EditionChange.Kind.allCases.compactMap { kind in
            counts[kind].map { "\(EditionWords.name(of: kind))\($0)" }
        }
        var lines = ["\(review.former.id) → \(review.later.id)"]
        if !told.isEmpty { lines.append("  決まったもの: " + told.joined(separator: "、")) }
        if review.isEntered {
            lines.append("  決めるべき項はなく、この版は効力を持ちます。")
        } else if review.undecided.isEmpty {
            lines.append("  前の版が決まるのを待っています。")
        } else {
            lines.append("  人が決めるべき項 \(review.undecided.count)件（koban statutes review で旧新を並べて見られます）:")
            for proposal in review.undecided {
                lines.append("    \(subject(proposal.subject))  提案 \(self.proposal(proposal))")
            }
        }
        return lines
    }

    /// Hundredths as `0.87`.
    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func argument(_ subject: ChangeSubject) -> String {
        switch subject {
        case .former(let number): number.description
        case .new(let number): "+\(number)"
        }
    }

    static func subject(_ subject: ChangeSubject) -> String {
        switch subject {
        case .former(let number): "\(number)の項"
        case .new(let number): "+\(number)の項（新しい版）"
        }
    }

    static func proposal(_ proposal: ProposedChange) -> String {
        let targets = proposal.to.map(\.description).joined(separator: "、")
        let degree = Int((proposal.confidence * 100).rounded())
        let kind = proposal.kind == .kept ? "変更なし" : EditionWords.name(of: proposal.kind)
        return
            "\(kind)（\(proposal.kind.rawValue)\(targets.isEmpty ? "" : " → \(targets)")）確からしさ \(Self.decimal(degree))。\(proposal.reason)"
    }
}
