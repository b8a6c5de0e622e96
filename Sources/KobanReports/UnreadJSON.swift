import KobanDocuments

/// The files of folders that were not read, for programs: `[{"kind": "pdf", "count": 3}]`.
enum UnreadJSON {
    static func value(of unread: [UnreadFiles]) -> JSONValue {
        .array(unread.map { .object([("kind", .string($0.kind)), ("count", .int($0.count))]) })
    }
}
