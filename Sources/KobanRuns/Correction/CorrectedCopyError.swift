import KobanDocuments

/// Why a corrected copy could not be written; `description` is one Japanese line.
public enum CorrectedCopyError: Error, Sendable, CustomStringConvertible {
    case wouldReplaceInput(path: String)
    case sameName(path: String, copy: String)
    case encoding(path: String, InputEncoding)
    case format(path: String, name: String)
    case unwritable(path: String, reason: String)
    case otherFile(path: String, copy: String)
    case edited(path: String, copy: String)
    case notAFile(path: String, copy: String)

    /// Why there is no copy, without the path of the document.
    var reason: String { String(description.dropFirst(path.count + 2)) }

    private var path: String {
        switch self {
        case .wouldReplaceInput(let path), .sameName(let path, _), .encoding(let path, _), .format(let path, _),
            .unwritable(let path, _), .otherFile(let path, _), .edited(let path, _), .notAFile(let path, _):
            path
        }
    }

    /// One Japanese line: the document's path, what is wrong, what to do.
    public var description: String {
        switch self {
        case .wouldReplaceInput(let path): "\(path): 写しがもとのファイルを上書きします。--write に別のフォルダーを指定してください。"
        case .sameName(let path, let copy): "\(path): 同じ名前の写し（\(copy)）をもう書き出しました。フォルダーごとに分けて実行してください。"
        case .encoding(let path, let encoding):
            "\(path): もとの文字コード（\(encoding.rawValue)）のままでは書き出せない文字があります。UTF-8で保存し直してください。"
        case .format(let path, let name): "\(path): \(name)の写しは書き出せません。書き換え案を見て、もとの文書を直してください。"
        case .unwritable(let path, let reason): "\(path): 写しを書き出せません（\(reason)）。フォルダーの空きと権限を確かめてください。"
        case .otherFile(let path, let copy):
            "\(path): 写しの名前のファイル（\(copy)）がもうあり、koban が書き出した写しか確かめられないので、上書きしません。--write に別のフォルダーを指定するか、上書きしてよければ --force を付けてください。"
        case .edited(let path, let copy):
            "\(path): 前に書き出した写し（\(copy)）が、その後に書き換えられています。上書きしません。--write に別のフォルダーを指定するか、上書きしてよければ --force を付けてください。"
        case .notAFile(let path, let copy):
            "\(path): 写しの名前（\(copy)）に、リンクかふつうのファイルでないものがあります。上書きしません。それをどけるか、--write に別のフォルダーを指定してください。"
        }
    }
}
