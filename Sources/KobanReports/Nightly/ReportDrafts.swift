import Foundation
import KobanWorkbook

/// Files that are written beside their names, to be given them when all are written.
struct ReportDrafts {
    private let folder: String
    private let ending = UUID().uuidString
    private var names: [String] = []

    /// - Throws: where the folder is not there and cannot be made.
    init(in folder: URL) throws(ReportWritingError) {
        self.folder = folder.path
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: folder.path, code: ReportDrafts.code(of: error))
        }
    }

    mutating func add(_ name: String, _ bytes: [UInt8]) throws(ReportWritingError) {
        try add(name) { (put: Put) throws(ReportWritingError) in try put(bytes) }
    }

    /// Writes bytes at the end of a file.
    typealias Put = ([UInt8]) throws(ReportWritingError) -> Void

    /// Writes a file piece by piece.
    mutating func add(
        _ name: String, _ writeAll: (_ put: Put) throws(ReportWritingError) -> Void
    ) throws(ReportWritingError) {
        names.append(name)
        let file = open(draft(of: name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw failure(name) }
        do throws(ReportWritingError) {
            try writeAll { (bytes: [UInt8]) throws(ReportWritingError) in try put(bytes, into: file, name) }
        } catch {
            close(file)
            throw error
        }
        try sync(file, name)
    }

    private func put(_ bytes: [UInt8], into file: Int32, _ name: String) throws(ReportWritingError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { unsafe in
                write(file, unsafe.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(name) }
            written += count
        }
    }

    mutating func add(
        _ name: String, _ book: Workbook, temporaryFolder: String
    ) throws(ReportWritingError) -> [CutText] {
        names.append(name)
        let cut: [CutText]
        do {
            cut = try book.write(toFile: draft(of: name), temporaryFolder: temporaryFolder)
        } catch {
            throw .workbook(WorkbookError(path: path(of: name), reason: error.reason))
        }
        let file = open(draft(of: name), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(name) }
        try sync(file, name)
        return cut
    }

    /// Gives the files their names.
    mutating func publish() throws(ReportWritingError) {
        for name in names {
            guard rename(draft(of: name), path(of: name)) == 0 else { throw failure(name) }
        }
        names = []
        let directory = open(folder, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw .unwritable(path: folder, code: errno) }
        defer { close(directory) }
        // A file system that cannot say so of a folder has nothing to be told.
        guard fsync(directory) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw .unwritable(path: folder, code: errno)
        }
    }

    /// Removes what did not get its name.
    func discard() {
        for name in names { unlink(draft(of: name)) }
    }

    private func sync(_ file: Int32, _ name: String) throws(ReportWritingError) {
        let isSynced = fsync(file) == 0
        let failure = failure(name)
        // Some file systems say only here that the disk is full.
        guard close(file) == 0 else { throw self.failure(name) }
        guard isSynced else { throw failure }
    }

    private func path(of name: String) -> String { folder + "/" + name }

    private func draft(of name: String) -> String { folder + "/.\(name).\(ending)" }

    private func failure(_ name: String) -> ReportWritingError { .unwritable(path: path(of: name), code: errno) }

    private static func code(of error: any Error) -> Int32 {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        if cause.domain == NSPOSIXErrorDomain, let code = Int32(exactly: cause.code) { return code }
        switch CocoaError.Code(rawValue: error.code) {
        case .fileWriteOutOfSpace: return ENOSPC
        case .fileWriteNoPermission: return EACCES
        case .fileWriteVolumeReadOnly: return EROFS
        case .fileWriteFileExists: return ENOTDIR
        default: return EIO
        }
    }
}
