import Foundation
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanRuns
import KobanSettings
import KobanText

/// Takes in the files of a night: reads each, and checks those of which no reading is at hand.
struct NightlyIntake {
    let request: NightlyRequest
    let statutes: Statutes
    let statutesDigest: String
    let finder: ConfigurationFinder
    let progress: (NightlyProgress) -> Void

    /// What was taken in.
    struct Taken {
        /// In the order of their names.
        var documents: [ObservedDocument] = []
        var unread: [UnreadPath] = []
        var errors: [UnreadInput] = []
        /// What of the folders is not read, by kind.
        var unreadFiles: [UnreadFiles] = []
        /// What a reader must know of the files besides, a Japanese line each.
        var notes: [String] = []
        /// Those that the user named, absolute, links followed.
        var folders: [String] = []
    }

    /// What is done with a file on any thread.
    private enum Reading: Sendable {
        case known(Int64, ReadingBasis)
        case made(AssessmentReading, ReadingBasis)
    }

    /// How many files are checked between two writings.
    private static let batch = 64

    /// - Parameter known: the paths that the database knows to be there.
    func take(into store: NightlyStore, known: [String]) throws -> Taken {
        var taken = Taken()
        taken.folders = request.folders.map(ResolvedPath.of)
        let files = files(known: known, &taken)
        // Before anything is checked: by other rules than the institution's nothing is reported.
        let reading = try DocumentReading(
            RunInputs(documents: files.map { .file($0) }), statutes: statutes, day: request.day, finder: finder)
        let judge = judge()
        var readings = try store.knownReadings()
        var checked = 0
        for start in stride(from: 0, to: files.count, by: NightlyIntake.batch) {
            let range = start..<min(start + NightlyIntake.batch, files.count)
            let held = readings
            var found: [(index: Int, outcome: Result<Reading, AssessmentInputError>)] = []
            reading.read(range) {
                judge($0, $1, held)
            } take: {
                found.append(($0, $1))
            }
            var made: [(reading: AssessmentReading, basis: ReadingBasis)] = []
            for case (_, .success(.made(let reading, let basis))) in found { made.append((reading, basis)) }
            var ids = try store.keep(made)[...]
            checked += ids.count
            for (index, outcome) in found {
                let settings = reading.settings[index].settings
                switch outcome {
                case .success(.known(let id, let basis)): taken.add(files[index], settings, id, basis, request.folders)
                case .success(.made(let reading, let basis)):
                    guard let id = ids.popFirst() else { continue }
                    readings.add(id, on: basis, period: reading.period)
                    taken.add(files[index], settings, id, basis, request.folders)
                case .failure(let error):
                    taken.errors.append(UnreadInput(path: error.path, message: error.message))
                    taken.unread.append(
                        UnreadPath(
                            path: taken.place(of: error.path, folders: request.folders).path, message: error.message))
                }
            }
            progress(.reading(done: range.upperBound, of: files.count))
        }
        progress(.taken(documents: taken.documents.count, checked: checked, unread: taken.errors.count))
        return taken
    }

    /// What is made of a document; nil where that is no assessment.
    private func judge() -> @Sendable (AssessmentInput, DocumentChecking, KnownReadings) -> Reading? {
        let (digest, day, turningDays) = (statutesDigest, request.day, statutes.turningDays)
        let program = RunningProgram.digest ?? "\(request.version) \(request.startedAt)"
        return { input, checking, held in
            let configuration = checking.settings.configuration
            let basis = ReadingBasis(
                content: ContentDigest.sha256(input.bytes), statutes: digest, program: program,
                configuration: configuration?.digest ?? "")
            if let id = held.id(on: basis, day: day) { return .known(id, basis) }
            return AssessmentReading(
                of: input, checker: checking.checker, configuration: configuration, turningDays: turningDays
            ).map { .made($0, basis) }
        }
    }

    /// The files to read. What lies in the folder of the reports is none of them.
    private func files(known: [String], _ taken: inout Taken) -> [String] {
        let found = AssessmentFiles.files(at: request.folders, skipping: [request.out], listing: request.listing)
        taken.unreadFiles = found.unread
        taken.notes = found.notes
        let out = ResolvedPath.of(request.out)
        let files = found.files.filter { !ResolvedPath.holds(out, ResolvedPath.of($0)) }
        let broken = found.brokenLinks.map { AssessmentInputError(path: $0, reason: .brokenLink) }
        for error in found.errors
            + broken.filter({ error in
                let path = taken.place(of: error.path, folders: request.folders).path
                return known.contains { $0.hasPrefix(path + "/") }
            })
        {
            let path = taken.place(of: error.path, folders: request.folders).path
            // A folder that is not there, cannot be read, or is empty all of a sudden (a share that
            // is not connected looks like that) does not mean that its assessments are gone.
            let held = known.count { $0 == path || $0.hasPrefix(path + "/") }
            let message =
                held > 0
                ? error.message + "前回までに読めた\(held)件の評価書は、前回の結果をそのまま残しました。"
                : error.message
            taken.errors.append(UnreadInput(path: error.path, message: message))
            taken.unread.append(UnreadPath(path: path, message: error.message))
        }
        return files
    }

    /// The folder that a file lay in, where it is there and empty: a share below the folder of the
    /// assessments that is not connected looks like that.
    ///
    /// - Parameters:
    ///   - path: of a file that is not there.
    ///   - folders: absolute; not looked at themselves.
    static func emptiedFolder(of path: String, below folders: [String]) -> String? {
        var place = URL(fileURLWithPath: path).deletingLastPathComponent()
        while folders.contains(where: { place.path.hasPrefix($0 + "/") }) {
            if let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) {
                return names.allSatisfy { $0.hasPrefix(".") } ? place.path : nil
            }
            place.deleteLastPathComponent()
        }
        return nil
    }
}

extension NightlyIntake.Taken {
    /// - Parameter folders: as the user named them, in the order of `self.folders`.
    fileprivate mutating func add(
        _ file: String, _ settings: InputSettings, _ reading: Int64, _ basis: ReadingBasis, _ named: [String]
    ) {
        let place = place(of: file, folders: named)
        documents.append(
            ObservedDocument(
                path: place.path, folder: folders[place.folder], shownPath: file,
                pathInFolder: place.below, reading: reading, basis: basis, settings: settings))
    }

    /// Where a path that was found lies: in which folder, and where below it. Links below the
    /// folder are not followed, so that a file belongs to the folder in which it was found.
    fileprivate func place(of path: String, folders named: [String]) -> (path: String, folder: Int, below: String) {
        let index =
            named.firstIndex { name in path == name || path.hasPrefix(name.hasSuffix("/") ? name : name + "/") } ?? 0
        var below = path.hasPrefix(named[index]) ? String(path.dropFirst(named[index].count)) : path
        while below.hasPrefix("/") { below.removeFirst() }
        guard !below.isEmpty else { return (folders[index], index, URL(fileURLWithPath: path).lastPathComponent) }
        return (folders[index] + "/" + below, index, below)
    }
}
