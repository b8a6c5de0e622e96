import Foundation
import Testing

/// The published assessments and official texts that may lie beside the package. Tests read them
/// where they are, and say that they were skipped where they are not.
public enum SharedMaterial {
    /// The folder of published assessments.
    public static let assessments = folder("assessments")
    /// The folder of official texts of laws, each named by its law and day.
    public static let sources = folder("sources")
    /// The file of passages from published prose, one list in JSON.
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
    /// Skips where there is no folder of published assessments.
    public static var needsAssessments: Self { needs(SharedMaterial.assessments, "assessments") }
    /// Skips where there is no folder of official texts.
    public static var needsSources: Self { needs(SharedMaterial.sources, "sources") }
    /// Skips where there is no file of passages.
    public static var needsPassages: Self { needs(SharedMaterial.passages, "prose") }

    private static func needs(_ place: URL, _ name: String) -> Self {
        .enabled(
            if: FileManager.default.fileExists(atPath: place.path), "../shared/\(name) is not beside this package")
    }
}
