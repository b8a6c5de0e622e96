import KobanChecks
import KobanCorrections
import KobanText

/// What all forms of a migration report say in the same words.
enum MigrationWording {
    /// Whether the field stands in a corrected copy, would, or is left to a person.
    static func treatment(_ field: MigratedField, in document: MigratedDocument) -> String {
        if !field.holds.isEmpty { return "そのまま（免除）" }
        if field.isWritten, document.notCopied != nil { return "そのまま（写しを書き出せなかった）" }
        if field.isWritten {
            return field.confidence == .mechanical ? "書き換え" : "--accept-review の指定により書き換え"
        }
        let stays = field.references.contains { !$0.isRewritable } ? "この場では書き換えられない引用があり、" : ""
        return "そのまま（\(stays)\(field.isPartial ? "途中までの案で、" : "")担当者が決める）"
    }

    /// The name of an institution, or that it is not known.
    static func institution(_ name: String?) -> String { name ?? "（評価実施機関名が読み取れない評価書）" }

    static func field(_ field: MigratedField) -> String { field.field ?? "欄の外" }

    static func choice(_ choice: MigratedField.Choice, isWritten: Bool) -> String {
        "\(choice.subject): \(choice.reason)"
            + (isWritten ? "（\(choice.accepted)）" : "（選択肢: \(choice.alternatives.joined(separator: "／"))）")
    }

    static func hold(_ hold: MigratedField.Hold) -> String {
        "免除: \(hold.reason)（担当: \(hold.owner)）"
    }

    /// All that a person decides or decided about a field.
    static func decisions(_ field: MigratedField, in document: MigratedDocument) -> [String] {
        field.holds.map(hold) + field.choices.map { choice($0, isWritten: document.isWritten(field)) }
    }

    // MARK: What remains

    /// A line for the fields that were written, for those left, and for all else, where findings remain.
    static func remaining(_ tally: RemainingTally) -> [String] {
        RemainingFindings.Place.allCases.compactMap { place in
            let reasons = tally.reasons(at: place)
            guard !reasons.isEmpty else { return nil }
            let all = reasons.reduce(0) { $0 + $1.count }
            let why = reasons.map { "\($0.reason) \($0.count)件" }.joined(separator: "、")
            return "\(name(place))に残る指摘は\(all)件です（\(why)）。"
        }
    }

    private static func name(_ place: RemainingFindings.Place) -> String {
        switch place {
        case .written: "書き換えた欄"
        case .left: "そのままの欄"
        case .elsewhere: "そのほかの所"
        }
    }

    /// What a correction makes that was not there before, a line each.
    static func newFindings(_ document: MigratedDocument) -> [String] {
        document.newFindings.map { finding in
            let name = RuleCatalog.all.first { $0.identifier == finding.rule }?.japaneseName ?? finding.rule
            return "\(document.path): 書き換えによって新たに出る指摘（\(name)）: \(finding.message)"
        }
    }

    static func mode(_ heading: MigrationHeading) -> String {
        heading.acceptsReview
            ? "要確認の欄も案のとおり書き換える（--accept-review）" : "機械的に置き換えられる欄だけを書き換える"
    }

    /// nil where the data reach as far as the day.
    static func caution(_ heading: MigrationHeading) -> String? {
        guard heading.run.isBeyondData, let last = heading.run.dataVerifiedThrough else { return nil }
        return "法令データは\(last.japanese)までしか確かめられていません。その後の改正は反映されていません。"
    }
}
