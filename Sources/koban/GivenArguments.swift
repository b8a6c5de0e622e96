/// What stands on the command line, looked at before it is parsed: what the parser would take in silence
/// although it can only be a slip, mostly of a shell's variable that is empty.
enum GivenArguments {
    /// Options that say the same thing however often they stand there, and the one that may be given for
    /// several things.
    private static let repeatable: Set<String> = [
        "--decide", "--quiet", "--evidence", "--show-suppressed", "--no-config", "--force", "--accept-review",
        "--dry-run",
        "--help", "--version",
    ]

    /// The short names.
    private static let longNames = ["-o": "--output", "-q": "--quiet", "-h": "--help"]

    /// What is wrong, in one Japanese line; nil where nothing is.
    static func problem(in arguments: [String]) -> String? {
        var seen: Set<String> = []
        var former: String?
        for (index, argument) in arguments.enumerated() {
            if argument.allSatisfy(\.isWhitespace) {
                return former.map { "\($0) の値が空です。値を指定するか、\($0) を省いてください。" }
                    ?? "空の引数があります（\(index + 1)番目）。パスや語を指定してください。"
            }
            former = nil
            // All that follows is no option.
            if argument == "--" {
                return arguments[index...].contains { $0.allSatisfy(\.isWhitespace) } ? "空の引数があります。パスや語を指定してください。" : nil
            }
            guard argument.hasPrefix("-"), argument.count > 1 else { continue }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = longNames[String(parts[0])] ?? String(parts[0])
            if parts.count == 2, parts[1].allSatisfy(\.isWhitespace) {
                return "\(name) の値が空です。値を指定するか、\(name) を省いてください。"
            }
            if parts.count == 1, !repeatable.contains(name) || name == "--decide" { former = name }
            if !repeatable.contains(name), !seen.insert(name).inserted {
                return "\(name) が2回以上あります。どれを使うか決められないので、1回だけ指定してください。"
            }
        }
        return nil
    }
}
