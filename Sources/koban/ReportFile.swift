import Foundation
import KobanText

/// A report in a file that the user named.
enum ReportFile {
    /// Writes it whole or not at all; where that fails, says so and ends the process with
    /// status 2.
    static func write(_ bytes: [UInt8], to path: String) {
        refuseDevice(path)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            StandardError.write("koban: \(path): 書き出せません（\(SystemReason.words(error))）。フォルダーの有無、空き、権限を確かめてください。")
            endProcess(2)
        }
    }

    /// A device or a pipe would be replaced by a file; ends the process with status 2.
    static func refuseDevice(_ path: String) {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let type = (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType,
            type != .typeRegular, type != .typeDirectory
        else { return }
        StandardError.write("koban: \(path): ふつうのファイルではないので、書き出しません。別の名前を指定してください。画面に出すには、書き出すファイルの指定を省きます。")
        endProcess(2)
    }
}
