import Foundation
import KobanDocuments
import KobanText
import Yams

/// A YAML file with the lines of its values, and the problems found while reading it.
struct YAMLFile {
    let file: String
    /// nil for an empty file or one with nothing but comments.
    let root: Node?
    private(set) var problems: [ConfigurationProblem] = []
    /// The SHA-256 of its bytes.
    let digest: String
    /// Whether messages may quote what the file holds: it is certainly the one that the user
    /// means, and not some other file of the machine.
    let mayBeQuoted: Bool

    /// - Parameter path: also how the file is called in messages.
    init(path: String, mayBeQuoted: Bool) throws(ConfigurationError) {
        file = path
        self.mayBeQuoted = mayBeQuoted
        let bytes: [UInt8]
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
        guard (size?.intValue ?? 0) <= YAMLBounds.largest << 20 else {
            throw ConfigurationError(
                file: path, "大きすぎます（\(YAMLBounds.largest)MBまで）。設定のファイルか確かめてください。")
        }
        do {
            // A pipe or a device may have no end.
            guard !YAMLFile.isDevice(path) else { throw CocoaError(.fileReadUnknown) }
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw ConfigurationError(
                file: path,
                !exists && YAMLFile.isLink(path)
                    ? "リンクの先がありません。リンクの先のファイルを確かめるか、リンクを消してください。"
                    : exists
                        ? "ファイルを読み込めません。フォルダーでないことと、読み取りの権限を確かめてください。"
                        : "ファイルがありません。パスを確かめてください。")
        }
        digest = ContentDigest.sha256(bytes)
        let decoded: [UInt8]
        do {
            decoded = try TextDecoding.decode(bytes).source.bytes
        } catch .empty {
            root = nil
            return
        } catch {
            throw ConfigurationError(file: path, "テキストとして読めません。UTF-8で保存し直してください。")
        }
        if let line = YAMLBounds.firstAlias(in: decoded) {
            throw ConfigurationError(
                file: path, line: line, "別名（&名前、*名前）は使えません。同じ値でもそのまま書いてください。* や & で始まる文字列は引用符で囲んでください。")
        }
        do {
            root = try Yams.compose(yaml: String(decoding: decoded, as: UTF8.self))
        } catch {
            throw YAMLFile.syntaxError(error, file: path, mayBeQuoted: mayBeQuoted)
        }
    }

    /// Whether a path leads to something that is neither a file nor a folder.
    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func syntaxError(_ error: any Error, file: String, mayBeQuoted: Bool) -> ConfigurationError {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            return ConfigurationError(
                file: file, line: mark.line,
                "YAMLとして読めません（\(mark.column)文字目）。字下げ（タブは使えません）、コロンの後の空白、引用符の閉じ忘れを確かめてください。")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ConfigurationError(
                file: file, line: context.mark.line,
                (mayBeQuoted ? "「\(duplicates.joined(separator: "」「"))」" : "同じキー") + "が二度書かれています。一つにしてください。")
        default:
            return ConfigurationError(file: file, "YAMLとして読めません。書き方を確かめてください。")
        }
    }

    /// More problems than this tell no more: the file is of another kind.
    private static let mostProblems = 50
    /// What a file says may be of any length; a message is one line, in characters.
    private static let longestMessage = 400

    mutating func complain(at node: Node?, _ message: String) {
        guard problems.count <= Self.mostProblems else { return }
        guard problems.count < Self.mostProblems else {
            problems.append(
                ConfigurationProblem(
                    file: file, line: nil, message: "ほかにも誤りがあります。上の\(Self.mostProblems)件を直して、もう一度確かめてください。"))
            return
        }
        let isLong = message.unicodeScalars.prefix(Self.longestMessage + 1).count > Self.longestMessage
        let shown = isLong ? String(message.prefix(Self.longestMessage)) + "…" : message
        problems.append(ConfigurationProblem(file: file, line: node?.mark?.line, message: shown))
    }

    /// Ends the reading: throws when anything was found wrong.
    func finish() throws(ConfigurationError) {
        guard problems.isEmpty else { throw ConfigurationError(problems) }
    }

    /// The pairs of a mapping; anything else is a problem.
    mutating func pairs(_ node: Node, of name: String) -> [(key: String, keyNode: Node, value: Node)] {
        guard let mapping = node.mapping else {
            if !isEmpty(node) {
                complain(
                    at: node, "\(name)は「キー: 値」の形で書いてください。コロンは半角で、後に空白を一つ置きます。")
            }
            return []
        }
        var out: [(String, Node, Node)] = []
        for (key, value) in mapping {
            guard let text = key.scalar?.string else {
                complain(at: key, "\(name)のキーは文字列で書いてください。")
                continue
            }
            out.append((text, key, value))
        }
        return out
    }

    /// The elements of a sequence; anything else is a problem.
    mutating func elements(_ node: Node, of name: String) -> [Node] {
        guard let sequence = node.sequence else {
            if !isEmpty(node) {
                complain(at: node, "\(name)は「- 値」の形で一つずつ行を分けて書いてください。")
            }
            return []
        }
        return Array(sequence)
    }

    /// A text that is not empty; anything else is a problem.
    mutating func text(_ node: Node, of name: String) -> String? {
        guard let scalar = node.scalar, !isEmpty(node) else {
            complain(at: node, "\(name)の値がありません。文字列を一つ書いてください。")
            return nil
        }
        let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else {
            complain(at: node, "\(name)の値が空です。文字列を一つ書いてください。")
            return nil
        }
        return text
    }

    /// Nothing after the colon.
    func isEmpty(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    /// An unknown key, with the known one that it most looks like.
    mutating func unknownKey(_ key: String, at node: Node, of name: String, known: [String]) {
        // What nearly is a key of ours is no secret.
        let isShown = mayBeQuoted || !NearNames.of(key, among: known).isEmpty
        complain(
            at: node,
            (isShown ? "\(name)に「\(key)」というキーはありません。" : "\(name)に使えないキーがあります。")
                + "\(NearNames.advice(key, among: known))使えるキー: \(known.joined(separator: "、"))。不要なら消してください。")
    }
}
