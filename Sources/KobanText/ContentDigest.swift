import CNettle
import Foundation

/// The SHA-256 of bytes, in lower-case hexadecimal: of a whole document, or cut short as the
/// fingerprint of a wording.
public enum ContentDigest {
    /// The SHA-256 digest of the bytes, in lower-case hexadecimal digits.
    public static func sha256(_ bytes: [UInt8]) -> String {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, bytes.count, bytes)
        return finish(&context)
    }

    /// The SHA-256 digest of a file, read piece by piece; nil where it cannot be read.
    public static func sha256(ofFile path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                nettle_sha256_update(&context, piece.count, Array(piece))
            }
        } catch {
            return nil
        }
        return finish(&context)
    }

    private static func finish(_ context: inout sha256_ctx) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
