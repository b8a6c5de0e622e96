import CExchange
import Foundation
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
            throw .unwritable(path: path, reason: ReportFolder.reason(error))
        }
    }

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
    static func stagedName(night: Int64, day: CivilDate) -> String { ".koban-staged-\(day)-\(night)" }

    /// An empty folder to write a report into.
    func stage(_ name: String, night: Int64) throws(NightlyError) -> String {
        let staged = path + "/" + name
        do {
            if exists(staged) { try FileManager.default.removeItem(atPath: staged) }
            try FileManager.default.createDirectory(atPath: staged, withIntermediateDirectories: false)
            try Data("\(night)\n".utf8).write(to: URL(fileURLWithPath: staged + "/" + ReportFolder.mark))
        } catch {
            throw .unwritable(path: staged, reason: ReportFolder.reason(error))
        }
        return staged
    }

    func discard(_ name: String) {
        try? FileManager.default.removeItem(atPath: path + "/" + name)
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
            guard rename(place, former) == 0, rename(staged, place) == 0, rename(former, staged) == 0 else {
                throw .unwritable(path: place, reason: Self.lastError())
            }
        }
        try sync()
        takeOver(from: staged, to: place)
        discard(name)
    }

    /// Moves what the new report's folder does not have.
    private func takeOver(from former: String, to place: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: former)) ?? [] {
            let target = place + "/" + name
            if !exists(target) { rename(former + "/" + name, target) }
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
            throw .unwritable(path: latest, reason: Self.reason(error))
        }
    }

    /// What runs that were stopped have left aside.
    func leftovers() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
            .filter { $0.hasPrefix(".koban-staged-") || $0 == ".koban-latest" }.sorted()
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

    private static func lastError() -> String { String(cString: strerror(errno)) }

    private static func reason(_ error: any Error) -> String { error.localizedDescription }
}
