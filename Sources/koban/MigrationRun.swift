import Foundation
import KobanAssessments
import KobanChecks
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanReports
import KobanSettings
import KobanText

/// Migrates what the user named, a document after the other; of each only the result is kept.
struct MigrationRun {
    private(set) var documents: [MigratedDocument] = []
    private(set) var errors: [AssessmentInputError] = []
    /// A Japanese line for each copy that could not be written.
    private(set) var failures: [String] = []
    /// A Japanese line for each copy of an earlier run that no longer says what it should.
    private(set) var leftovers: [String] = []
    /// How many documents were taken over from a run that was stopped.
    private(set) var takenOver = 0

    private let statutes: Statutes
    private let day: CivilDate
    private let acceptsReview: Bool
    private let keepsDiffs: Bool
    private var finder: ConfigurationFinder
    private var checkers: ConfiguredCheckers
    private var copies: CorrectedCopies?
    private var resumption: MigrationResumption?

    /// - Parameters:
    ///   - keepsDiffs: whether the report needs them.
    ///   - resumption: nil where nothing is written down.
    init(
        statutes: Statutes, day: CivilDate, acceptsReview: Bool, keepsDiffs: Bool, finder: ConfigurationFinder,
        copies: CorrectedCopies?, resumption: MigrationResumption?
    ) {
        self.statutes = statutes
        self.day = day
        self.acceptsReview = acceptsReview
        self.keepsDiffs = keepsDiffs
        self.finder = finder
        self.copies = copies
        self.resumption = resumption
        checkers = ConfiguredCheckers(statutes: statutes, day: day)
    }

    mutating func migrate(_ inputs: MigrationInputs) {
        errors = inputs.errors
        let files = inputs.files
        let settings = DocumentSettings.settings(of: files) { (path) throws(ConfigurationError) in
            try finder.settings(for: path)
        }
        noteExpiredWaivers(settings)
        let progress = Progress(total: files.count)
        for (index, (file, settings)) in zip(files, settings).enumerated() {
            progress.show(index, file)
            do {
                try take(try AssessmentInput(file: file), settings)
            } catch {
                errors.append(error)
            }
        }
        progress.end()
        if let problem = resumption?.finish() { failures.append(problem) }
    }

    private mutating func take(_ input: AssessmentInput, _ settings: InputSettings) throws(AssessmentInputError) {
        let key = resumption?.key(of: input, settings)
        if let key, let entry = resumption?.entry(key), isStillThere(entry) {
            resumption?.keep(key)
            takenOver += 1
            keep(entry.document)
            return
        }
        let checked = checkers.checker(settings.configuration).check(input.document)
        guard checked.concernsKoban else { throw AssessmentInputError(path: input.path, reason: .notAnAssessment) }
        if let note = checked.silenceNote { StandardError.write("koban: \(input.path): \(note)") }
        let waivers = waivers(of: checked, path: input.path, settings)
        let (migration, held) = DocumentMigration.holding(
            Set(waivers.keys), of: checked, on: day, acceptReview: acceptsReview)
        var document = MigratedDocument(
            path: input.path, assessment: checked.assessment, migration: migration, day: day,
            bytes: CorrectedText.encoded(migration.corrected, like: input).map { (input.bytes, $0) },
            held: held.map { ($0, holds(of: $0, waivers)) })
        var copy: CorrectedCopies.Copy?
        if copies != nil, !migration.edits.isEmpty {
            do {
                copy = try copies?.write(migration, of: input)
            } catch {
                failures.append("\(error)")
                document.refuseCopy(because: error.reason, findings: checked.findings)
                keep(document)
                return
            }
        }
        document.copy = copy?.path
        if let key, let problem = resumption?.note(document, copyDigest: copy?.sha256, key: key) {
            failures.append(problem)
        }
        keep(document)
    }

    private mutating func keep(_ document: MigratedDocument) {
        if !document.isChanged, let copy = copies?.leftover(of: document.path) {
            leftovers.append("\(copy): 前に書き出した写しが残っていますが、今回は \(document.path) に書き換える欄がありません。この写しは使わないでください。")
        }
        documents.append(keepsDiffs ? document : document.withoutDiff)
    }

    /// Whether the run would leave behind what the entry says.
    private mutating func isStillThere(_ entry: MigrationJournal.Entry) -> Bool {
        let document = entry.document
        guard copies != nil, document.isChanged else { return document.copy == nil }
        guard let digest = entry.copyDigest, document.copy == copies?.path(of: document.path) else { return false }
        return copies?.takeOver(document.path, sha256: digest) ?? false
    }

    private func holds(of field: HeldField, _ waivers: [Int: Waiver]) -> [MigratedField.Hold] {
        let own = field.findings.sorted().compactMap { waivers[$0] }
        guard own.isEmpty else { return own.map { MigratedField.Hold(reason: $0.reason, owner: $0.owner) } }
        let owners = Set(waivers.values.map(\.owner)).sorted().joined(separator: "、")
        return [MigratedField.Hold(reason: HeldField.reasonOfOthers, owner: owners)]
    }

    /// The waivers that hold, by the index of their finding.
    private func waivers(of checked: CheckedAssessment, path: String, _ settings: InputSettings) -> [Int: Waiver] {
        guard let file = settings.waivers else { return [:] }
        let identities = FindingIdentity.identities(
            of: checked.findings, citations: checked.citations,
            document: FindingIdentity.document(checked.assessment, path: path, folder: settings.folder))
        let holding = file.waivers.filter { $0.expired(on: day, statutes: statutes) == nil }
        var out: [Int: Waiver] = [:]
        for (index, identity) in identities.enumerated() {
            out[index] = holding.first { $0.identity == identity }
        }
        return out
    }

    /// A waiver that has run out holds nothing: its owner must hear of it.
    private func noteExpiredWaivers(_ settings: [InputSettings]) {
        var seen: Set<String> = []
        for file in settings.compactMap(\.waivers) where seen.insert(file.file).inserted {
            for waiver in file.waivers {
                guard let why = waiver.expired(on: day, statutes: statutes) else { continue }
                let place = file.file + (waiver.line.map { ":\($0)" } ?? "")
                StandardError.write("koban: \(place): 免除は\(why)。もう適用されません（担当: \(waiver.owner)）。直すか、期限を改めてください。")
            }
        }
    }

    /// How far the run is, on a terminal only.
    private struct Progress {
        let total: Int
        private let isShown = isatty(STDERR_FILENO) == 1

        init(total: Int) { self.total = total }

        func show(_ done: Int, _ file: String) {
            guard isShown else { return }
            StandardError.showProgress("\(done + 1)/\(total)件 \(URL(fileURLWithPath: file).lastPathComponent)")
        }

        func end() {
            guard isShown else { return }
            StandardError.clearProgress()
        }
    }
}
