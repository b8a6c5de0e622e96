import KobanCitations
import KobanDocuments
import KobanFormats

/// The output of `koban cite --format json`.
public struct CiteJSONReporter: Reporter {
    private let document: Document
    private var out = JSONWriter()

    /// - Parameter document: in which the citations stand.
    public init(in document: Document) {
        self.document = document
    }

    /// Up to the first citation.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        out.beginArray("citations")
        return out.take()
    }

    /// A citation with its place.
    public mutating func add(_ citation: Citation) -> [UInt8] {
        out.add(CitationJSON.value(of: citation, in: document, field: nil, section: nil, status: nil))
        return out.take()
    }

    /// The end of the list.
    public mutating func end(_: Void) -> [UInt8] {
        out.endArray()
        out.endObject()
        return out.take()
    }
}
