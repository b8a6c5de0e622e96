import Foundation
import KobanLaw
import KobanRuns
import KobanSettings
import KobanText

/// Assessments of invented cities, and by what they are checked.
enum Documents {
    static let statutes = try! Statutes(StatuteFiles.bundled)
    static let day = CivilDate(iso: "2025-09-24")!

    /// - Parameter length: how many sentences its outline has.
    static func assessment(number: Int = 1, items: String = "15", length: Int = 1) -> String {
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n\(number)\t見本の事務\(number) 基礎項目評価書\n\n"
            + "評価実施機関名\n\nわかば市長\n\n公表日\n\n令和6年3月29日\n\nⅠ 関連情報\n\n"
            + "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t\(String(repeating: "保護の決定を行う。", count: length))\n"
            + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の\(items)の項\n"
    }

    /// Documents in no folder, each of a text.
    static func given(_ texts: [String]) -> RunInputs {
        RunInputs(documents: texts.enumerated().map { .given(path: "\($0).txt", bytes: Array($1.utf8)) })
    }

    static var finder: ConfigurationFinder { ConfigurationFinder(statutes: statutes) }
}

/// A folder that is gone when the test ends.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("koban-runs-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// What lies in a folder below, name by name.
    func contents(of name: String) throws -> [String: Data] {
        var out: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: path(name)) {
            out[file] = try Data(contentsOf: URL(fileURLWithPath: path("\(name)/\(file)")))
        }
        return out
    }
}

/// What a test throws to stop a run.
struct Stopped: Error {}
