import Foundation
import KobanTestSupport
import Testing

/// A folder in which `koban migrate` runs on texts of invented towns.
final class MigrationPlace: TemporaryFolder {
    static func text(
        institution: String = "わかば市長", number: Int = 12, use: String = "番号法第9条第1項、別表第一の15の項",
        inquire: String = "番号法第19条第8号、別表第二の26の項"
    ) -> String {
        BasicForm.cover(
            number: "\(number)", title: "生活保護に関する事務", institution: institution,
            published: institution.isEmpty ? "" : "令和6年3月29日")
            + BasicForm.use(use) + BasicForm.linkage("【情報照会の根拠】 \(inquire)", status: "実施する") + Migrating.history
    }

    /// The texts below a folder.
    func texts(of name: String) throws -> [String: Data] { try contents(of: name).filter { $0.key.hasSuffix(".txt") } }

    /// How many texts are below a folder.
    func count(of name: String) -> Int {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: path(name))
        return names?.filter { $0.hasSuffix(".txt") }.count ?? 0
    }

    @discardableResult
    func migrate(_ arguments: String...) throws -> BuiltProgram.Outcome { try migrate(arguments) }

    func migrate(_ arguments: [String]) throws -> BuiltProgram.Outcome {
        let run = try BuiltProgram.run(complete(arguments), in: url, environment: BuiltProgram.withoutDatabase)
        #expect(run.exited)
        return run
    }

    /// Starts a run and kills it as soon as some condition holds.
    ///
    /// - Returns: whether it was still running then.
    func kill(_ arguments: [String], when isTime: () -> Bool) throws -> Bool {
        let process = try BuiltProgram.start(complete(arguments), in: url, environment: BuiltProgram.withoutDatabase)
        while process.isRunning, !isTime() { usleep(500) }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    private func complete(_ arguments: [String]) -> [String] {
        ["migrate"] + arguments + ["--as-of", "2025-09-24"]
    }
}

extension BuiltProgram.Outcome {
    /// The fields of all documents.
    func fields() throws -> [[String: Any]] {
        try #require(try json()["documents"] as? [[String: Any]]).flatMap { $0["fields"] as? [[String: Any]] ?? [] }
    }
}
