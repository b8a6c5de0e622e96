import KobanDocuments
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

/// The published assessments beside the package; read in place, never copied.
enum Real {
    static func assessment(_ prefix: String) throws -> Assessment {
        let name = try #require(try SharedMaterial.assessmentNames().first { $0.hasPrefix(prefix) })
        return Assessment(reading: try TextDecoding.decode(try SharedMaterial.assessment(name)).source)
    }
}

extension Assessment {
    func text(_ range: Range<Int>) -> String { source.text(in: range) }

    /// The texts of the current regions of a field.
    func current(_ field: FieldLabel) -> [String] {
        regions.filter { $0.section == .current && $0.field == field }.map { text($0.range) }
    }
}
