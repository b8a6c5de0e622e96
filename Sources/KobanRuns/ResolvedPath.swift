import Foundation

/// The place that a path means, links followed.
public enum ResolvedPath {
    /// Absolute; of what is not there as well.
    public static func of(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// Whether a place is a folder or lies in it; both resolved.
    public static func holds(_ folder: String, _ place: String) -> Bool {
        place == folder || place.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}
