import Foundation

/// A folder of one test, which is gone with whoever holds it: when the test ends, also where it throws.
/// It is below another that is only its own, so that what a test writes beside it goes too.
///
/// A target whose tests do more in a folder has a class of its own that adds it.
open class TemporaryFolder {
    /// The folder itself, empty at first.
    public let url: URL
    private let own: URL

    /// Makes the folder, with a name that no other has.
    public init() throws {
        own = FileManager.default.temporaryDirectory.appendingPathComponent("koban-\(UUID().uuidString)")
        url = own.appendingPathComponent("documents")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: own) }

    /// Lends a folder for as long as a piece of a test takes.
    public static func lend<Value>(_ body: (TemporaryFolder) throws -> Value) throws -> Value {
        let folder = try TemporaryFolder()
        return try withExtendedLifetime(folder) { try body(folder) }
    }

    /// Where a file of this name lies or would lie in the folder.
    public func url(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// The same as `url(_:)`, as a path.
    public func path(_ name: String) -> String { url(name).path }

    /// Writes a file, folders on the way included.
    ///
    /// - Returns: its name, by which a program finds it that runs in the folder.
    @discardableResult
    public func write(_ name: String, _ bytes: Data) throws -> String {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url(name))
        return name
    }

    /// Writes a file of text in UTF-8, folders on the way included.
    ///
    /// - Returns: its name, by which a program finds it that runs in the folder.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    /// Makes a folder in this one, folders on the way included; one that is there already stays.
    public func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
    }

    /// The text of a file; what is not UTF-8 is replaced.
    public func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
    }

    /// The files in a folder and in those below it, hidden ones too, by their names from there; none
    /// where there is no such folder.
    public func contents(of name: String) throws -> [String: Data] {
        let root = url(name)
        guard let files = FileManager.default.enumerator(atPath: root.path) else { return [:] }
        var contents: [String: Data] = [:]
        while let file = files.nextObject() as? String {
            guard files.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
            contents[file] = try Data(contentsOf: root.appendingPathComponent(file))
        }
        return contents
    }
}
