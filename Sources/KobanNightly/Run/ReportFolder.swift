import CExchange
import Foundation
import KobanRuns
import KobanText

/// The folder of the reports: a folder a day, and `latest`. A report is written aside and put in
/// its place in one step, so that a reader sees either the former or the new one, whole.
struct ReportFolder: Sendable {
    let path: String

    /// Says in a report's folder of which night it is.
    static let mark = ".koban-night"

    /// - Throws: `NightlyError` where the folder cannot be made.
    init(path: String) throws(NightlyError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: path, reason: SystemReason.words(error))
        }
    }

    /// The same folder, whatever it was called.
    var place: String { ResolvedPath.of(path) }

    var lockPath: String { path + "/.koban-nightly.lock" }

    func report(of day: CivilDate) -> String { path + "/\(day)" }

    /// - Throws: `NightlyError.foreign` where something stands in the place of a day's report, or of
    ///   `latest`, that Koban did not put there.
    func checkPlace(of day: CivilDate) throws(NightlyError) {
        if exists(report(of: day)), night(in: day.description) == nil { throw .foreign(path: report(of: day)) }
        let latest = path + "/latest"
        var status = stat()
        if lstat(latest, &status) == 0, status.st_mode & S_IFMT != S_IFLNK, night(in: "latest") == nil {
            throw .foreign(path: latest)
        }
    }

    /// The name, within the folder, under which a night's report is written aside.
    static func stagedName(night: Int64, day: CivilDate) -> String { "\(staging)\(day)-\(night)" }

    private static let staging = ".koban-staged-"

    /// An empty folder to write a report into.
    func stage(_ name: String, night: Int64) throws(NightlyError) -> String {
        let staged = path + "/" + name
        do {
            if exists(staged) { try FileManager.default.removeItem(atPath: staged) }
            try FileManager.default.createDirectory(atPath: staged, withIntermediateDirectories: false)
            let mark = staged + "/" + ReportFolder.mark
            try Data("\(night)\n".utf8).write(to: URL(fileURLWithPath: mark))
            try FileHandle(forWritingTo: URL(fileURLWithPath: mark)).synchronize()
        } catch {
            throw .unwritable(path: staged, reason: SystemReason.words(error))
        }
        return staged
    }

    private func discard(_ name: String) {
        let place = path + "/" + name
        // A former report may have been made read-only.
        chmod(place, 0o755)
        try? FileManager.default.removeItem(atPath: place)
    }

    /// Clears away what runs have left aside. What a reader has laid into a former report goes
    /// first to the one that stands in its place; where that cannot be, the former one is left.
    func clear() {
        for name in leftovers() {
            guard let (day, isFormer) = former(name), isFormer else {
                discard(name)
                continue
            }
            if !exists(report(of: day)) {
                rename(path + "/" + name, report(of: day))
            } else if takeOver(from: path + "/" + name, to: report(of: day)) {
                discard(name)
            }
        }
    }

    /// Of which day a report is that lies aside, and whether it is the one that was replaced.
    private func former(_ name: String) -> (day: CivilDate, isFormer: Bool)? {
        let parts = name.dropFirst(ReportFolder.staging.count)
        guard name.hasPrefix(ReportFolder.staging), let day = CivilDate(iso: String(parts.prefix(10))),
            let night = night(in: name)
        else { return nil }
        return (day, name != ReportFolder.stagedName(night: night, day: day))
    }

    /// The night whose report lies in a folder; nil where Koban wrote none there.
    func night(in name: String) -> Int64? {
        guard let bytes = FileManager.default.contents(atPath: path + "/" + name + "/" + ReportFolder.mark) else {
            return nil
        }
        return Int64(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Puts a report that is written aside in the place of its day. What a reader has laid into
    /// the former report's folder is taken over.
    func publish(_ name: String, as day: CivilDate) throws(NightlyError) {
        let staged = path + "/" + name
        let place = report(of: day)
        guard exists(place) else {
            guard rename(staged, place) == 0 else { throw .unwritable(path: place, reason: Self.lastError()) }
            try sync()
            return
        }
        guard night(in: day.description) != nil else { throw .foreign(path: place) }
        if koban_exchange(staged, place) != 0 {
            // A file system that cannot: for a moment the day has no report.
            let former = staged + "-former"
            guard rename(place, former) == 0 else { throw .unwritable(path: place, reason: Self.lastError()) }
            guard rename(staged, place) == 0 else {
                let reason = Self.lastError()
                rename(former, place)
                throw .unwritable(path: place, reason: reason)
            }
        }
        try sync()
        clear()
    }

    /// Moves what the new report's folder does not have.
    ///
    /// - Returns: whether all of it was moved.
    private func takeOver(from former: String, to place: String) -> Bool {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: former) else { return false }
        return names.allSatisfy { name in
            let target = place + "/" + name
            return exists(target) || rename(former + "/" + name, target) == 0
        }
    }

    /// Makes `latest` name the report of a day: a link, or a copy where the file system has none.
    func pointLatest(at day: CivilDate) throws(NightlyError) {
        let latest = path + "/latest"
        let made = path + "/.koban-latest"
        try? FileManager.default.removeItem(atPath: made)
        if symlink(day.description, made) == 0 {
            if rename(made, latest) == 0 {
                try sync()
                return
            }
            // A folder stands there: a copy of ours, or somebody's.
            guard errno == EISDIR || errno == ENOTEMPTY || errno == EEXIST, night(in: "latest") != nil,
                koban_exchange(made, latest) == 0
            else {
                try? FileManager.default.removeItem(atPath: made)
                throw .foreign(path: latest)
            }
            try? FileManager.default.removeItem(atPath: made)
            return
        }
        do {
            try FileManager.default.copyItem(atPath: report(of: day), toPath: made)
            if exists(latest) {
                guard night(in: "latest") != nil else { throw NightlyError.foreign(path: latest) }
                try FileManager.default.removeItem(atPath: latest)
            }
            try FileManager.default.moveItem(atPath: made, toPath: latest)
        } catch let error as NightlyError {
            throw error
        } catch {
            throw .unwritable(path: latest, reason: SystemReason.words(error))
        }
    }

    /// What runs that were stopped have left aside.
    private func leftovers() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
            .filter { $0.hasPrefix(ReportFolder.staging) || $0 == ".koban-latest" }.sorted()
    }

    func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private func sync() throws(NightlyError) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: Self.lastError()) }
        defer { close(descriptor) }
        fsync(descriptor)
    }

    private static func lastError() -> String { SystemReason.words(errno: errno) }
}
