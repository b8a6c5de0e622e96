import KobanAmendments
import KobanLaw
import KobanStatuteStore
import KobanText

/// Says what an import did and what it leaves to a person.
public enum ImportReporter {
    public static func text(_ imported: StatuteDatabase.Imported, database: String) -> String {
        var lines: [String] = []
        for text in imported.texts {
            let tables = text.tables.keys.sorted { $0.rawValue < $1.rawValue }.compactMap { table in
                text.tables[table].map { "\(table.rawValue) \($0.count)項" }
            }
            lines.append(
                "取り込みました: \(text.source)（\(text.title)）"
                    + (tables.isEmpty ? " 条 \(text.articles.count)" : " " + tables.joined(separator: "、")))
        }
        for text in imported.known { lines.append("取り込み済みです: \(text.source)") }
        lines += imported.ledger.notes
        for source in imported.ledger.missing { lines.append("まだない条文: \(source)") }
        for review in imported.ledger.reviews {
            lines.append("")
            lines += ReviewReporter.summary(review)
        }
        lines.append("法令データベース: \(database)")
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Shows the undecided items, former and new wording side by side.
public enum ReviewReporter {
    static func summary(_ review: EditionReview) -> [String] {
        var counts: [EditionChange.Kind: Int] = [:]
        for change in review.changes { counts[change.kind, default: 0] += 1 }
        let told = EditionChange.Kind.allCases.compactMap { kind in
            counts[kind].map { "\(name(of: kind))\($0)" }
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

    public static func text(
        _ ledger: StatuteLedger, edition: String?, decided: Int, width: Int,
        ambiguous: DisplayWidth.Ambiguous = .narrow
    ) -> String {
        var lines: [String] = []
        if decided > 0 { lines.append("\(decided)件を記録しました。") }
        let reviews = ledger.reviews.filter { edition == nil || $0.later.id == edition }
        for review in reviews where !review.undecided.isEmpty || (decided > 0 && review.isEntered) {
            lines.append("")
            if review.undecided.isEmpty {
                lines += summary(review)
                continue
            }
            lines.append("\(review.former.id) → \(review.later.id)  未決 \(review.undecided.count)件")
            for proposal in review.undecided { lines += item(proposal, in: review, width: width, ambiguous) }
        }
        if ledger.reviews.allSatisfy(\.undecided.isEmpty) { lines.append("人が決めるべき項はありません。") }
        for source in ledger.missing { lines.append("まだない条文: \(source)") }
        return lines.drop { $0.isEmpty }.joined(separator: "\n") + "\n"
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
        let command = "\(argument(key))=\(proposal.kind.rawValue)" + (targets.isEmpty ? "" : ":\(targets)")
        var lines = ["", "■ \(subject(key))", "  提案 \(self.proposal(proposal))", "  採るなら --decide \(command)"]
        let one = EditionDiff.Side(edition: review.former, texts: review.formerTexts)
        let other = EditionDiff.Side(edition: review.later, texts: review.laterTexts)
        lines += SideBySide.lines(
            ["旧 \(review.former.id)", heading(former.map { [$0] } ?? [], in: one)],
            ["新 \(review.later.id)", heading(later, in: other)], width: min(width, 120),
            ambiguous: ambiguous)
        let columns = EditionDiff.columns(of: former.map { [$0] } ?? [], in: one, and: later, in: other)
        for column in columns {
            lines += SideBySide.lines(
                ["\(column.name):"] + DiffTextReporter.marked(column.former),
                ["\(column.name):"] + DiffTextReporter.marked(column.later), width: min(width, 120),
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

    static func name(of kind: EditionChange.Kind) -> String {
        switch kind {
        case .kept: "第三欄・第四欄の変更"
        case .renumbered: "項番の変更"
        case .amended: "改正"
        case .merged: "統合"
        case .split: "分割"
        case .abolished: "削除"
        case .added: "新設"
        case .unknown: "要確認"
        }
    }

    /// Hundredths as `0.87`.
    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func argument(_ subject: ChangeSubject) -> String {
        switch subject {
        case .former(let number): number.description
        case .new(let number): "+\(number)"
        }
    }

    private static func subject(_ subject: ChangeSubject) -> String {
        switch subject {
        case .former(let number): "\(number)の項"
        case .new(let number): "+\(number)の項（新しい版）"
        }
    }

    private static func proposal(_ proposal: ProposedChange) -> String {
        let targets = proposal.to.map(\.description).joined(separator: "、")
        let degree = Int((proposal.confidence * 100).rounded())
        let kind = proposal.kind == .kept ? "変更なし" : name(of: proposal.kind)
        return
            "\(kind)（\(proposal.kind.rawValue)\(targets.isEmpty ? "" : " → \(targets)")）確からしさ \(Self.decimal(degree))。\(proposal.reason)"
    }
}

/// Two texts in two columns, wide characters aligned.
public enum SideBySide {
    public static func lines(
        _ left: [String], _ right: [String], width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) -> [String] {
        // Two blanks before, a bar (│ is ambiguous) with a blank on both sides between.
        let bar = DisplayWidth.of("│", ambiguous: ambiguous)
        let column = max(10, (width - 5 - bar) / 2)
        func wrapped(_ texts: [String]) -> [String] {
            texts.flatMap { DisplayWidth.wrap(VisibleText.line($0), width: column - 1, ambiguous: ambiguous) }
        }
        let (one, other) = (wrapped(left), wrapped(right))
        return (0..<max(one.count, other.count)).map { index in
            let first = index < one.count ? one[index] : ""
            let second = index < other.count ? other[index] : ""
            let blank = String(repeating: " ", count: max(0, column + 1 - DisplayWidth.of(first, ambiguous: ambiguous)))
            return "  \(first)\(blank)│ \(second)".trimmedAtEnd
        }
    }
}
