import KobanSettings

/// Why a night could not be finished; `description` is Japanese, a line each.
public enum NightlyError: Error, Sendable, CustomStringConvertible {
    case alreadyRunning(path: String, holder: String?)
    case unwritable(path: String, reason: String)
    case store(NightlyStoreError)
    case configuration(ConfigurationError)
    /// Nothing at all could be read: the night is not recorded.
    case nothingRead
    /// The report could not be written; the last one and the database stay as they are.
    case report(String)
    /// The night is recorded and its report written aside, but could not be put in its place: the
    /// next run does. Why.
    case unpublished(path: String, reason: String)
    /// The report folder holds something that is not Koban's.
    case foreign(path: String)

    /// In Japanese: the path where there is one, what is wrong, what to do; a line for each fault.
    public var description: String {
        switch self {
        case .alreadyRunning(let path, let holder):
            "\(path): 別の夜間点検が実行中です\(holder.map { "（\($0)）" } ?? "")。終わってから、もう一度実行してください。"
        case .unwritable(let path, let reason):
            "\(path): 書き込めません（\(reason)）。場所、空き、権限を確かめてください（前回の記録と報告はそのままです）。"
        case .store(let error): error.description
        case .configuration(let error): error.description
        case .nothingRead: "読めた評価書が一つもないので、今回の点検は記録しません。フォルダーの指定を確かめてください（前回の記録と報告はそのままです）。"
        case .report(let message): "\(message)（前回の記録と報告はそのままです）"
        case .unpublished(let path, let reason):
            "\(path): 報告は書き上がりましたが、この場所に置けません（\(reason)）。場所と権限を確かめてください。次の実行が公開します（前回の報告はそのままです）。"
        case .foreign(let path):
            "\(path): koban が作ったのではないファイルがあるので、置き換えません。別の場所に移すか、--out に別のフォルダーを指定してください。"
        }
    }
}
