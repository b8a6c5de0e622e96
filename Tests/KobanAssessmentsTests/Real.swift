import Foundation
import KobanDocuments
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

/// The published assessments beside the package; read in place, never copied.
enum Real {
    static let isPresent = SharedMaterial.hasAssessments
    static let absence = Comment(rawValue: SharedMaterial.withoutAssessments)

    static func assessment(_ prefix: String) throws -> Assessment {
        let names = try FileManager.default.contentsOfDirectory(atPath: SharedMaterial.assessments.path)
        let name = try #require(names.first { $0.hasPrefix(prefix) })
        let bytes = [UInt8](try Data(contentsOf: SharedMaterial.assessments.appendingPathComponent(name)))
        return Assessment(reading: try TextDecoding.decode(bytes).source)
    }
}

extension Assessment {
    func text(_ range: Range<Int>) -> String { source.text(in: range) }

    /// The texts of the current regions of a field.
    func current(_ field: FieldLabel) -> [String] {
        regions.filter { $0.section == .current && $0.field == field }.map { text($0.range) }
    }
}
