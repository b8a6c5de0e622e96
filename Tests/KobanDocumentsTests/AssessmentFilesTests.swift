import Foundation
import KobanDocuments
import KobanTestSupport
import Testing

@Suite("Finding the documents of a folder")
struct AssessmentFilesTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        try TemporaryFolder.lend { folder in
            for name in ["A/1.txt", "A/下/2.md", "B/3.txt", "B/中/4.html", "B/5.pdf"] { try folder.write(name, "x") }
            try body(folder.url)
        }
    }

    private func link(_ name: String, to target: String, in folder: URL) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
    }

    @Test("A linked folder is read like any other, and each document once")
    func linkedFolder() throws {
        try withFolder { folder in
            try link("A/別", to: "../B", in: folder)
            try link("A/又", to: "../B/中", in: folder)
            let root = folder.appendingPathComponent("A").path
            let found = AssessmentFiles.files(at: [root])
            #expect(found.errors.isEmpty)
            #expect(found.files == ["/1.txt", "/下/2.md", "/別/3.txt", "/別/中/4.html"].map { root + $0 })
        }
    }

    @Test("Links that go round or up end")
    func circles() throws {
        try withFolder { folder in
            try link("A/自", to: ".", in: folder)
            try link("A/下/上", to: "..", in: folder)
            try link("A/根", to: "/", in: folder)
            try link("A/別", to: "../B", in: folder)
            try link("B/戻", to: "../A", in: folder)
            try link("A/無", to: "どこにもない", in: folder)
            let root = folder.appendingPathComponent("A").path
            let found = AssessmentFiles.files(at: [root])
            #expect(found.errors.isEmpty)
            #expect(found.files == ["/1.txt", "/下/2.md", "/別/3.txt", "/別/中/4.html"].map { root + $0 })
        }
    }

    @Test("What is not read is counted by kind, and a report of our own among it")
    func unread() throws {
        try withFolder { folder in
            for name in ["A/a.pdf", "A/b.PDF", "A/下/c.docx", "A/README", "A/d.第2版", "A/.隠し.pdf", "A/koban.yml"] {
                try Data("x".utf8).write(to: folder.appendingPathComponent(name))
            }
            try Data("{\"tool\": {\"name\": \"koban\"}}".utf8).write(to: folder.appendingPathComponent("A/e.json"))
            try Data("| 変更日 | 項目 | 変更前の記載 | 変更後の記載 | 提出時期 | 説明 | 確度 | 扱い | 要確認の内容 |\n".utf8)
                .write(to: folder.appendingPathComponent("A/f.md"))
            let found = AssessmentFiles.files(at: [folder.appendingPathComponent("A").path])
            #expect(found.files.count == 2)
            #expect(
                Set(found.unread) == [
                    UnreadFiles(kind: "pdf", count: 2), UnreadFiles(kind: "docx", count: 1),
                    UnreadFiles(kind: "none", count: 1),
                    UnreadFiles(kind: "other", count: 1), UnreadFiles(kind: "koban-report", count: 2),
                    UnreadFiles(kind: "hidden", count: 1),
                ])
            #expect(found.notes.count == 1)
        }
    }

    @Test("A name that is no UTF-8 is shown, told and read, of a file and of a folder")
    func names() throws {
        try withFolder { folder in
            let root = folder.appendingPathComponent("A").path
            let bad = Array((root + "/").utf8) + [0x8D, 0x80]
            mkdir(bad.map { CChar(bitPattern: $0) } + [0], 0o755)
            for name in [bad + Array("/a.txt".utf8), Array((root + "/").utf8) + [0xE3, 0x81] + Array(".txt".utf8)] {
                let file = fopen(name.map { CChar(bitPattern: $0) } + [0], "w")
                fputs("番号法別表の23の項", file)
                fclose(file)
            }
            let found = AssessmentFiles.files(at: [root])
            #expect(
                Set(found.files)
                    == Set(["/1.txt", "/下/2.md", "/\\x8D\\x80/a.txt", "/\\xE3\\x81.txt"].map { root + $0 }))
            #expect(found.notes.count == 2)
            #expect(found.errors.isEmpty)
            for file in found.files { #expect(throws: Never.self) { try AssessmentInput(file: file) } }
        }
    }

    @Test("A folder whose list breaks off is an error, and what was listed is read")
    func brokenList() throws {
        try withFolder { folder in
            let root = folder.appendingPathComponent("A").path
            let listing = FolderListing { path in
                let listed = FolderListing.system.names(path)
                return String(decoding: path, as: UTF8.self).hasSuffix("/下") ? (listed.names, EIO) : listed
            }
            let found = AssessmentFiles.files(at: [root], listing: listing)
            #expect(found.files == [root + "/1.txt", root + "/下/2.md"])
            #expect(found.errors == [AssessmentInputError(path: root + "/下", reason: .unreadableFolder)])
        }
    }

    @Test("Pipes are told, links that lead nowhere too, and neither keeps the program waiting")
    func pipes() throws {
        try withFolder { folder in
            let root = folder.appendingPathComponent("A").path
            mkfifo(root + "/p.txt", 0o644)
            mkfifo(root + "/q", 0o644)
            try link("A/l.txt", to: "どこにもない.txt", in: folder)
            try link("A/共有", to: "どこにもない", in: folder)
            let found = AssessmentFiles.files(at: [root])
            #expect(found.errors == [AssessmentInputError(path: root + "/l.txt", reason: .brokenLink)])
            #expect(found.unread == [UnreadFiles(kind: "special", count: 1)])
            #expect(found.brokenLinks == [root + "/共有"])
            #expect(throws: AssessmentInputError(path: root + "/p.txt", reason: .notAFile)) {
                try AssessmentInput(file: root + "/p.txt")
            }
        }
    }
}
