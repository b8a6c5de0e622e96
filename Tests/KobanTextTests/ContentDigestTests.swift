import Foundation
import KobanText
import Testing

@Suite("The digest of a file")
struct ContentDigestTests {
    @Test("is that of its bytes, whatever its length", arguments: [0, 1, 1 << 20, (1 << 20) + 7])
    func file(_ count: Int) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("koban-digest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let bytes = (0..<count).map { UInt8($0 % 251) }
        try Data(bytes).write(to: file)
        #expect(ContentDigest.sha256(ofFile: file.path) == ContentDigest.sha256(bytes))
    }

    @Test("is none where there is no file")
    func missing() {
        #expect(ContentDigest.sha256(ofFile: "/ない/ファイル") == nil)
    }
}
