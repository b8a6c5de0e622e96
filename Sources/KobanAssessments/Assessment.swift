import KobanDocuments
import KobanText

/// What was read from one document: its form, its facts, its fields, its annexes and its
/// change history, all as byte ranges into the source.
public struct Assessment: Sendable {
    /// The document it was read from; all ranges are byte offsets into its text.
    public let document: Document
    /// The document's text.
    public var source: SourceText { document.source }
    /// nil when the text does not show which form it is, or is no assessment.
    public let form: AssessmentForm?
    /// 評価書番号, in half-width digits.
    public let number: String?
    /// 評価書名, runs of white space as one space.
    public let title: String?
    /// 評価実施機関名.
    public let institution: String?
    /// 公表日.
    public let publishedOn: CivilDate?
    /// Every stretch that may cite, in source order, disjoint.
    public let regions: [Region]
    /// Labels of fields of legal basis with nothing beside them, in source order. A field whose content stands
    /// elsewhere may have one too.
    public let emptyBases: [Region]
    /// 変更箇所, in source order.
    public let changeHistory: [ChangeEntry]
    /// The tables of the 別添 that have a column 項番, in source order.
    public let annexTables: [AnnexTable]
    /// For the number of a 別添, the roles of the fields that refer to it (「別添4を参照」
    /// in 提供先1), in source order.
    public let annexReferences: [String: [Region.Role]]
    /// 情報連携 ①実施の有無; nil where the choice cannot be read.
    public let linkageStatus: LinkageStatus?
    /// 提出する特定個人情報保護評価書の種類; empty where it cannot be read.
    public let submittedForms: [AssessmentForm]

    /// Reads a document. Never fails: what is no assessment comes back with `form` nil and
    /// one region for the whole text. Linear in the length of the text.
    public init(reading document: Document) {
        self = AssessmentReader(document).read()
    }

    /// Reads a document that is nothing but a text.
    public init(reading source: SourceText) { self.init(reading: Document(text: source)) }

    init(
        document: Document, facts: CoverFacts, regions: [Region], changeHistory: [ChangeEntry],
        annexTables: [AnnexTable], annexReferences: [String: [Region.Role]],
        linkageStatus: LinkageStatus?, submittedForms: [AssessmentForm], emptyBases: [Region] = []
    ) {
        self.emptyBases = emptyBases
        self.document = document
        form = facts.form
        number = facts.number
        title = facts.title
        institution = facts.institution
        publishedOn = facts.publishedOn
        self.regions = regions
        self.changeHistory = changeHistory
        self.annexTables = annexTables
        self.annexReferences = annexReferences
        self.linkageStatus = linkageStatus
        self.submittedForms = submittedForms
    }
}

extension Assessment {
    /// The region that holds a byte offset.
    public func region(at offset: Int) -> Region? {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < regions.count, regions[low].range.contains(offset) else { return nil }
        return regions[low]
    }
}

/// One row of 変更箇所.
public struct ChangeEntry: Hashable, Sendable {
    /// 変更日; nil where the cell is empty, lost or unreadable.
    public internal(set) var date: CivilDate?
    /// Where 変更日 stands.
    public internal(set) var dateRange: Range<Int>?
    /// 項目.
    public internal(set) var item: [Range<Int>] = []
    /// 変更前の記載, in pieces where a page break or a cell border cuts it.
    public internal(set) var before: [Range<Int>] = []
    /// 変更後の記載; also what could not be told apart, if `isMixed`.
    public internal(set) var after: [Range<Int>] = []
    /// `after` holds both columns, since the layout does not show where one ends.
    public internal(set) var isMixed = false
    /// 提出時期 (事前, 事後).
    public internal(set) var timing: String?
    /// 提出時期に係る説明.
    public internal(set) var note: [Range<Int>] = []
    /// The field that 項目 names, where it is one of the fields of legal basis or outline.
    public internal(set) var field: FieldLabel?
    /// What that field is for; `other` where 項目 names none of these fields.
    public internal(set) var role: Region.Role = .other

    init() {}
}

/// A table of a 別添 with a column 項番.
public struct AnnexTable: Hashable, Sendable {
    /// The number of the 別添, as digits.
    public let annexNumber: String
    /// The text that says what the numbers are of: the title of the 別添, or the title that
    /// stands in the middle of it and begins this table.
    public let heading: Range<Int>
    /// The heading cells of the columns.
    public internal(set) var columns: [Range<Int>]
    /// The index in `columns` of 項番.
    public let numberColumn: Int
    /// The rows as cells; a cell may be empty, a row shorter than `columns`.
    public internal(set) var rows: [[Range<Int>]]

    /// The number cells as they stand (`85の2`, empty, or damaged: `OCRDamage`).
    public var numbers: [Range<Int>] {
        rows.map {
            $0.indices.contains(numberColumn)
                ? $0[numberColumn] : ($0.first?.lowerBound ?? 0)..<($0.first?.lowerBound ?? 0)
        }
    }
}
