import Foundation
import KobanTestSupport
import Testing

/// A folder that is gone when the test ends, in which `koban migrate` runs on texts of invented
/// towns.
final class MigrationPlace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("koban-migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    static func text(
        institution: String = "わかば市長", number: Int = 12, use: String = "番号法第9条第1項、別表第一の15の項",
        inquire: String = "番号法第19条第8号、別表第二の26の項"
    ) -> String {
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n\(number)\t生活保護に関する事務 基礎項目評価書\n\n"
            + (institution.isEmpty ? "" : "評価実施機関名\n\n\(institution)\n\n公表日\n\n令和6年3月29日\n\n")
            + "Ⅰ 関連情報\n\n3. 個人番号の利用\n法令上の根拠\t\(use)\n4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報照会の根拠】 \(inquire)\n"
            + "\n変更箇所\n\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n令和4年4月1日\tⅠ5 所属長\t課長A\t課長B\t事後\t\n"
    }

    func write(_ name: String, _ text: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The files below a folder with their contents, hidden ones left out.
    func contents(of name: String) throws -> [String: Data] {
        let root = folder.appendingPathComponent(name)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.reduce(into: [:]) {
            $0[$1] = try? Data(contentsOf: root.appendingPathComponent($1))
        }
    }

    /// How many texts are below a folder.
    func count(of name: String) -> Int {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent(name).path)
        return names?.filter { $0.hasSuffix(".txt") }.count ?? 0
    }

    struct Outcome {
        let status: Int32
        let output: Data
        let diagnostics: String

        var text: String { String(decoding: output, as: UTF8.self) }

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
        }

        /// The fields of all documents.
        func fields() throws -> [[String: Any]] {
            try #require(try json()["documents"] as? [[String: Any]]).flatMap { $0["fields"] as? [[String: Any]] ?? [] }
        }
    }

    @discardableResult
    func migrate(_ arguments: String...) throws -> Outcome { try migrate(arguments) }

    func migrate(_ arguments: [String]) throws -> Outcome {
        let run = try BuiltProgram.run(complete(arguments), in: folder, environment: BuiltProgram.withoutDatabase)
        #expect(run.exited)
        return Outcome(status: run.status, output: run.output, diagnostics: run.diagnostics)
    }

    /// Starts a run and kills it as soon as some condition holds.
    ///
    /// - Returns: whether it was still running then.
    func kill(_ arguments: [String], when isTime: () -> Bool) throws -> Bool {
        let process = try BuiltProgram.start(complete(arguments), in: folder, environment: BuiltProgram.withoutDatabase)
        while process.isRunning, !isTime() { usleep(500) }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    private func complete(_ arguments: [String]) -> [String] {
        ["migrate"] + arguments + ["--as-of", "2025-09-24"]
    }
}
