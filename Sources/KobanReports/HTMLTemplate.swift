import Mustache

/// A page made from a template, in which no text can become markup.
///
/// Mustache itself escapes by whole characters: a bracket that follows a character such as
/// U+0600 is one with it and would stay a bracket. Templates therefore begin with
/// `{{% CONTENT_TYPE: KOBAN_HTML}}`, which escapes by code points.
struct HTMLTemplate: Sendable {
    private struct Escaping: MustacheContentType {
        func escapeText(_ text: String) -> String { Markup.html(text) }
    }

    private static let escaping: Void = MustacheContentTypes.register(Escaping(), named: "KOBAN_HTML")

    private let template: MustacheTemplate

    /// - Parameter source: the template as UTF-8.
    /// - Throws: where it is no template: a fault of the program.
    init(_ source: [UInt8]) throws {
        _ = Self.escaping
        template = try MustacheTemplate(string: String(decoding: source, as: UTF8.self))
    }

    /// - Parameter page: values by the names that the template uses.
    func render(_ page: [String: any Sendable]) -> String { template.render(page) }
}
