import Foundation
import Testing

/// The published assessments and official texts that may lie beside the package. Tests read them
/// where they are, and say that they were skipped where they are not.
public enum SharedMaterial {
    public static let assessments = folder("assessments")
    public static let sources = folder("sources")
    public static let passages = folder("prose").appendingPathComponent("passages.json")

    /// The bytes of a published assessment.
    public static func assessment(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: assessments.appendingPathComponent(name)))
    }

    /// The names of all published assessments.
    public static func assessmentNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: assessments.path).sorted()
    }

    private static func folder(_ name: String) -> URL {
        BuiltProgram.package.deletingLastPathComponent().appendingPathComponent("shared/\(name)")
    }
}

/// Skips a test or a suite where what it reads is not at hand.
extension Trait where Self == ConditionTrait {
    public static var needsAssessments: Self { needs(SharedMaterial.assessments, "assessments") }
    public static var needsSources: Self { needs(SharedMaterial.sources, "sources") }
    public static var needsPassages: Self { needs(SharedMaterial.passages, "prose") }

    private static func needs(_ place: URL, _ name: String) -> Self {
        .enabled(
            if: FileManager.default.fileExists(atPath: place.path), "../shared/\(name) is not beside this package")
    }
}
