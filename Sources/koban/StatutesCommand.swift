import ArgumentParser

/// `koban statutes`: the statute data.
struct StatutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statutes", abstract: "法令データ（表の版・項・対応）を扱います。",
        subcommands: [
            StatutesListCommand.self, StatutesImportCommand.self, StatutesReviewCommand.self,
            StatutesDiffCommand.self, StatutesExportCommand.self, StatutesCreateCommand.self,
            FetchCommand.self, DeriveCommand.self,
        ])
}
