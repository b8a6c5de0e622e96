import Mustache

/// What a template is filled with: named values. A name that has none is empty and is never
/// looked for further out, so that one part of a page cannot borrow the words of another.
public struct TemplateView: MustacheParent {
    private let values: [String: Any]

    /// - Parameter values: texts, flags, other views and lists of them, by the names that the template uses; nil for
    ///   what is left out.
    public init(_ values: [String: Any?]) {
        self.values = values.compactMapValues { $0 }
    }

    /// The value of a name, for the template.
    public func child(named name: String) -> Any? { values[name] ?? Absent.value }

    /// Renders as nothing, and is false as a section.
    private struct Absent: MustacheCustomRenderable {
        static let value = Absent()
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}

/// Views that are made one by one as the template comes to them: a page may hold tens of
/// thousands.
public struct TemplateViews<Source: Sequence>: MustacheSequence {
    private let source: Source
    private let view: (Source.Element) -> TemplateView

    /// - Parameter view: makes the view of an element when the template comes to it.
    public init(_ source: Source, _ view: @escaping (Source.Element) -> TemplateView) {
        self.source = source
        self.view = view
    }

    /// The views in the order of the source, for the template.
    public func makeIterator() -> AnyIterator<TemplateView> {
        var iterator = source.makeIterator()
        return AnyIterator { iterator.next().map(view) }
    }
}
