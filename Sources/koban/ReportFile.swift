import Foundation
import KobanDocuments
import KobanRuns
import KobanText
import KobanWorkbook

/// A report in a file that the user named.
struct ReportFile {
    let path: String

    /// Asked before the work begins.
    ///
    /// What stands there already is replaced only where it is a report that `koban` wrote, or empty, as
    /// `mktemp` leaves it.
    ///
    /// - Parameters:
    ///   - inputs: what is read; none of it is ever written.
    ///   - others: what else the run writes.
    ///   - folder: one that the run makes.
    ///   - isForced: whether any other file is replaced.
    /// - Throws: where the file may not or cannot be written.
    init(
        _ path: String, isWorkbook: Bool, inputs: [String], others: [String], making folder: String?, isForced: Bool
    ) throws(CommandFailure) {
        self.path = path
        try ReportFile.refuseDevice(path)
        let url = URL(fileURLWithPath: path)
        if ReportFile.isFolder(path) {
            throw refusal("フォルダーです。書き出すファイルの名を指定してください（例: \(path.hasSuffix("/") ? path : path + "/")報告.md）。")
        }
        let parent = url.deletingLastPathComponent().relativePath
        let isMade = folder.map { ResolvedPath.of($0) == ResolvedPath.of(parent) } ?? false
        if !isMade, !ReportFile.isFolder(parent) {
            throw refusal("\(isWorkbook ? "Excelのファイルを作れません" : "書き出せません")（フォルダー \(parent) がありません）。先に作るか、別の所を指定してください。")
        }
        if FileIdentities(inputs).contain(path) {
            throw refusal("読み取る評価書を上書きします。--output に別のフォルダーか別の名前を指定してください。")
        }
        let place = ResolvedPath.of(path)
        if others.contains(where: { ResolvedPath.of($0) == place }) {
            throw refusal("ほかの書き出し（写しか、途中経過の記録）と同じファイルです。--output に別の名前を指定してください。")
        }
        if !isForced, !isReplaceable {
            throw refusal("koban が書き出した報告ではないファイルがもうあるので、上書きしません。--output に別の名前を指定するか、上書きしてよければ --force を付けてください。")
        }
    }

    private var isReplaceable: Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            // A link that leads nowhere is somebody's.
            return FileIdentities.kind(of: path) == .none
        }
        return status.st_size == 0 || OwnReport.isOne(at: path)
            || (Workbook.author(ofFile: path).map { $0.hasPrefix("koban ") } ?? false)
    }

    private func refusal(_ why: String) -> CommandFailure { CommandFailure("\(path): \(why)") }

    /// Writes it whole or not at all.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw refusal("書き出せません（\(SystemReason.words(error))）。フォルダーの有無、空き、権限を確かめてください。")
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// A device or a pipe would be replaced by a file.
    private static func refuseDevice(_ path: String) throws(CommandFailure) {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let type = (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType,
            type != .typeRegular, type != .typeDirectory, type != .typeSymbolicLink
        else { return }
        throw CommandFailure(
            "\(path): ふつうのファイルではないので、書き出しません。別の名前を指定してください。画面に出すには、書き出すファイルの指定を省きます。")
    }
}
