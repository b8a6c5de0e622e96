import KobanDocuments
import KobanLaw
import KobanReports
import KobanRuns
import KobanSamples
import KobanSettings
import KobanText
import Testing

/// Runs over the three samples, which cite what is stale.
struct SampleRuns {
    let statutes: Statutes
    let day: CivilDate
    let inputs = RunInputs(documents: Samples.all.map { .given(path: $0.path, bytes: $0.bytes) })

    init() throws {
        statutes = try Statutes(.bundled)
        day = try #require(CivilDate(iso: "2026-02-08"))
    }

    var paths: [String] { Samples.all.map(\.path) }

    var finder: ConfigurationFinder { ConfigurationFinder(statutes: statutes) }

    var heading: RunHeading {
        RunHeading(version: "0", asOf: day, dataVerifiedThrough: statutes.verifiedThrough)
    }
}

/// What happened in a run, in its order, and what was written.
struct Recording {
    enum Event: Equatable {
        /// A document was delivered, by its path.
        case delivered(String)
        /// Bytes were written that tell of a document.
        case told(String)
    }

    private(set) var events: [Event] = []
    private(set) var bytes: [UInt8] = []
    let paths: [String]

    init(of paths: [String]) { self.paths = paths }

    mutating func deliver(_ path: String) { events.append(.delivered(path)) }

    mutating func write(_ piece: [UInt8]) {
        bytes += piece
        let text = String(decoding: piece, as: UTF8.self)
        events += paths.filter(text.contains).map { .told($0) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
