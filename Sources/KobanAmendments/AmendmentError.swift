import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// Why an amendment could not be taken in. The database is as it was.
public enum AmendmentError: Error, Sendable {
    case law(LawReadingError)
    case derivation(StatuteDerivationError)
    case data(StatuteDataError)
    case store(StatuteStoreError)
    /// Two texts of one law for one day that do not say the same.
    case twoTexts(source: String, table: TableName?, item: ItemNumber?, other: String)
    /// A table that differs from the edition before, of which nothing says from when.
    case noEffectiveDay(source: String, table: TableName, previous: String)
    /// A text from before the first edition of a table.
    case beforeFirst(source: String, table: TableName, first: String)
    /// A state that came into force before the day on which another text shows the former one.
    case between(source: String, table: TableName, edition: String, shownOn: CivilDate)
    /// A text of a table that was no longer in force.
    case afterEnd(source: String, table: TableName, end: CivilDate)
    case decision(DecisionProblem)
    /// A decision that names no item under review, or one in several reviews.
    case noReview(String)
    case ambiguousReview(String, editions: [String])
    /// An edition or a day that names none.
    case noSuchEdition(String)
    /// Texts that the recorded facts name and that were not yet imported.
    case textsMissing([String])
    /// The user named a database that is not there, or a file that holds nothing.
    case noDatabase(path: String, isFile: Bool)
    /// Two names of one state of a table, which cannot be compared with itself.
    case sameState(String, String, edition: String)
    /// Facts can only begin a new database.
    case notNew(path: String)
    case unwritable(path: String, message: String)
    /// A file that is none of the statute data stands where one of them goes.
    case foreignFile(path: String)
}

extension AmendmentError: CustomStringConvertible {
    /// One line in Japanese: the place, what is wrong, what to do.
    public var description: String {
        switch self {
        case .law(let error): error.description
        case .derivation(let error): error.description
        case .data(let error): error.description
        case .store(let error): error.description
        case .twoTexts(let source, let table, let item, let other):
            "\(source): \(place(table, item))が、同じ日の別の条文（\(other)）と違います。どちらが正しいか確かめてください。"
        case .noEffectiveDay(let source, let table, let previous):
            "\(source): \(table.rawValue)が前の版（\(previous)）と違いますが、いつから効力を持つか分かりません。--effective で施行日を指定してください。"
        case .beforeFirst(let source, let table, let first):
            "\(source): \(table.rawValue)の最初の版（\(first)）より前の条文は取り込めません。"
        case .between(let source, let table, let edition, let day):
            "\(source): \(table.rawValue)の施行日が、\(day) の条文で確かめた版（\(edition)）と両立しません。施行日と条文を確かめてください。"
        case .afterEnd(let source, let table, let end):
            "\(source): \(table.rawValue)は \(end) 限りで終わっています。法令と日付を確かめてください。"
        case .decision(let problem): problem.description
        case .noReview(let item): "\(item): 決めるべき項にありません。koban statutes review で一覧を見てください。"
        case .ambiguousReview(let item, let editions):
            "\(item): 複数の版にあります（\(editions.joined(separator: "、"))）。--edition で版を指定してください。"
        case .noSuchEdition(let text): "\(text): そのような版がありません。koban statutes list で版の名を見てください。"
        case .textsMissing(let sources): "まだ取り込んでいない条文があります（\(sources.joined(separator: "、"))）。"
        case .noDatabase(let path, let isFile):
            "\(path): \(isFile ? "法令データベースとして何も入っていません" : "法令データベースがありません")。--database の指定を確かめてください（新しく作るのは koban statutes create です）。"
        case .sameState(let one, let other, let edition):
            one == other
                ? "\(one): 同じ版どうしなので、比べるものがありません。違う版を2つ指定してください。"
                : "\(one) と \(other) は、どちらも同じ版（\(edition)）です。違う版を2つ指定してください。"
        case .notNew(let path): "\(path): --facts は新しい法令データベースにだけ使えます。--database で別の場所を指定してください。"
        case .unwritable(let path, let message): "\(path): 書き込めません（\(message)）。出力先を確かめてください。"
        case .foreignFile(let path):
            "\(path): 法令データのCSVではないファイルがもうあるので、上書きしません。別のフォルダーを指定するか、そのファイルを移してください。"
        }
    }

    /// The same with the file that a user named in place of the text's own name.
    func naming(_ files: [String: String]) -> AmendmentError {
        func name(_ source: String) -> String { files[source] ?? source }
        return switch self {
        case .twoTexts(let source, let table, let item, let other):
            .twoTexts(source: name(source), table: table, item: item, other: other)
        case .noEffectiveDay(let source, let table, let previous):
            .noEffectiveDay(source: name(source), table: table, previous: previous)
        case .beforeFirst(let source, let table, let first):
            .beforeFirst(source: name(source), table: table, first: first)
        case .between(let source, let table, let edition, let day):
            .between(source: name(source), table: table, edition: edition, shownOn: day)
        case .afterEnd(let source, let table, let end):
            .afterEnd(source: name(source), table: table, end: end)
        case .derivation(.law(let error)):
            .law(LawReadingError(file: name(error.file), line: error.line, reason: error.reason))
        default: self
        }
    }

    private func place(_ table: TableName?, _ item: ItemNumber?) -> String {
        guard let table else { return "条文" }
        return item.map { ItemReference(table, $0).description } ?? table.rawValue
    }
}
