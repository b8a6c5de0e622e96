import Foundation
import KobanText
import Testing

@testable import KobanAssessments

/// The published assessments beside the package; read in place, never copied.
enum Real {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/assessments")

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)
    static let absence: Comment = "../shared/assessments is not beside this package"

    static func assessment(_ prefix: String) throws -> Assessment {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(names.first { $0.hasPrefix(prefix) })
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        return Assessment(reading: try TextDecoding.decode(bytes).source)
    }
}

extension Assessment {
    func text(_ range: Range<Int>) -> String { source.text(in: range) }

    /// The texts of the current regions of a field.
    func current(_ field: FieldLabel) -> [String] {
        regions.filter { $0.section == .current && $0.field == field }.map { text($0.range) }
    }

    func dump() -> String {
        var out = "form \(form?.rawValue ?? "-") number \(number ?? "-") title \(title ?? "-") inst \(institution ?? "-") pub \(publishedOn?.description ?? "-") status \(linkageStatus?.rawValue ?? "-") submitted \(submittedForms) refs \(annexReferences)\n"
        for r in regions {
            let t = text(r.range).replacingOccurrences(of: "\n", with: "⏎").replacingOccurrences(of: "\t", with: "⇥")
            let p = source.position(at: r.range.lowerBound)
            let s = t.count > 110 ? "\(t.prefix(70))…\(t.suffix(35))" : t
            out += "\(p.line):\(p.column) \(r.section) \(r.role) [\(r.field?.text ?? "-")] e=\(r.entry.map(String.init) ?? "") \(r.isMixed ? "MIXED" : "")\(r.continuesPrevious ? "CONT" : "") | \(s)\n"
        }
        for t in annexTables { out += "TABLE \(t.annexNumber) heading=\(text(t.heading)) cols=\(t.columns.map(text)) num=\(t.numberColumn) rows=\(t.rows.count) numbers=\(t.numbers.map(text))\n" }
        return out
    }
}

struct DumpTests {
    @Test(.enabled(if: Real.isPresent)) func dump() throws {
        for f in ["000", "001", "002", "003"] {
            try Real.assessment(f).dump().write(toFile: "/tmp/koban-dump-\(f).txt", atomically: true, encoding: .utf8)
        }
    }
}
