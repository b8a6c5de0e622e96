import KobanLaw
import KobanText

/// Why a file cannot be read as a law, and where.
public struct LawReadingError: Error, Hashable, Sendable {
    /// Why a file cannot be read as the text of a law.
    public enum Reason: Hashable, Sendable {
        /// The bytes are not UTF-8.
        case notUTF8
        /// The XML is not well-formed; the parser's code.
        case brokenXML(code: String)
        /// A document type declaration or an entity, which a law never needs.
        case documentTypeRefused
        /// The root is neither `Law` nor an envelope that holds one.
        case notALaw(root: String)
        /// The law has no such table.
        case noSuchTable(TableName)
        /// A row of the table has too few columns.
        case missingColumn(table: TableName, expected: Int, found: Int)
        /// A first column that does not begin with an item number.
        case unreadableItem(table: TableName, text: String)
        /// An article or an item (号) of an article whose number is none; the number as written.
        case unreadableArticle(text: String)
        /// An item that does not come after the one before it.
        case itemOutOfOrder(table: TableName, item: ItemNumber, after: ItemNumber)
        /// A law is introduced by its number under a name that `cited-laws.csv` does not hold.
        case unknownLaw(table: TableName, item: ItemNumber, text: String)
        /// Neither the envelope nor the file name nor the law number tells which law it is.
        case unknownLawID(lawNumber: String)
        /// A law whose tables the data do not follow.
        case notFollowed(LawID, title: String)
        /// The file name says another law than the text.
        case otherLaw(name: LawID, text: LawID)
        /// Nothing tells which day's law the text shows.
        case noDay
        /// Two days that cannot both be true of one text.
        case conflictingDays(one: CivilDate, other: CivilDate)
        /// The answer of the law API that says that something went wrong.
        case apiError(code: String, message: String)
        /// JSON that is not well-formed, or not the tree of a law.
        case brokenJSON(expected: String)
        /// An attribute that says over how many rows a cell goes, and is no such number, or goes beyond the table.
        case badSpan(table: TableName, span: String)
        /// An element with more attributes than any of a law has.
        case tooManyAttributes(limit: Int)
        /// A `Law` without its `LawBody`.
        case noLawBody
        /// Elements inside elements, more than the limit.
        case tooDeep(limit: Int)
        /// A file above the limit, in megabytes.
        case tooLarge(limit: Int)
        /// The texts of an archive unpack to more than the limit in all, in megabytes.
        case archiveTooLarge(limit: Int)
        /// More laws that `cited-laws.csv` does not hold than an amendment brings in.
        case tooManyUnknownLaws(limit: Int)
        /// An archive that is cut short or damaged; the library's words.
        case damagedArchive(detail: String)
        /// An archive or a folder that holds no text of a law that the data follow.
        case noLawInside
        /// The file or folder cannot be opened or read.
        case unreadable
    }

    /// The file, archive or folder as messages name it.
    public let file: String
    /// The line of the file, from 1, where known.
    public let line: Int?
    /// What is wrong, with what was met.
    public let reason: Reason

    /// Says what is wrong with a file.
    ///
    /// - Parameter line: from 1; nil where the fault is not of one line.
    public init(file: String, line: Int?, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}

extension LawReadingError: CustomStringConvertible {
    /// One line in Japanese: the place, what is wrong, what to do.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        // What a file says may hold a line break.
        return String("\(place): \(message)".map { $0.isNewline ? " " : $0 })
    }

    private var message: String {
        switch reason {
        case .notUTF8:
            "UTF-8 の文字列として読めません。UTF-8 で保存した法令標準XMLを指定してください。"
        case .brokenXML(let code):
            "XML として壊れています（解析器の番号 \(code)）。もう一度取得してください。"
        case .documentTypeRefused:
            "文書型宣言・実体宣言を含むため読みません。宣言のない法令標準XMLを指定してください。"
        case .notALaw(let root):
            "法令標準XMLではありません（最上位の要素が \(root)）。Law 又は DataRoot のファイルを指定してください。"
        case .noSuchTable(let table):
            "\(table.rawValue)がありません。法令と時点を確かめてください。"
        case .missingColumn(let table, let expected, let found):
            "\(table.rawValue)の行の欄が\(found > expected ? "多すぎます" : "足りません")（\(expected)欄のところ、上の行からまたがる欄を含めて\(found)欄）。この行の TableColumn と、上の行の rowspan を確かめてください。"
        case .badSpan(let table, let span):
            "\(table.rawValue)の rowspan（\(span)）が、行の数として読めないか、表の終わりを越えています。XML を確かめてください。"
        case .tooManyAttributes(let limit):
            "一つの要素の属性が多すぎます（\(limit)まで）。法令標準XMLのファイルを指定してください。"
        case .noLawBody:
            "Law の中に LawBody がありません。途中で切れていないか確かめて、もう一度取得してください。"
        case .unreadableItem(let table, let text):
            "\(table.rawValue)の第一欄が項番で始まりません（\(text)）。XML を確かめてください。"
        case .unreadableArticle(let text):
            "条又は号の番号「\(text)」を読めません。XML の Num を確かめてください。"
        case .unknownLawID(let number):
            "どの法令か分かりません（法令番号「\(number)」）。ファイル名を 法令ID_年月日.xml としてください。"
        case .notFollowed(let law, let title):
            "\(title)（\(law)）は、表を追っている法令ではありません。番号法か、その主務省令のファイルを指定してください。"
        case .otherLaw(let name, let text):
            "ファイル名の法令（\(name)）と中身の法令（\(text)）が違います。ファイル名を確かめてください。"
        case .noDay:
            "いつの条文か分かりません。--effective で施行日を指定するか、ファイル名を 法令ID_年月日.xml としてください。"
        case .conflictingDays(let one, let other):
            "日付が食い違っています（\(one) と \(other)）。--effective とファイル名を確かめてください。"
        case .apiError(let code, let message):
            "法令APIのエラー応答です（\(code) \(message)）。もう一度取得してください。"
        case .brokenJSON(let expected):
            "JSON として読めません（\(expected)が必要）。もう一度取得してください。"
        case .tooLarge(let limit):
            "大きすぎます（\(limit)MBまで）。ファイルを確かめてください。"
        case .tooDeep(let limit):
            "要素の入れ子が深すぎます（\(limit)段まで）。法令標準XMLのファイルを指定してください。"
        case .archiveTooLarge(let limit):
            "展開すると大きすぎます（合わせて\(limit)MBまで）。必要な条文だけを取り出して指定してください。"
        case .tooManyUnknownLaws(let limit):
            "cited-laws.csv にない法律名が\(limit)を超えます。番号法の条文か確かめ、そうであれば法律名を加えてください。"
        case .damagedArchive(let detail):
            "zip が途中で切れているか壊れています（\(detail)）。もう一度取得してください。"
        case .noLawInside:
            "番号法・主務省令の条文が入っていません。ファイルを確かめてください。"
        case .unreadable:
            "読めません。ファイルの有無とアクセス権を確かめてください。"
        case .itemOutOfOrder(let table, let item, let after):
            "\(table.rawValue)の項の順序が乱れています（\(after)の項の次に\(item)の項）。XML を確かめてください。"
        case .unknownLaw(let table, let item, let text):
            "\(table.rawValue)の\(item)の項の法律名が cited-laws.csv にありません（…\(text)）。法律名を加えてください。"
        }
    }
}
