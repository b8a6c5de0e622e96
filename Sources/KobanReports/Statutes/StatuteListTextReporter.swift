import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// The laws and editions at hand, for people.
public struct StatuteListTextReporter: SubjectReporter {
    /// A reporter of lists.
    public init() {}

    /// The editions table by table, then the laws.
    public func report(_ list: StatuteList) -> [UInt8] {
        var lines = [
            list.database.map { "法令データベース: \($0)" } ?? "法令データ: 附属のもの（データベースはまだありません）", "",
        ]
        for table in list.tables.all {
            let own = list.editions.filter { $0.edition.table == table.name }
            guard !own.isEmpty else { continue }
            let law = list.laws.first { $0.id == table.law }
            lines.append("\(table.name.rawValue)（\(law?.lawNumber ?? table.law.rawValue)）")
            for (edition, undecided) in own { lines += Self.lines(edition, undecided, list) }
            lines.append("")
        }
        for source in list.ledger?.missing ?? [] { lines.append("まだない条文: \(source)") }
        if !list.laws.isEmpty {
            lines.append("法令")
            for law in list.laws {
                let days = EditionWords.period(law.validFrom, law.validUntil, isInferred: false)
                lines.append("  \(law.id)  \(law.lawNumber)  \(days)")
                if let title = law.names.last(where: { $0.kind == .title }) { lines.append("    \(title.text)") }
            }
        }
        return VisibleText.bytes(lines.joined(separator: "\n") + "\n")
    }

    private static func lines(_ edition: Edition, _ undecided: Int?, _ list: StatuteList) -> [String] {
        var counts = "\(edition.items.count { !$0.isDeleted })項"
        let deleted = edition.items.count(where: \.isDeleted)
        if deleted > 0 { counts += "（ほかに削除\(deleted)項）" }
        let review = edition.items.count(where: \.needsReview)
        if review > 0 { counts += "、うち要確認\(review)項" }
        let days = EditionWords.period(edition.validFrom, edition.validUntil, isInferred: edition.validFromIsInferred)
        var lines = ["  \(edition.id)  \(days)  \(counts)"]
        if let undecided {
            lines[0] += undecided == 0 ? "  【前の版の決定待ち】" : "  【未決\(undecided)件。まだ効力を持ちません】"
        }
        let proof =
            edition.derivedFrom.map { "条文は手元になく \($0) から推定" }
            ?? "条文 \(edition.firstSeen)"
            + (edition.verifiedThrough > edition.firstSeen ? "、\(edition.verifiedThrough) まで確認" : "")
        lines.append("    \(proof)  出典 \(edition.source)" + (list.hasWording(edition) ? "（文言あり）" : ""))
        return lines
    }
}
