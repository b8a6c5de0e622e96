import KobanDocuments
import KobanFormats

/// What the JSON of every run says in the same form (`docs/output.md`).
enum RunJSON {
    /// The program.
    static func tool(_ version: String) -> JSONValue {
        .object([("name", .string("koban")), ("version", .string(version))])
    }

    /// What could not be read, and why.
    static func errors(_ errors: [AssessmentInputError]) -> JSONValue {
        .array(errors.map { .object([("path", .string($0.path)), ("message", .string($0.message))]) })
    }

    /// The files of folders that were not read: `[{"kind": "pdf", "count": 3}]`.
    static func unread(_ unread: [UnreadFiles]) -> JSONValue {
        .array(unread.map { .object([("kind", .string($0.kind)), ("count", .int($0.count))]) })
    }
}
