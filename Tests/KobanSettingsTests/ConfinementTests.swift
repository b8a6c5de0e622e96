import Foundation
import KobanTestSupport
import Testing

/// A configuration that was found beside documents came with them: it names no other file of the
/// machine.
@Suite("設定が指せるファイル")
struct ConfinementTests {
    private static let secret =
        "password: hunter2\nroot-token: abc\nfindings:\n  - secret-key: x\nwaivers:\n  - private-note: y\n"

    private static let right = Town.document(
        use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項")

    /// A folder of documents beside a secret file, with a configuration that names it.
    private func place(_ key: String, _ path: String) throws -> Workplace {
        let place = try Workplace()
        let outside = place.url.deletingLastPathComponent()
        try Data(Self.secret.utf8).write(to: outside.appendingPathComponent("secret.yml"))
        try place.write("a.txt", Self.right)
        try FileManager.default.createSymbolicLink(
            atPath: place.path("link.yml"), withDestinationPath: "../secret.yml")
        try FileManager.default.createSymbolicLink(atPath: place.path("up"), withDestinationPath: "..")
        let absolute = outside.appendingPathComponent("secret.yml").path
        try place.write("koban.yml", "\(key): \(path == "absolute" ? absolute : path)\n")
        return place
    }

    @Test(
        "outside its own folder nothing is read, however it is named, and nothing is quoted",
        arguments: [
            "../secret.yml", "absolute", "link.yml", "up/secret.yml", "./up/../../secret.yml",
        ])
    func outside(_ path: String) throws {
        for key in ["baseline", "waivers"] {
            let place = try place(key, path)
            let run = try place.koban("check", "a.txt", "--as-of", "2025-09-24")
            #expect(run.status == 2)
            #expect(run.text.isEmpty)
            #expect(run.complaints.count == 1, "\(run.diagnostics)")
            #expect(run.diagnostics.hasPrefix("koban: koban.yml: \(key) が、設定ファイルのフォルダーの外を指しています"), "\(run.diagnostics)")
            for word in ["hunter2", "password", "token", "secret-key"] { #expect(!run.diagnostics.contains(word)) }
        }
    }

    @Test(
        "a configuration or a waiver file that is a folder, or a link that leads nowhere, is not passed over",
        arguments: [
            "koban.yml", "koban.yaml", "koban-waivers.yml",
        ])
    func unreadable(_ name: String) throws {
        for isFolder in [true, false] {
            let place = try Workplace()
            try place.write("a.txt", Self.right)
            if isFolder {
                try FileManager.default.createDirectory(atPath: place.path(name), withIntermediateDirectories: true)
            } else {
                try FileManager.default.createSymbolicLink(atPath: place.path(name), withDestinationPath: "nowhere")
            }
            let run = try place.koban("check", "a.txt", "--as-of", "2025-09-24")
            #expect(run.status == 2)
            #expect(run.text.isEmpty)
            #expect(run.complaints.count == 1, "\(run.diagnostics)")
            #expect(run.diagnostics.hasPrefix("koban: \(name): "), "\(run.diagnostics)")
            #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24", "--no-config").status == 0)
        }
    }

    @Test("what lies below it is read, also by a link within it; what the command line names is read from anywhere")
    func inside() throws {
        let place = try place("baseline", "settings/known.yml")
        try place.write("settings/known.yml", "version: 1\nfindings: []\n")
        #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24").status == 0)
        try FileManager.default.createSymbolicLink(
            atPath: place.path("alias.yml"), withDestinationPath: "settings/known.yml")
        try place.write("koban.yml", "baseline: alias.yml\n")
        #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24").status == 0)
        let outside = place.url.deletingLastPathComponent().appendingPathComponent("known.yml")
        try Data("version: 1\nfindings: []\n".utf8).write(to: outside)
        try place.write("koban.yml", "baseline: ../known.yml\n")
        #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24").status == 2)
        #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24", "--config", "koban.yml").status == 0)
        #expect(try place.koban("check", "a.txt", "--as-of", "2025-09-24", "--baseline", outside.path).status == 0)
    }

    @Test("the message on a file that is no baseline and no waivers never quotes it")
    func quoted() throws {
        for (option, key) in [("--baseline", "baseline"), ("--waivers", "waivers")] {
            let place = try place(key, "own.yml")
            try place.write("own.yml", Self.secret)
            let given = try place.koban(
                "check", "a.txt", option, "../secret.yml", "--no-config", "--as-of", "2025-09-24")
            let found = try place.koban("check", "a.txt", "--as-of", "2025-09-24")
            for run in [given, found] {
                #expect(run.status == 2)
                for word in ["hunter2", "password", "token", "abc", "secret-key", "private-note"] {
                    #expect(!run.diagnostics.contains(word), "\(run.diagnostics)")
                }
            }
        }
        // A configuration that is itself a link to another file.
        let place = try Workplace()
        try Data(Self.secret.utf8).write(
            to: place.url.deletingLastPathComponent().appendingPathComponent("secret.yml"))
        try place.write("a.txt", Self.right)
        try FileManager.default.createSymbolicLink(
            atPath: place.path("koban.yml"), withDestinationPath: "../secret.yml")
        let run = try place.koban("check", "a.txt")
        #expect(run.status == 2)
        #expect(!run.diagnostics.contains("password") && !run.diagnostics.contains("token"))
    }
}
