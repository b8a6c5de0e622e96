import KobanStatutes
import KobanText

/// The articles of one list up to 条, with the paragraphs and items of the last.
struct ArticleDetails {
    private(set) var provisions: [CitedProvision] = []
    private var article: ItemNumber
    /// The paragraph of a provision cited before, which 第3号 after it goes on with.
    private var paragraph: ItemNumber?
    private var hasParagraph = false
    let isSupplementary: Bool

    init(_ list: NumberList, isSupplementary: Bool) {
        self.isSupplementary = isSupplementary
        article = list.elements[0].first
        for element in list.elements {
            for number in element.numbers {
                provisions.append(
                    CitedProvision(
                        provision: Provision(article: number, isSupplementary: isSupplementary),
                        range: element.range))
                article = number
            }
        }
    }

    /// Goes on with an article that was cited before: 同条第2項, or 第9号 after 第19条第8号.
    ///
    /// - Parameter keepsParagraph: whether an item belongs to the paragraph cited before, too.
    init(continuing provision: Provision, keepsParagraph: Bool) {
        isSupplementary = provision.isSupplementary
        article = provision.article
        paragraph = keepsParagraph ? provision.paragraph : nil
    }

    mutating func addBranch(_ branch: ItemNumber, end: Int) {
        guard let number = ItemNumber(components: article.components + branch.components) else {
            return
        }
        article = number
        replaceLast(Provision(article: number, isSupplementary: isSupplementary), end: end)
    }

    mutating func setItem(_ item: ItemNumber, range: Range<Int>) {
        replaceLast(
            Provision(article: article, isSupplementary: isSupplementary, item: item),
            end: range.upperBound)
    }

    /// - Parameter isUpper: the list ends a range that the last paragraph begins.
    mutating func addParagraphs(_ list: NumberList, end: Int, isUpper: Bool = false) {
        for (number, range) in numbers(of: list, after: isUpper ? provisions.last?.provision.paragraph : nil, end: end) {
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: number)
            if !hasParagraph, let last = provisions.last, last.provision.item == nil {
                replaceLast(provision, end: range.upperBound)
            } else {
                provisions.append(CitedProvision(provision: provision, range: range))
            }
            hasParagraph = true
        }
    }

    /// - Parameters:
    ///   - branch: the の2 of 第2号の2, of the last number of the list.
    ///   - isUpper: the list ends a range that the last item begins.
    mutating func addItems(
        _ list: NumberList, branch: ItemNumber?, end: Int, isUpper: Bool = false
    ) {
        var numbers = numbers(of: list, after: isUpper ? provisions.last?.provision.item : nil, end: end)
        if let branch, let tail = numbers.last,
            let whole = ItemNumber(components: tail.number.components + branch.components)
        {
            numbers[numbers.count - 1].number = whole
        }
        for (number, range) in numbers {
            let last = provisions.last
            let provision = Provision(
                article: article, isSupplementary: isSupplementary,
                paragraph: last == nil ? paragraph : last?.provision.paragraph, item: number)
            if let last, last.provision.item == nil {
                replaceLast(provision, end: range.upperBound)
            } else {
                provisions.append(CitedProvision(provision: provision, range: range))
            }
        }
        hasParagraph = true
    }

    private mutating func replaceLast(_ provision: Provision, end: Int) {
        guard let last = provisions.last else { return }
        provisions[provisions.count - 1] = CitedProvision(
            provision: provision, range: last.range.lowerBound..<end)
    }

    /// A range that reaches further is a misprint.
    static let longestRange = 1000

    /// The numbers of a list and where each stands, with those between it and the lower end of a
    /// range. The mark belongs to the last number.
    private func numbers(
        of list: NumberList, after lower: ItemNumber?, end: Int
    ) -> [(number: ItemNumber, range: Range<Int>)] {
        var numbers = list.elements.flatMap { element in
            element.numbers.map { (number: $0, range: element.range) }
        }
        if let last = numbers.last { numbers[numbers.count - 1].range = last.range.lowerBound..<end }
        guard let lower, let upper = numbers.first, !lower.isBranch, !upper.number.isBranch,
            upper.number.whole > lower.whole, upper.number.whole - lower.whole < Self.longestRange
        else { return numbers }
        return ((lower.whole + 1)..<upper.number.whole).map { (ItemNumber($0), upper.range) } + numbers
    }
}
