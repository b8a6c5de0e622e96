import KobanFormats

/// Why the page cannot be written: a fault of the program.
public struct NightlyHTMLError: Error, Sendable, CustomStringConvertible {
    /// In Japanese.
    public let description: String
}

/// The templates of the page, compiled once. Every one escapes as `HTMLText` does.
enum NightlyTemplates {
    static let page = "nightly-page"

    /// By name, as `{{> name}}` refers to them.
    static let sources: [String: [UInt8]] = [
        page: PackageResources.nightly_page_mustache,
        "nightly-count": PackageResources.nightly_count_mustache,
        "nightly-severity": PackageResources.nightly_severity_mustache,
        "nightly-overview": PackageResources.nightly_overview_mustache,
        "nightly-filter": PackageResources.nightly_filter_mustache,
        "nightly-changes": PackageResources.nightly_changes_mustache,
        "nightly-standing": PackageResources.nightly_standing_mustache,
        "nightly-findings": PackageResources.nightly_findings_mustache,
        "nightly-finding": PackageResources.nightly_finding_mustache,
        "nightly-documents": PackageResources.nightly_documents_mustache,
        "nightly-citations": PackageResources.nightly_citations_mustache,
        "nightly-reference": PackageResources.nightly_reference_mustache,
    ]

    static let style = String(decoding: PackageResources.nightly_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.nightly_js, as: UTF8.self)

    private static let templates = Result { () throws(HTMLTemplateError) in try HTMLTemplates(sources) }

    static func render(_ view: TemplateView) throws(NightlyHTMLError) -> [UInt8] {
        do throws(HTMLTemplateError) {
            return try templates.get().render(view, with: page)
        } catch {
            throw NightlyHTMLError(description: "報告の様式を組み立てられません（\(error)）。koban の不具合です。")
        }
    }
}
