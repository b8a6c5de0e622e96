import KobanLaw
import KobanRuns
import KobanSettings
import KobanTestSupport
import KobanText

/// Assessments of invented cities, and by what they are checked.
enum Documents {
    static let statutes = try! BundledLaw.statutes
    static let day = CivilDate(iso: "2025-09-24")!

    /// - Parameter length: how many sentences its outline has.
    static func assessment(number: Int = 1, items: String = "15", length: Int = 1) -> String {
        BasicForm.cover(
            number: "\(number)", title: "見本の事務\(number)", institution: "わかば市長", published: "令和6年3月29日")
            + BasicForm.outline(String(repeating: "保護の決定を行う。", count: length))
            + BasicForm.use("番号法第9条第1項、別表第一の\(items)の項")
    }

    /// Documents in no folder, each of a text.
    static func given(_ texts: [String]) -> RunInputs {
        RunInputs(documents: texts.enumerated().map { .given(path: "\($0).txt", bytes: Array($1.utf8)) })
    }

    static var finder: ConfigurationFinder { ConfigurationFinder(statutes: statutes) }
}

/// What a test throws to stop a run.
struct Stopped: Error {}
