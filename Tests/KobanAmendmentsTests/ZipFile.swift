import CLibzip
import Foundation

/// Writes zip archives for tests.
enum ZipFile {
    static func write(_ entries: [(name: String, bytes: [UInt8])], to path: String) throws {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw CocoaError(.fileWriteUnknown)
        }
        for (name, bytes) in entries {
            guard let copy = malloc(max(1, bytes.count)) else { throw CocoaError(.fileWriteUnknown) }
            bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
            let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1)
            guard zip_file_add(archive, name, source, 0) >= 0 else { throw CocoaError(.fileWriteUnknown) }
        }
        guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
