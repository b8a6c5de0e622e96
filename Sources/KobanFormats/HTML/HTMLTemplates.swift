import Mustache

/// Why a page cannot be put together: a fault of the program, whatever the page says.
public struct HTMLTemplateError: Error, Sendable, CustomStringConvertible {
    /// What the templates say is wrong.
    public let description: String
}

/// The templates of a page, compiled once. Every one escapes as `HTMLText` does.
public struct HTMLTemplates: Sendable {
    private let library: MustacheLibrary

    /// Compiles templates.
    ///
    /// - Parameter sources: in UTF-8, by the names by which one refers to another (`{{> name}}`).
    /// - Throws: `HTMLTemplateError` where one is damaged.
    public init(_ sources: [String: [UInt8]]) throws(HTMLTemplateError) {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        var library = MustacheLibrary()
        do {
            for (name, bytes) in sources {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            }
        } catch {
            throw HTMLTemplateError(description: "\(error)")
        }
        self.library = library
    }

    /// Fills a template.
    ///
    /// - Returns: the page in UTF-8.
    /// - Throws: `HTMLTemplateError` where there is no template of the name.
    public func render(_ view: TemplateView, with name: String) throws(HTMLTemplateError) -> [UInt8] {
        guard let page = library.render(view, withTemplate: name) else {
            throw HTMLTemplateError(description: "様式 \(name) がありません")
        }
        return Array(page.utf8)
    }
}
