import Foundation
import KobanText

/// A report in a file that the user named.
enum ReportFile {
    /// Writes it whole or not at all; where that fails, says so and ends the process with
    /// status 2.
    static func write(_ bytes: [UInt8], to path: String) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            StandardError.write("koban: \(path): 書き出せません（\(SystemReason.words(error))）。フォルダーの有無、空き、権限を確かめてください。")
            endProcess(2)
        }
    }
}
