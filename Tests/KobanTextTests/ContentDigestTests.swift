import Foundation
import KobanTestSupport
import KobanText
import Testing

@Suite("The digest of a content")
struct ContentDigestTests {
    @Test("A file has the digest of its bytes, whatever its length; a file that is not there has none")
    func file() throws {
        let folder = try TemporaryFolder()
        let file = folder.url("a")
        for count in [0, 1, 1 << 20, (1 << 20) + 7] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            try Data(bytes).write(to: file)
            #expect(ContentDigest.sha256(ofFile: file.path) == ContentDigest.sha256(bytes))
        }
        #expect(ContentDigest.sha256(ofFile: file.path + ".none") == nil)
        #expect(ContentDigest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
