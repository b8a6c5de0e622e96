import KobanWorkbook

/// Turns what a run tells, piece by piece, into the bytes of one format.
///
/// Whoever runs it sends what each call returns on its way at once, so that a document is in the output before the
/// next is read, and lets the piece go: a reporter keeps what its end needs (counts) and nothing else, unless its
/// format must have the whole before the first byte, which its comment says.
///
///     var reporter = CheckJSONReporter(heading)
///     send(reporter.begin())
///     for assessment in assessments { send(reporter.add(assessment)) }
///     send(reporter.end(ending))
///
/// All bytes together are the report. Each method is called in this order, `begin` and `end` once.
public protocol Reporter<Piece, Ending>: Sendable {
    /// What the run tells one after the other.
    associatedtype Piece
    /// What is known when the last piece is told.
    associatedtype Ending
    /// Why there can be no report; `Never` for most.
    associatedtype Failure: Error = Never

    /// What stands before the first piece.
    mutating func begin() throws(Failure) -> [UInt8]

    /// A piece; what must wait for others gives no bytes yet.
    mutating func add(_ piece: Piece) throws(Failure) -> [UInt8]

    /// All that is left.
    mutating func end(_ ending: Ending) throws(Failure) -> [UInt8]
}

extension Reporter {
    /// Nothing stands before the first piece.
    public mutating func begin() throws(Failure) -> [UInt8] { [] }

    /// The whole report, where all is at hand.
    public func report(_ pieces: some Sequence<Piece>, _ ending: Ending) throws(Failure) -> [UInt8] {
        var reporter = self
        var bytes = try reporter.begin()
        for piece in pieces { bytes += try reporter.add(piece) }
        return try bytes + reporter.end(ending)
    }
}

/// A report on one subject, written at once: a reporter to which nothing is told but the end, and which cannot fail.
public protocol SubjectReporter<Subject>: Reporter where Piece == Never, Ending == Subject, Failure == Never {
    /// What is reported on.
    associatedtype Subject

    /// The whole report.
    func report(_ subject: Subject) -> [UInt8]
}

extension SubjectReporter {
    /// Never called: there are no pieces.
    public mutating func add(_ piece: Never) -> [UInt8] {}

    /// The whole report.
    public mutating func end(_ subject: Subject) -> [UInt8] { report(subject) }
}

/// A report as a workbook for Excel. Its sheets lead to one another, so that it is put together when the last piece
/// is told; what becomes of it is a `Workbook` and no bytes, since its writer puts a file together on the disk.
public protocol WorkbookReporter<Piece, Ending>: Sendable {
    /// What the run tells one after the other.
    associatedtype Piece
    /// What is known when the last piece is told.
    associatedtype Ending

    /// Takes a piece.
    mutating func add(_ piece: Piece)

    /// The workbook, to be written.
    mutating func end(_ ending: Ending) -> Workbook
}

extension WorkbookReporter {
    /// The workbook, where all is at hand.
    public func report(_ pieces: some Sequence<Piece>, _ ending: Ending) -> Workbook {
        var reporter = self
        for piece in pieces { reporter.add(piece) }
        return reporter.end(ending)
    }
}
