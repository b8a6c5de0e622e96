import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

/// Assessments of an invented town, and the ways to check them.
enum Town {
    static let statutes = try! BundledLaw.statutes
    static let scanner = try! BundledLaw.scanner
    static let day = CivilDate(iso: "2025-09-24")!

    static func document(
        use: String = "番号法第9条第1項、別表第一の15の項",
        inquire: String = "番号法第19条第8号、別表第二の26の項", number: String = "12",
        institution: String = "わかば市長", outline: String = "保護の決定を行う。"
    ) -> String {
        BasicForm.cover(
            number: number, title: "生活保護に関する事務", institution: institution,
            published: institution.isEmpty ? "" : "令和6年3月29日")
            + BasicForm.outline(outline) + BasicForm.use(use)
            + BasicForm.linkage("【情報照会の根拠】 \(inquire)", status: "実施する")
    }

    static func check(_ text: String, on day: CivilDate = day) -> CheckedAssessment {
        Checker(statutes: statutes, day: day, scanner: scanner).check(SourceText(text))
    }

    static func identities(
        _ text: String, path: String = "a.txt", folder: URL = URL(fileURLWithPath: "/town"),
        on day: CivilDate = day
    ) -> [FindingIdentity] {
        let checked = check(text, on: day)
        return FindingIdentity.identities(
            of: checked.findings, citations: checked.citations,
            document: FindingIdentity.document(checked.assessment, path: path, folder: folder), tables: statutes.tables)
    }
}

/// A folder in which the program can be run.
final class Workplace: TemporaryFolder {
    func koban(_ arguments: String...) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(arguments, in: url)
        #expect(outcome.exited)
        return outcome
    }
}

extension BuiltProgram.Outcome {
    /// The findings of all documents.
    func findings() throws -> [[String: Any]] {
        try #require(try json()["assessments"] as? [[String: Any]])
            .flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    }

    func summary() throws -> [String: [String: Int]] {
        let summary = try #require(try json()["summary"] as? [String: Any])
        return summary.compactMapValues { $0 as? [String: Int] }
    }
}
