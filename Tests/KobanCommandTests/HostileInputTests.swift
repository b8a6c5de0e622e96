import Foundation
import KobanTestSupport
import Testing

/// Inputs of a size at which a cost that grows with the square would not end.
@Suite("大きな入力")
struct HostileInputTests {
    private static let head = Document.cover + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 "

    @Test(
        "nesting and noise of a megabyte hide no citation",
        arguments: ["<p>", "（", "「", "【", "<", "\t", "\n", "法", "第"])
    func noise(_ piece: String) throws {
        let scratch = try TemporaryFolder()
        let noise = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let file = try scratch.write("a.txt", Self.head + "番号法別表第二の26の項。" + noise + "\n")
        let run = try Program.check([file], ["--quiet"], in: scratch)
        #expect(run.exited && run.status == 1)
        #expect(run.text.contains("26の項→42の項"))
    }

    @Test("a list of a megabyte is read whole")
    func list() throws {
        let scratch = try TemporaryFolder()
        let items = (0..<100_000).map { "\($0 / 1000 + 1)の\($0 % 1000 + 2)" }
        let file = try scratch.write(
            "a.txt", Self.head + "番号法別表第二の" + items.joined(separator: "、") + "の項\n")
        let run = try Program.check([file], ["--format", "json"], in: scratch)
        #expect(run.exited && run.status == 1)
        let assessment = try #require((try run.json()["assessments"] as? [[String: Any]])?.first)
        let citation = try #require((assessment["citations"] as? [[String: Any]])?.first)
        let isWhole = citation["items"] as? [String] == items
        #expect(isWhole)
    }

    @Test("thousands of citations on one line are all found, each at its column")
    func oneLine() throws {
        let scratch = try TemporaryFolder()
        let count = 20_000
        let sentence = "番号法別表第二の26の項、"
        let file = try scratch.write("a.txt", String(repeating: sentence, count: count) + "\n")
        let run = try Program.check([file], ["--quiet"], in: scratch)
        #expect(run.exited && run.status == 1)
        #expect(run.lines.count == count)
        let column = (count - 1) * sentence.unicodeScalars.count + 1
        #expect(run.lines.last?.hasPrefix("a.txt:1:\(column):") == true, "\(run.lines.last ?? "")")
    }
}
