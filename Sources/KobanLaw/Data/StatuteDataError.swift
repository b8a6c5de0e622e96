import KobanText

/// Why a file of the statute data is refused: the file, the line and the reason.
public struct StatuteDataError: Error, Hashable, Sendable {
    /// What is wrong with a file of the statute data.
    public enum Reason: Hashable, Sendable {
        case missingFile
        case unreadable
        case notUTF8
        /// A quoted field that is never closed.
        case unclosedQuote
        /// Text after the closing quotation mark of a field, or a quotation mark inside a bare field.
        case strayQuote
        case wrongHeader(expected: [String])
        case wrongFieldCount(expected: Int, found: Int)
        case badValue(column: String, value: String, expected: String)
        case unknownEdition(String)
        case unknownLaw(String)
        case unknownTable(String)
        case duplicate(String)
        /// An item or an article that does not stand after the one before it.
        case outOfOrder(item: String, after: String)
        /// A correspondence or an exchange that names an item which no edition has.
        case unknownItem(String)
        case emptyEdition(String)
        /// A relation that must not have targets has some, or one that must have some has none.
        case wrongTargets(relation: Relation)
        /// An article whose items (号) stand in a paragraph (項) that it does not have.
        case unknownParagraph(Int)
        /// A last day before the first.
        case reversedDays(from: CivilDate, until: CivilDate)
    }

    /// The path of the file; its name alone where the data do not come from a folder.
    public let file: String
    /// The line, from 1; nil where the whole file is meant.
    public let line: Int?
    /// What is wrong there.
    public let reason: Reason

    /// The refusal of a file.
    ///
    /// - Parameter line: from 1; nil where the whole file is meant.
    public init(file: String, line: Int?, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}

extension StatuteDataError: CustomStringConvertible {
    /// One line in Japanese: the place, what is wrong, what to do.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        // A value quoted from the file may hold a line break.
        return String((place + ": " + message).map { $0.isNewline ? " " : $0 })
    }

    private var message: String {
        switch reason {
        case .missingFile:
            "ファイルがありません。法令データのフォルダを確かめてください。"
        case .unreadable:
            "ファイルを読めません。アクセス権を確かめてください。"
        case .notUTF8:
            "UTF-8 ではありません。UTF-8 のCSVで保存し直してください。"
        case .unclosedQuote:
            "引用符が閉じていません。欄を \" で閉じてください。"
        case .strayQuote:
            "引用符の位置が誤っています。欄全体を \" で囲み、中の \" は \"\" と書いてください。"
        case .wrongHeader(let expected):
            "見出し行が違います。1行目を \(expected.joined(separator: ",")) としてください。"
        case .wrongFieldCount(let expected, let found):
            "欄の数が違います（\(expected)欄のところ\(found)欄）。行を直してください。"
        case .badValue(let column, let value, let expected):
            "\(column) の値「\(value)」を読めません。\(expected)を書いてください。"
        case .unknownEdition(let id):
            "版「\(id)」が editions.csv にありません。版の名を直すか editions.csv に加えてください。"
        case .unknownLaw(let id):
            "法令「\(id)」が laws.csv にありません。法令番号を直すか laws.csv に加えてください。"
        case .unknownTable(let name):
            "表「\(name)」が tables.csv にありません。表の名を直すか tables.csv に加えてください。"
        case .duplicate(let what):
            "\(what)が重複しています。一方を除いてください。"
        case .outOfOrder(let item, let after):
            "番号の順序が乱れています（\(after)の次に\(item)）。番号の順に並べてください。"
        case .unknownItem(let item):
            "\(item)がどの版にもありません。項番を直してください。"
        case .emptyEdition(let id):
            "版「\(id)」に項がありません。項のファイルを確かめてください。"
        case .wrongTargets(.abolished):
            "relation が abolished なのに to に項があります。to を空にするか relation を直してください。"
        case .wrongTargets(let relation):
            "relation が \(relation.rawValue) なのに to が空です。対応する項を書いてください。"
        case .unknownParagraph(let paragraph):
            "items にある\(paragraph)項が paragraphs の項の数を超えています。どちらかを直してください。"
        case .reversedDays(let from, let until):
            "期間が逆です（\(from) から \(until) まで）。日付を直してください。"
        }
    }
}
