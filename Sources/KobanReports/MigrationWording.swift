import KobanMigration

/// What all forms of a migration report say in the same words.
enum MigrationWording {
    /// Whether the field stands in a corrected copy, would, or is left to a person.
    static func treatment(_ field: MigratedField) -> String {
        if !field.holds.isEmpty { return "そのまま（免除）" }
        if field.isWritten {
            return field.confidence == .mechanical ? "書き換え" : "担当者の了承により書き換え"
        }
        let stays = field.references.contains { !$0.isRewritable } ? "この場では書き換えられない引用があり、" : ""
        return "そのまま（\(stays)\(field.isPartial ? "途中までの案で、" : "")担当者が決める）"
    }

    static func field(_ field: MigratedField) -> String { field.field ?? "欄の外" }

    static func choice(_ choice: MigratedField.Choice, isWritten: Bool) -> String {
        "\(choice.subject): \(choice.reason)"
            + (isWritten ? "（\(choice.accepted)）" : "（選択肢: \(choice.alternatives.joined(separator: "／"))）")
    }

    static func hold(_ hold: MigratedField.Hold) -> String {
        "免除: \(hold.reason)（担当: \(hold.owner)）"
    }

    /// All that a person decides or decided about a field.
    static func decisions(_ field: MigratedField) -> [String] {
        field.holds.map(hold) + field.choices.map { choice($0, isWritten: field.isWritten) }
    }

    static func mode(_ report: MigrationReport) -> String {
        report.acceptsReview
            ? "要確認の欄も案のとおり書き換える（--accept-review）" : "機械的に置き換えられる欄だけを書き換える"
    }

    /// nil where the data reach as far as the day.
    static func caution(_ report: MigrationReport) -> String? {
        guard report.isBeyondData, let last = report.dataVerifiedThrough else { return nil }
        return "法令データは\(last.japanese)までしか確かめられていません。その後の改正は反映されていません。"
    }
}
