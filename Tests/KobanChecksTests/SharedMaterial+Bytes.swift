import Foundation
import KobanTestSupport

extension SharedMaterial {
    static let isPresent = hasAssessments

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: assessments.appendingPathComponent(name)))
    }
}
