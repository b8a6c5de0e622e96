import KobanSettings

/// A file of tonight, read and checked.
struct ObservedDocument {
    /// Absolute, links followed.
    var path: String
    /// The folder that the user named, absolute, links followed.
    var folder: String
    /// As the user would name it.
    var shownPath: String
    var pathInFolder: String
    var reading: Int64
    var basis: ReadingBasis
    var settings: InputSettings
}

/// What could not be read, and so must not be taken for gone.
struct UnreadPath {
    /// Absolute, links followed: of a file, or of a folder with all below it.
    var path: String
    /// What is wrong and what to do, in Japanese.
    var message: String

    func covers(_ other: String) -> Bool { other == path || other.hasPrefix(path + "/") }
}
