import KobanChecks
import KobanNightly
import KobanWorkbook

/// All citations of an assessment of a night: what a report of the night is told, one assessment at a time, so that
/// they are never in memory all at once.
public struct RecordedCitations: Sendable {
    /// The assessment.
    public let document: ReportedDocument
    /// In its order.
    public let citations: [RecordedCitation]

    /// - Parameter citations: all of the assessment, in its order.
    public init(_ citations: [RecordedCitation], of document: ReportedDocument) {
        self.document = document
        self.citations = citations
    }
}

extension Reporter where Piece == RecordedCitations, Ending == Void {
    /// The whole report on a night.
    ///
    /// - Parameter citations: all citations of an assessment, in its order; asked for one assessment at a time.
    /// - Throws: what `citations` throws, and what the reporter throws.
    public func report(
        on night: NightlyReport, citations: (ReportedDocument.ID) throws -> [RecordedCitation]
    ) throws -> [UInt8] {
        var reporter = self
        var bytes = try reporter.begin()
        for document in night.documents {
            bytes += try reporter.add(RecordedCitations(try citations(document.id), of: document))
        }
        return try bytes + reporter.end(())
    }
}

extension WorkbookReporter where Piece == RecordedCitations, Ending == Void {
    /// The whole workbook of a night.
    ///
    /// - Parameter citations: all citations of an assessment, in its order; asked for one assessment at a time.
    /// - Throws: what `citations` throws.
    public func report(
        on night: NightlyReport, citations: (ReportedDocument.ID) throws -> [RecordedCitation]
    ) rethrows -> Workbook {
        var reporter = self
        for document in night.documents {
            reporter.add(RecordedCitations(try citations(document.id), of: document))
        }
        return reporter.end(())
    }
}
