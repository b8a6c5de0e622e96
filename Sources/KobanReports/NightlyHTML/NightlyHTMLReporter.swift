import Foundation
import KobanNightly

/// The report of a night as one page that needs nothing but itself: what is new, what was
/// resolved, what has been stale longest, how institutions and rules stand, every finding.
///
/// UTF-8, HTML that is well-formed XML too. Works without scripts; the one script that it
/// holds filters, sorts and copies. The page forbids itself every access to a network.
public enum NightlyHTMLReporter {
    /// - Complexity: linear in the number of findings and documents.
    /// - Throws: `NightlyHTMLError` where a template cannot be compiled, whatever the report.
    public static func report(_ report: NightlyReport) throws(NightlyHTMLError) -> [UInt8] {
        Array(try NightlyTemplates.render(NightlyPage.view(of: report)).utf8)
    }
}
