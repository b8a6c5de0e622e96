/// A stretch of an assessment that may cite, with what is known about it.
public struct Region: Hashable, Sendable {
    /// Which part of an assessment a text stands in.
    public enum Section: String, Hashable, Sendable, Codable {
        /// What the assessment now says.
        case current
        /// A 別添.
        case annex
        /// The column 変更前の記載 of the change history.
        case before
        /// The column 変更後の記載, and what of the history belongs to no column that is known.
        case after
    }

    /// What the text is for, as far as the form tells.
    public enum Role: Hashable, Sendable {
        /// 個人番号の利用, 法令上の根拠.
        case useBasis
        /// 情報連携, ①実施の有無.
        case linkageStatus
        /// 情報連携, ②法令上の根拠.
        case linkageBasis
        /// 提供先n and its fields.
        case providedTo(Int)
        /// 移転先n and its fields.
        case transferredTo(Int)
        /// 事務の概要, 事務の内容.
        case businessOutline
        /// 評価書名.
        case title
        /// The title of a 別添, where the citation of its column 項番 is placed.
        case annexHeading
        /// The headings of the columns of a table in a 別添.
        case annexColumns
        /// Cells of a table in a 別添, other than the number.
        case annexCells
        /// The column 項目 of the change history: part of the record, neither before nor after.
        case changeItem
        /// 提出時期に係る説明 of the change history.
        case changeNote
        case other
    }

    /// Which part of the assessment it stands in.
    public let section: Section
    /// Byte range in the source, the field's label left out. Markup is still in it.
    public let range: Range<Int>
    /// nil outside any field. In the change history: the field that the entry is about.
    public let field: FieldLabel?
    /// What the text is for; `other` where the form does not tell.
    public let role: Role
    /// Index into `changeHistory`.
    public let entry: Int?
    /// The number of the 別添, as digits.
    public let annexNumber: String?
    /// Index into `annexTables`.
    public let table: Int?
    /// The text holds 変更前 and 変更後 whose boundary the layout has lost.
    public let isMixed: Bool
    /// The text goes on from the region before it: only the label of the field, a cell
    /// border or a page break stands between them.
    public let continuesPrevious: Bool

    init(
        _ section: Section, _ range: Range<Int>, field: FieldLabel? = nil, role: Role = .other,
        entry: Int? = nil, annexNumber: String? = nil, table: Int? = nil, isMixed: Bool = false,
        continuesPrevious: Bool = false
    ) {
        self.section = section
        self.range = range
        self.field = field
        self.role = role
        self.entry = entry
        self.annexNumber = annexNumber
        self.table = table
        self.isMixed = isMixed
        self.continuesPrevious = continuesPrevious
    }
}
