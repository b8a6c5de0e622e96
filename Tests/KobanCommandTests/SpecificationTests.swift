import Foundation
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanReports
import KobanTestSupport
import KobanText
import Testing

/// The pages of `docs/specification` against the program and its sources, so that they cannot drift from them.
@Suite("仕様のページ")
struct SpecificationTests {
    private static let folder = BuiltProgram.package.appendingPathComponent("docs/specification")

    @Test("every notation is read as its page says, by a file that is there")
    func notations() throws {
        let rows = try Self.rows(of: "notations.md")
        #expect(rows.count >= 134, "rows of the page were lost, or its form changed")
        let scanner = try BundledLaw.scanner
        let files = Set(try Self.files(in: "Sources/KobanCitations").map(\.lastPathComponent))
        for row in rows {
            let text = Self.code(row[0]).replacing("⏎", with: "\n")
            #expect(Self.reading(of: text, by: scanner) == row[1], "\(row[0])")
            #expect(files.contains(Self.code(row[2])), "\(row[2])")
        }
        let named = Set(rows.map { Self.code($0[2]) })
        let productions = files.filter { $0.hasPrefix("CitationParser+") || $0.hasPrefix("TableTail") }
        #expect(productions.count > 10)
        #expect(productions.subtracting(named) == [], "productions without an example on the page")
    }

    @Test("every assumption in the sources has its row, and every row its assumption")
    func assumptions() throws {
        var marks: [String: Int] = [:]
        for file in try Self.files(in: "Sources") {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let count = lines.count { $0.lowercased().contains("assumption") }
            if count > 0 { marks[file.lastPathComponent, default: 0] += count }
        }
        #expect(marks.count > 10)
        let rows = try Self.rows(of: "assumptions.md").map { Self.code($0[0]) }
        #expect(Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +) == marks)
    }

    @Test("no look-ahead of the grammar is a number without a name")
    func reaches() throws {
        // 3 and less count the parts of what a line of the grammar names.
        let largestUnnamed = 3
        var count = 0
        for folder in ["Grammar", "Lexing", "Resolving"] {
            for file in try Self.files(in: "Sources/KobanCitations/\(folder)") {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    let code = line.trimmingCharacters(in: .whitespaces)
                    guard !code.hasPrefix("//"), !code.contains("static let") else { continue }
                    for match in code.matches(of: /(?:[<>]=?|[+\-]|prefix\(|suffix\() ?([0-9]+)\b/) {
                        let number = Int(match.1) ?? 0
                        // ASCII codes, bits of an encoding and tens of a numeral are no reaches.
                        guard !code.contains("% 10"), !code.contains("0x"), !code.contains("UInt64"),
                            !code.contains("scalar.value")
                        else { continue }
                        #expect(number <= largestUnnamed, "\(file.lastPathComponent): \(code)")
                        count += 1
                    }
                }
            }
        }
        #expect(count > 50)
    }

    @Test("every page that a comment names is there")
    func pages() throws {
        var count = 0
        for file in try Self.files(in: "Sources") + Self.files(in: "Tests") {
            for page in try String(contentsOf: file, encoding: .utf8).matches(of: /docs\/[a-z\/-]+\.md/) {
                let path = BuiltProgram.package.appendingPathComponent(String(page.output)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(file.lastPathComponent): \(page.output)")
                count += 1
            }
        }
        #expect(count > 10)
    }

    /// What `koban cite` prints, without the places.
    private static func reading(of text: String, by scanner: CitationScanner) -> String {
        let source = SourceText(text)
        let report = CiteTextReporter(in: KobanDocuments.Document(text: source))
            .report(scanner.learning(from: source).citations(in: source), ())
        let lines = String(decoding: report, as: UTF8.self).split(separator: "\n").map { line in
            line.trimmingPrefix(#/[0-9]+:[0-9]+: /#).trimmingCharacters(in: .whitespaces)
        }
        return lines.isEmpty ? "なし" : lines.joined(separator: " ／ ")
    }

    /// The rows of a page's tables of three columns of which the first is code.
    private static func rows(of page: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
            let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
            return cells.count == 3 ? cells : nil
        }
    }

    private static func code(_ cell: String) -> String {
        cell.trimmingCharacters(in: CharacterSet(charactersIn: "`"))
    }

    private static func files(in folder: String) throws -> [URL] {
        let root = BuiltProgram.package.appendingPathComponent(folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return names.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.map(root.appendingPathComponent)
    }
}
