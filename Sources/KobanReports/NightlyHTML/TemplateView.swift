import Mustache

/// What a template is filled with: named values. A name that has none is empty and is never
/// looked for further out, so that one finding cannot borrow the words of another.
struct TemplateView: MustacheParent {
    private let values: [String: Any]

    init(_ values: [String: Any?]) {
        self.values = values.compactMapValues { $0 }
    }

    func child(named name: String) -> Any? { values[name] ?? Absent.value }

    /// Renders as nothing, and is false as a section.
    private struct Absent: MustacheCustomRenderable {
        static let value = Absent()
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}

/// Views that are made one by one as the template comes to them: a page may hold tens of
/// thousands.
struct TemplateViews<Source: Sequence>: MustacheSequence {
    private let source: Source
    private let view: (Source.Element) -> TemplateView

    init(_ source: Source, _ view: @escaping (Source.Element) -> TemplateView) {
        self.source = source
        self.view = view
    }

    func makeIterator() -> AnyIterator<TemplateView> {
        var iterator = source.makeIterator()
        return AnyIterator { iterator.next().map(view) }
    }
}
