import Foundation
import KobanTestSupport

/// The built program, run as a process.
enum Program {
    typealias Outcome = BuiltProgram.Outcome

    static func run(
        _ arguments: [String], input: Data = Data(), in scratch: TemporaryFolder
    ) throws -> Outcome {
        try BuiltProgram.run(arguments, in: scratch.url, input: input)
    }

    /// `koban check` on a day that the data prove.
    static func check(
        _ paths: [String], _ options: [String] = [], in scratch: TemporaryFolder
    ) throws -> Outcome {
        try run(["check"] + paths + ["--as-of", "2025-09-24"] + options, in: scratch)
    }
}

/// Documents of an invented town.
enum Document {
    static let cover = BasicForm.cover(
        number: "12", title: "生活保護に関する事務", institution: "わかば市長", published: "令和6年3月29日")

    static func assessment(use: String, inquire: String) -> String {
        cover + BasicForm.use(use) + linkage(inquire)
    }

    static func linkage(_ inquire: String) -> String { BasicForm.linkage("【情報照会の根拠】 \(inquire)", status: "実施する") }

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
