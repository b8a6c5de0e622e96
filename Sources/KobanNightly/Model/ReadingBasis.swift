/// What a reading depends on besides the day. Another one of any of them, and the document is
/// checked anew.
public struct ReadingBasis: Sendable, Hashable {
    /// SHA-256 of the document's bytes.
    public let content: String
    /// SHA-256 of the statute data.
    public let statutes: String
    /// SHA-256 of the running program, and so of its rules.
    public let program: String
    /// SHA-256 of the configuration file; empty for none.
    public let configuration: String

    /// A basis made of its parts.
    ///
    /// - Parameter configuration: the SHA-256 of the configuration file; empty for none.
    public init(content: String, statutes: String, program: String, configuration: String) {
        self.content = content
        self.statutes = statutes
        self.program = program
        self.configuration = configuration
    }

    /// Why a document is checked anew that was last read on another basis, or on the same one
    /// for another day.
    func cause(after former: ReadingBasis) -> CheckCause {
        if content != former.content { return .content }
        if statutes != former.statutes { return .statutes }
        if program != former.program { return .program }
        if configuration != former.configuration { return .configuration }
        return .day
    }
}
