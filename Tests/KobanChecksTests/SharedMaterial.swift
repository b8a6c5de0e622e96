import Foundation

/// The published assessments beside the project, where they are at hand.
enum SharedMaterial {
    static let assessments = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/assessments")

    static let isPresent = FileManager.default.fileExists(atPath: assessments.path)

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: assessments.appendingPathComponent(name)))
    }
}
