import ArgumentParser
import KobanLaw
import KobanSettings

/// Which configuration is used.
struct ConfigurationFileOptions: ParsableArguments {
    @Option(
        name: .long, help: "設定ファイル。省くと、評価書のあるフォルダーから上へ koban.yml を探します。",
        completion: .file())
    var config: String?

    @Flag(name: .long, help: "設定ファイルと免除ファイルを探しません。")
    var noConfig = false

    func validate() throws {
        if config != nil, noConfig {
            throw ValidationError("--config と --no-config は一緒に使えません。どちらかにしてください。")
        }
    }

    var choice: ConfigurationFinder.Choice {
        noConfig ? .none : config.map { .file($0) } ?? .nearest
    }
}

/// Which configuration, baseline and waivers a check uses.
struct ConfigurationOptions: ParsableArguments {
    @OptionGroup var file: ConfigurationFileOptions

    @Option(name: .long, help: "ベースライン（既知の指摘）のファイル。載っている指摘は報告しません。", completion: .file())
    var baseline: String?

    @Option(name: .long, help: "免除ファイル。省くと、設定の waivers か、近くの koban-waivers.yml です。", completion: .file())
    var waivers: String?

    /// - Parameter target: where a baseline is about to be written.
    func finder(statutes: Statutes, writing target: String? = nil) -> ConfigurationFinder {
        ConfigurationFinder(
            statutes: statutes,
            choice: file.choice,
            baseline: target.map { .toBeWritten($0) } ?? baseline.map { .file($0) } ?? .configured,
            waivers: waivers)
    }
}
