import Foundation

/// The published assessments and official texts that may lie beside the package. Tests read them
/// where they are, and say that they were skipped where they are not.
public enum SharedMaterial {
    public static let assessments = folder("assessments")
    public static let sources = folder("sources")

    public static let passages = folder("prose").appendingPathComponent("passages.json")

    public static let hasPassages = FileManager.default.fileExists(atPath: passages.path)
    public static let hasAssessments = FileManager.default.fileExists(atPath: assessments.path)
    public static let hasSources = FileManager.default.fileExists(atPath: sources.path)

    public static let withoutAssessments = "../shared/assessments is not beside this package"
    public static let withoutPassages = "../shared/prose is not beside this package"
    public static let withoutSources = "../shared/sources is not beside this package"

    private static func folder(_ name: String) -> URL {
        BuiltProgram.package.deletingLastPathComponent().appendingPathComponent("shared/\(name)")
    }
}
