import CLibzip
import Foundation
import FoundationXML

/// Whether a written workbook is whole: the library does not notice when a part of it found no
/// room in the temporary folder.
enum WorkbookProof {
    static func isWhole(_ path: String) -> Bool {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else { return false }
        defer { zip_discard(archive) }
        let count = zip_get_num_entries(archive, 0)
        guard count > 0 else { return false }
        return (0..<count).allSatisfy { index in
            guard let part = bytes(of: zip_uint64_t(index), in: archive) else { return false }
            // As a stream: the parser refuses more than 10 MB at once.
            return !part.isEmpty && XMLParser(stream: InputStream(data: part)).parse()
        }
    }

    /// Who made a workbook, as its properties say; nil where it is none or does not say.
    static func author(of path: String) -> String? {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { return nil }
        defer { zip_discard(archive) }
        let index = zip_name_locate(archive, "docProps/core.xml", 0)
        guard index >= 0, let part = bytes(of: zip_uint64_t(index), in: archive) else { return nil }
        let text = String(decoding: part, as: UTF8.self)
        guard let begin = text.firstRange(of: "<dc:creator>"), let end = text.firstRange(of: "</dc:creator>"),
            begin.upperBound <= end.lowerBound
        else { return nil }
        return String(text[begin.upperBound..<end.lowerBound])
    }

    private static func bytes(of index: zip_uint64_t, in archive: OpaquePointer) -> Data? {
        guard let file = zip_fopen_index(archive, index, 0) else { return nil }
        defer { zip_fclose(file) }
        var out = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
            guard count >= 0 else { return nil }
            if count == 0 { return out }
            out.append(contentsOf: buffer[..<Int(count)])
        }
    }
}

extension Workbook {
    /// Asked before the library is: it would say in its own words that there is no room.
    func mustHaveRoom(in temporaryFolder: String, for path: String) throws(WorkbookError) {
        // Each cell has some bytes of markup around its text; packed, it is a fifth of that or less.
        let needed = sheets.reduce(16 << 10) { sum, sheet in
            sheet.rows.reduce(sum) { $0 + $1.reduce(0) { $0 + $1.shown.utf8.count + 48 } }
        }
        let target = URL(fileURLWithPath: path).deletingLastPathComponent().path
        for (folder, bytes) in [(temporaryFolder, needed), (target, needed / 5 + (16 << 10))] {
            guard let free = Workbook.free(in: folder), free < bytes else { continue }
            throw WorkbookError(path: path, reason: .noRoom(folder: folder, megabytes: max(1, bytes >> 20)))
        }
    }

    private static func free(in folder: String) -> Int? {
        var state = statvfs()
        guard statvfs(folder, &state) == 0 else { return nil }
        return Int(
            clamping: UInt64(state.f_bavail).multipliedReportingOverflow(by: UInt64(state.f_frsize)).partialValue)
    }
}
