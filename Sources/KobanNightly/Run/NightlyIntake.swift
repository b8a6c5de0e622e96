import Dispatch
import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText
import Synchronization

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

    private enum Result {
        case known(Int64, ReadingBasis)
        case made(AssessmentReading, ReadingBasis)
        case failed(AssessmentInputError)
    }

    /// How many files are checked between two writings.
    private static let batch = 64

    /// - Parameter known: the paths that the database knows to be there.
    func take(into store: NightlyStore, known: [String]) throws -> Taken {
        var taken = Taken()
        taken.folders = request.folders.map(NightlyIntake.canonical)
        let files = files(known: known, &taken)
        var finder = finder
        var checkers = ConfiguredCheckers(statutes: statutes, day: request.day)
        // Before anything is checked: by other rules than the institution's nothing is reported.
        let settings = try ConfigurationError.collecting(for: files) { (file) throws(ConfigurationError) in
            try finder.settings(for: file)
        }
        let program = RunningProgram.digest ?? "\(request.version) \(request.startedAt)"
        let turningDays = statutes.turningDays
        var readings = try store.knownReadings()
        var checked = 0
        for start in stride(from: 0, to: files.count, by: NightlyIntake.batch) {
            let range = start..<min(start + NightlyIntake.batch, files.count)
            let batch = range.map { index in
                (
                    path: files[index], settings: settings[index],
                    checker: checkers.checker(settings[index].configuration)
                )
            }
            let (digest, day, held) = (statutesDigest, request.day, readings)
            let results = Mutex([Int: Result]())
            DispatchQueue.concurrentPerform(iterations: batch.count) { place in
                let (path, settings, checker) = batch[place]
                let result = NightlyIntake.read(
                    path, settings.configuration, checker: checker, turningDays: turningDays, held: held, day: day
                ) { content in
                    ReadingBasis(
                        content: content, statutes: digest, program: program,
                        configuration: settings.configuration?.digest ?? "")
                }
                results.withLock { $0[place] = result }
            }
            let found = results.withLock { $0 }
            var made: [(reading: AssessmentReading, basis: ReadingBasis)] = []
            for place in batch.indices {
                if case .made(let reading, let basis) = found[place] { made.append((reading, basis)) }
            }
            var ids = try store.keep(made)[...]
            checked += ids.count
            for place in batch.indices {
                switch found[place] {
                case .known(let id, let basis): taken.add(batch[place], id, basis, folders: request.folders)
                case .made(let reading, let basis):
                    guard let id = ids.popFirst() else { continue }
                    readings.add(id, on: basis, period: reading.period)
                    taken.add(batch[place], id, basis, folders: request.folders)
                case .failed(let error):
                    taken.errors.append(UnreadInput(path: error.path, message: error.message))
                    taken.unread.append(
                        UnreadPath(
                            path: taken.place(of: error.path, folders: request.folders).path, message: error.message))
                case nil: continue
                }
            }
            progress(.reading(done: range.upperBound, of: files.count))
        }
        progress(.taken(documents: taken.documents.count, checked: checked, unread: taken.errors.count))
        return taken
    }

    private static func read(
        _ path: String, _ configuration: Configuration?, checker: Checker, turningDays: [CivilDate],
        held: KnownReadings, day: CivilDate, basis: (String) -> ReadingBasis
    ) -> Result {
        do {
            let input = try AssessmentInput(file: path)
            let basis = basis(ContentDigest.sha256(input.bytes))
            if let id = held.id(on: basis, day: day) { return .known(id, basis) }
            guard
                let reading = AssessmentReading(
                    of: input, checker: checker, configuration: configuration, turningDays: turningDays)
            else { return .failed(AssessmentInputError(path: path, reason: .notAnAssessment)) }
            return .made(reading, basis)
        } catch {
            return .failed(error)
        }
    }

    /// The files to read. What lies in the folder of the reports is none of them.
    private func files(known: [String], _ taken: inout Taken) -> [String] {
        let found = AssessmentFiles.files(at: request.folders, skipping: [request.out], listing: request.listing)
        taken.unreadFiles = found.unread
        taken.notes = found.notes
        let out = NightlyIntake.canonical(request.out)
        let files = found.files.filter {
            let path = NightlyIntake.canonical($0)
            return path != out && !path.hasPrefix(out + "/")
        }
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

    static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
}

extension NightlyIntake.Taken {
    /// - Parameter folders: as the user named them, in the order of `self.folders`.
    fileprivate mutating func add(
        _ file: (path: String, settings: InputSettings, checker: Checker), _ reading: Int64, _ basis: ReadingBasis,
        folders named: [String]
    ) {
        let place = place(of: file.path, folders: named)
        documents.append(
            ObservedDocument(
                path: place.path, folder: folders[place.folder], shownPath: file.path,
                pathInFolder: place.below, reading: reading, basis: basis, settings: file.settings))
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
