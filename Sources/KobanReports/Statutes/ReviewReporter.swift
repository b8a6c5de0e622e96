import KobanAmendments
import KobanFormats
import KobanLaw
import KobanStatuteStore
import KobanText

/// Shows the undecided items, former and new wording side by side.
public struct ReviewReporter: SubjectReporter {
    private let edition: String?
    private let decided: Int
    private let width: Int
    private let ambiguous: DisplayWidth.Ambiguous

    /// - Parameters:
    ///   - edition: the only one that is shown; nil for all.
    ///   - decided: how many decisions were recorded just now.
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(edition: String?, decided: Int, width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow) {
        self.edition = edition
        self.decided = decided
        self.width = width
        self.ambiguous = ambiguous
    }

    /// The editions that wait, each with what is undecided in it.
    public func report(_ ledger: StatuteLedger) -> [UInt8] {
        var lines: [String] = []
        if decided > 0 { lines.append("\(decided)件を記録しました。") }
        let reviews = ledger.reviews.filter { edition == nil || $0.later.id == edition }
        for review in reviews where !review.undecided.isEmpty || (decided > 0 && review.isEntered) {
            lines.append("")
            if review.undecided.isEmpty {
                lines += ReviewWords.summary(review)
                continue
            }
            lines.append("\(review.former.id) → \(review.later.id)  未決 \(review.undecided.count)件")
            for proposal in review.undecided { lines += Self.item(proposal, in: review, width: width, ambiguous) }
        }
        if ledger.reviews.allSatisfy(\.undecided.isEmpty) { lines.append("人が決めるべき項はありません。") }
        for source in ledger.missing { lines.append("まだない条文: \(source)") }
        return VisibleText.bytes(lines.drop { $0.isEmpty }.joined(separator: "\n") + "\n")
    }

    private static func item(
        _ proposal: ProposedChange, in review: EditionReview, width: Int, _ ambiguous: DisplayWidth.Ambiguous
    ) -> [String] {
        var former: ItemNumber?
        if case .former(let number) = proposal.subject { former = number }
        var later = proposal.to
        // The same number, where the proposal leads elsewhere: the reader must see what took it.
        if let former, !later.contains(former), review.later.items.contains(where: { $0.number == former }),
            !review.isBetweenTables
        {
            later.append(former)
        }
        let key = proposal.subject
        let targets = proposal.to.map(\.description).joined(separator: ",")
        let command = "\(ReviewWords.argument(key))=\(proposal.kind.rawValue)" + (targets.isEmpty ? "" : ":\(targets)")
        var lines = [
            "", "■ \(ReviewWords.subject(key))", "  提案 \(ReviewWords.proposal(proposal))", "  採るなら --decide \(command)",
        ]
        let one = EditionDiff.Side(edition: review.former, texts: review.formerTexts)
        let other = EditionDiff.Side(edition: review.later, texts: review.laterTexts)
        lines += SideBySide.lines(
            ["旧 \(review.former.id)", heading(former.map { [$0] } ?? [], in: one)],
            ["新 \(review.later.id)", heading(later, in: other)], width: min(width, 120),
            ambiguous: ambiguous)
        let columns = EditionDiff.columns(of: former.map { [$0] } ?? [], in: one, and: later, in: other)
        for column in columns {
            lines += SideBySide.lines(
                ["\(column.name):"] + EditionWords.marked(column.former),
                ["\(column.name):"] + EditionWords.marked(column.later), width: min(width, 120),
                ambiguous: ambiguous)
        }
        return lines
    }

    private static func heading(_ numbers: [ItemNumber], in side: EditionDiff.Side) -> String {
        guard !numbers.isEmpty else { return "（なし）" }
        let items = numbers.map { number in
            let isDeleted = side.edition.items.first { $0.number == number }?.isDeleted ?? false
            return "\(number)の項" + (isDeleted ? "（削除）" : "")
        }
        return "【" + items.joined(separator: "・") + "】" + (side.texts == nil ? "（文言は手元にない）" : "")
    }
}
