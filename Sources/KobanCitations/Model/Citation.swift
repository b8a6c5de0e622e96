import KobanLaw
import KobanText

/// A citation as it stands in a text: which law, which table and items or which
/// provisions, and exactly where.
public struct Citation: Sendable, Hashable, Codable {
    /// The law cited, where the statute data know it; nil for any other.
    public var law: LawID?
    /// The name by which the law is cited, as written, without white space; nil when the
    /// text names no law.
    public var lawName: String?
    /// Where the name stands.
    public var lawNameRange: Range<Int>?
    /// The table or the provisions cited.
    public var target: Target
    /// A condition that the text states instead of, or beside, a list.
    public var condition: Condition?
    /// The last day of the author's own validity (「～R8.5」).
    public var validUntil: CivilDate?
    /// What the citation is the basis of, where the text says.
    public var purpose: Purpose?
    /// Where the citation stands: byte offsets into the source.
    public var range: Range<Int>
    /// What the writer slipped on; the citation is read as meant.
    public var slips: [Slip]
    /// What a heading above the citation says it is about (「1 生活保護法による保護等に関する事務」).
    public var heading: Range<Int>?

    /// What is cited.
    public enum Target: Sendable, Hashable, Codable {
        case table(TableCitation)
        case provisions(ProvisionCitation)
    }

    /// What a citation is the basis of.
    public enum Purpose: String, Sendable, Codable, Hashable {
        /// 個人番号の利用.
        case use
        /// 情報提供の根拠, 提供先.
        case provide
        /// 情報照会の根拠.
        case inquire
        /// 移転先.
        case transfer
    }

    /// A slip of the pen that the reader recovers from.
    public enum Slip: String, Sendable, Hashable, Codable {
        /// 第19条の8号 for 第19条第8号, 第9条の1項 for 第9条第1項.
        case itemWrittenAsBranch
        /// A name with a character missing or wrong.
        case inexactLawName
        /// A bracket that is not closed.
        case unclosedBracket
        /// A list of items, or the rest of one, that cannot be read (`第2条の表の42～1000000の項`,
        /// `別表第二＊26`): the citation holds the items that were read, if any, and is neither one
        /// of the whole table nor one of these items alone (`TableExtent.unread`).
        case unreadList
        /// A table without its law's name where the text leaves open whose it is (a table on the
        /// line after an ordinance's provision): 番号法's, or another law's.
        case uncertainOwner
        /// A range that reaches far beyond what a table or a law holds (`第1条～第999条`); it is kept
        /// as a range, of which only the two ends are given as numbers.
        case rangeTooWide
        /// A short name that the document defines for two laws, or 同法 after two: which law is
        /// meant, a person must say.
        case undecidedLawName
    }
}

/// A citation of a table: the whole or some of its items.
public struct TableCitation: Sendable, Hashable, Codable {
    /// The table, when it is one of the four in the statute data.
    public var table: TableName?
    /// The table as written where it belongs to another law or order (`別表`, `表`).
    public var otherTable: String?
    /// Where the table's name stands.
    public var tableRange: Range<Int>
    /// The list as written, as far as it was read: empty for a whole table.
    public var elements: [ListElement]
    /// How much of the table is cited.
    public var extent: TableExtent

    /// - Parameter extent: by default the items where there are some, else unread.
    public init(
        table: TableName?, otherTable: String? = nil, tableRange: Range<Int>,
        elements: [ListElement] = [], extent: TableExtent? = nil
    ) {
        self.table = table
        self.otherTable = otherTable
        self.tableRange = tableRange
        self.elements = elements
        self.extent = extent ?? (elements.isEmpty ? .unread : .items)
    }

    /// The items in the order of the list, ranges expanded, each once.
    public var items: [ItemNumber] {
        var seen: Set<ItemNumber> = []
        return elements.flatMap(\.numbers).filter { seen.insert($0).inserted }
    }
}

/// How much of a table a citation means.
///
/// A list that was not read must never count as the whole table: without positive evidence of
/// the one or the other the extent is `unread`, which only a person can resolve (要確認).
public enum TableExtent: String, Sendable, Hashable, Codable {
    /// The whole table: the sentence, line or cell ends after its name, or goes on with words
    /// that need no list (に掲げる, における, the name of another law or table, a bracket).
    case whole
    /// The items of the list, which was read to its end.
    case items
    /// Numbers or marks stand by the table's name that were not read as its list.
    case unread
}

/// An element of an item list: a number or a range of whole numbers, and its place.
public struct ListElement: Sendable, Hashable, Codable {
    /// The number, or the one at which a range begins.
    public var first: ItemNumber
    /// The end of a range (`26～28`).
    public var last: ItemNumber?
    /// The digits, without 第 and without 項.
    public var range: Range<Int>

    /// A number of a list, or a range of numbers.
    ///
    /// - Parameters:
    ///   - last: the end of a range; nil for a single number.
    ///   - range: of the digits alone, in byte offsets.
    public init(first: ItemNumber, last: ItemNumber? = nil, range: Range<Int>) {
        self.first = first
        self.last = last
        self.range = range
    }

    /// Whether it is written as a number that no table has (九一〇 for 九、一〇). Only while a text is
    /// read: such a list is unread, and its elements are not kept.
    var isMisprint = false

    private enum CodingKeys: String, CodingKey { case first, last, range }

    /// Whether both ends are whole numbers in their order, and the upper one can be a number of
    /// something.
    var isRange: Bool {
        guard let last else { return false }
        return !first.isBranch && !last.isBranch && last.whole > first.whole
            && last.whole <= ItemBounds.largestArticle
    }

    /// Whether a range has more numbers than anything numbered has, so that it stays a range.
    public var isKeptAsRange: Bool {
        guard isRange, let last else { return false }
        return last.whole - first.whole >= ItemBounds.longestRange
    }

    /// How many numbers it stands for, as far as they are written out.
    var count: Int {
        guard isRange, let last else { return 1 }
        return isKeptAsRange ? 2 : last.whole - first.whole + 1
    }

    /// The numbers meant: in a range whole numbers only, branches between them are not. Of a range
    /// that stays one, its two ends.
    public var numbers: [ItemNumber] {
        guard isRange, let last else { return [first] }
        return isKeptAsRange ? [first, last] : (first.whole...last.whole).map { ItemNumber($0) }
    }
}

/// A citation of articles, paragraphs and items of a law.
public struct ProvisionCitation: Sendable, Hashable, Codable {
    /// In the order in which the text cites them.
    public var provisions: [CitedProvision]
}

/// One provision of a list, and where it stands.
public struct CitedProvision: Sendable, Hashable, Codable {
    /// The article, paragraph and item that the text means.
    public var provision: Provision
    /// Byte offsets into the source.
    public var range: Range<Int>
    /// The number at which a range begins that ends with this provision and stays a range; the
    /// provision before this one is that beginning.
    public var rangeFrom: ItemNumber?

    /// A provision as it is cited at one place.
    ///
    /// - Parameters:
    ///   - range: byte offsets into the source.
    ///   - rangeFrom: where a range begins that stays a range; nil for any other provision.
    public init(provision: Provision, range: Range<Int>, rangeFrom: ItemNumber? = nil) {
        self.provision = provision
        self.range = range
        self.rangeFrom = rangeFrom
    }
}

/// What the rows of a table must say to be meant, in the words of the text.
public struct Condition: Sendable, Hashable, Codable {
    /// 第一欄, 情報照会者.
    public var actor: String?
    /// 第二欄, 事務.
    public var business: String?
    /// 第三欄, 情報提供者.
    public var provider: String?
    /// 第四欄, 特定個人情報.
    public var information: String?

    /// A condition on one column or several.
    ///
    /// - Parameter actor: as the text words it; nil, as for the other columns, where it states nothing.
    public init(
        actor: String? = nil, business: String? = nil, provider: String? = nil,
        information: String? = nil
    ) {
        self.actor = actor
        self.business = business
        self.provider = provider
        self.information = information
    }

    var isEmpty: Bool {
        actor == nil && business == nil && provider == nil && information == nil
    }
}

extension Citation {
    /// The table cited, when it is one of the four.
    public var table: TableName? {
        if case .table(let cited) = target { return cited.table }
        return nil
    }

    /// The items cited, ranges expanded.
    public var items: [ItemNumber] {
        if case .table(let cited) = target { return cited.items }
        return []
    }

    /// The provisions cited.
    public var provisions: [Provision] {
        if case .provisions(let cited) = target { return cited.provisions.map(\.provision) }
        return []
    }

    /// How much of a table is cited; nil for provisions.
    public var extent: TableExtent? {
        if case .table(let cited) = target { return cited.extent }
        return nil
    }

    /// Whether a table is cited as a whole, on positive evidence.
    public var citesWholeTable: Bool { extent == .whole }
}
