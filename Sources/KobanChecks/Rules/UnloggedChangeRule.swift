public struct UnloggedChangeRule: Rule {
    public static let identifier = "unlogged-change"
    public static let japaneseName = "x"
    public static let severity = Severity.note
    public static let rationale = ""
    public static let examples = RuleExamples(firing: [], silent: [])
    public init() {}
}
