import Foundation

/// Files that are told by what they are, not by their names: a link, another way of writing the path and a
/// hard link are the same file.
public struct FileIdentities: Sendable {
    private var paths: Set<String> = []
    private var files: Set<Identity> = []

    private struct Identity: Hashable {
        let device: UInt64
        let file: UInt64
    }

    /// - Parameter names: paths of files, which need not be there.
    public init(_ names: [String]) {
        for name in names {
            paths.insert(ResolvedPath.of(name))
            if let identity = FileIdentities.identity(name) { files.insert(identity) }
        }
    }

    /// Whether a path leads to one of them.
    public func contain(_ name: String) -> Bool {
        paths.contains(ResolvedPath.of(name)) || FileIdentities.identity(name).map(files.contains) ?? false
    }

    private static func identity(_ name: String) -> Identity? {
        var status = stat()
        guard stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(truncatingIfNeeded: status.st_ino))
    }

    /// What may stand at a path.
    public enum Kind: Sendable {
        case none
        case file
        /// A link, a folder, a pipe, a device.
        case other
    }

    /// What stands at a path, links not followed.
    public static func kind(of name: String) -> Kind {
        var status = stat()
        guard lstat(name, &status) == 0 else { return .none }
        return status.st_mode & S_IFMT == S_IFREG ? .file : .other
    }
}
