import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// The statute data that the program carries, loaded once for all tests.
public enum BundledLaw {
    /// The bundled data; throws, each time, what loading them threw.
    public static var statutes: Statutes { get throws { try loaded.get() } }

    /// What laws and tables are called is put together once.
    public static var scanner: CitationScanner { get throws { try named.get() } }

    /// Checks against the law of a day.
    public static func checker(on day: CivilDate) throws -> Checker {
        Checker(statutes: try statutes, day: day, scanner: try scanner)
    }

    /// Where the files lie from which the data are taken into the program.
    public static let folder = BuiltProgram.package.appendingPathComponent("statutes")

    private static let loaded = Result { try Statutes(.bundled) }
    private static let named = loaded.map { CitationScanner(statutes: $0) }
}
