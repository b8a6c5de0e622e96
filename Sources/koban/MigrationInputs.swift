import KobanAssessments
import KobanDocuments

/// The documents of a migration, without what the run itself writes among them.
struct MigrationInputs {
    let files: [String]
    let errors: [AssessmentInputError]
    /// What of the folders is not read.
    let unread: [UnreadFiles]
    /// What a user must know of the files besides.
    let notes: [String]
    /// Documents that stand where the run writes.
    let passedOver: [String]

    /// - Parameter written: folders and files that the run writes: a copy that an earlier run
    ///   wrote is no input of the next.
    init(_ paths: [String], passingOver written: [String]) {
        let found = AssessmentFiles.files(at: paths)
        errors = found.errors
        unread = found.unread
        notes = found.notes
        let named = Set(paths)
        let roots = Set(paths.map { ResolvedPath.of($0) })
        func holds(_ folder: String, _ path: String) -> Bool {
            path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
        }
        let places = written.map { ResolvedPath.of($0) }
        let files = found.files.filter { file in
            guard !places.isEmpty, !named.contains(file) else { return true }
            let real = ResolvedPath.of(file)
            return !places.contains { place in
                // A folder that is named itself is read, whatever is to be written there or around it.
                holds(place, real) && !roots.contains { holds(place, $0) && holds($0, real) }
            }
        }
        self.files = files
        passedOver = files.count == found.files.count ? [] : Array(Set(found.files).subtracting(files)).sorted()
    }

    /// All that the user named or that was found, but for reports of `koban` itself.
    var all: [String] { files + passedOver + errors.filter { $0.reason != .ownReport }.map(\.path) }
}
