import Foundation
import KobanTestSupport
import Testing

/// The built program, run as a process.
enum Program {
    typealias Outcome = BuiltProgram.Outcome

    static let package = BuiltProgram.package
    static let executable = BuiltProgram.executable

    static func run(
        _ arguments: [String], input: Data = Data(), in scratch: Scratch
    ) throws -> Outcome {
        try BuiltProgram.run(arguments, in: scratch.folder, input: input)
    }

    /// `koban check` on a day that the data prove.
    static func check(
        _ paths: [String], _ options: [String] = [], in scratch: Scratch
    ) throws -> Outcome {
        try run(["check"] + paths + ["--as-of", "2025-09-24"] + options, in: scratch)
    }
}

extension BuiltProgram.Outcome {
    var lines: [Substring] { text.split(separator: "\n") }
    /// The lines on standard error.
    var complaints: [Substring] { diagnostics.split(separator: "\n") }

    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    }
}

/// A folder that is gone when the test ends.
final class Scratch {
    let folder: URL

    init() throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("koban-\(UUID().uuidString)")
        folder = root.appendingPathComponent("documents")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }

    /// Writes a file, folders on the way included.
    /// - Returns: its path relative to the folder, in which the program runs.
    @discardableResult
    func write(_ name: String, _ bytes: Data) throws -> String {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
        return name
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }
}

/// Documents of an invented town.
enum Document {
    static let cover =
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n12\t生活保護に関する事務 基礎項目評価書\n\n評価実施機関名\n\nわかば市長\n\n公表日\n\n令和6年3月29日\n\nⅠ 関連情報\n\n"
    static func assessment(use: String, inquire: String) -> String {
        cover
            + "3. 個人番号の利用\n法令上の根拠\t\(use)\n4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報照会の根拠】 \(inquire)\n"
    }
    /// Nothing to say about it on 2025-09-24.
    static let right = assessment(
        use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項")
    /// A fault of severity error.
    static let stale = assessment(
        use: "番号法第9条第1項、別表第一の15の項", inquire: "番号法第19条第8号、別表第二の26の項")
    /// A fault of severity warning and none above: the order's former title.
    static let retitled = assessment(
        use: "番号法第9条第1項、別表の23の項、行政手続における特定の個人を識別するための番号の利用等に関する法律別表第一の主務省令で定める事務を定める命令第15条",
        inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項")
}
