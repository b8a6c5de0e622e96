import Foundation
import KobanLaw
import KobanTestSupport
import Testing

@Suite("法令データを書き出す")
struct StatuteFileWritingTests {
    @Test("what the program carries is written as the files in statutes/, byte for byte")
    func bytes() throws {
        let bundled = StatuteFiles.bundled
        let written = try Statutes(bundled).files
        let names = StatuteFiles.names(of: try bundled.tables())
        #expect(Set(written.keys) == Set(names))
        for name in try names.notEmpty() {
            let kept = Array(try Data(contentsOf: BundledLaw.folder.appendingPathComponent(name)))
            #expect(written[name] == kept, "\(name)")
        }
        for name in names + StatuteFiles.factNames {
            let kept = Array(try Data(contentsOf: BundledLaw.folder.appendingPathComponent(name)))
            #expect(bundled.bytes(of: name) == kept, "\(name)")
        }
    }
}
