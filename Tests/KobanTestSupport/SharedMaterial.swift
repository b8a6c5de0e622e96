import Foundation

/// The published assessments and official texts that may lie beside the package. Tests read them
/// where they are, and say that they were skipped where they are not.
public enum SharedMaterial {
    /// nil where it is not there.
    public static let assessments = folder("assessments")
    /// nil where it is not there.
    public static let sources = folder("sources")

    public static let withoutAssessments = "../shared/assessments is not beside this package"
    public static let withoutSources = "../shared/sources is not beside this package"

    private static func folder(_ name: String) -> URL? {
        let folder = BuiltProgram.package.deletingLastPathComponent().appendingPathComponent("shared/\(name)")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}
