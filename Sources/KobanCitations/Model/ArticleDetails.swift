import KobanLaw
import KobanText

/// The articles of one list up to 条, with the paragraphs and items of the last.
struct ArticleDetails {
    private(set) var provisions: [CitedProvision] = []
    private var article: ItemNumber
    /// The paragraph of a provision cited before, which 第3号 after it goes on with.
    private var paragraph: ItemNumber?
    private var hasParagraph = false
    let isSupplementary: Bool
    /// How many numbers ranges may still stand for.
    private(set) var room: Int
    /// Whether numbers ran together somewhere in the list.
    private(set) var isUnread: Bool

    init(_ list: NumberList, isSupplementary: Bool, room: Int) {
        self.isSupplementary = isSupplementary
        self.room = room
        isUnread = list.isUnreadable
        article = list.elements.first?.first ?? ItemNumber(1)
        for element in list.elements {
            let (numbers, rangeFrom) = NumberRoom.written(element, &self.room)
            for number in numbers {
                provisions.append(
                    CitedProvision(
                        provision: Provision(article: number, isSupplementary: isSupplementary),
                        range: element.range, rangeFrom: number == numbers.first ? nil : rangeFrom))
                article = number
            }
        }
    }

    /// Goes on with an article that was cited before: 同条第2項, or 第9号 after 第19条第8号.
    ///
    /// - Parameter keepsParagraph: whether an item belongs to the paragraph cited before, too.
    init(continuing provision: Provision, keepsParagraph: Bool, room: Int) {
        self.room = room
        isUnread = false
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
        if list.isUnreadable { isUnread = true }
        let lower = isUpper ? provisions.last?.provision.paragraph : nil
        for (number, range, rangeFrom) in numbers(of: list, after: lower, end: end) {
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: number)
            if !hasParagraph, let last = provisions.last, last.provision.item == nil {
                replaceLast(provision, end: range.upperBound)
            } else {
                provisions.append(CitedProvision(provision: provision, range: range, rangeFrom: rangeFrom))
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
        if list.isUnreadable { isUnread = true }
        var numbers = numbers(of: list, after: isUpper ? provisions.last?.provision.item : nil, end: end)
        if let branch, let tail = numbers.last,
            let whole = ItemNumber(components: tail.number.components + branch.components)
        {
            numbers[numbers.count - 1].number = whole
        }
        for (number, range, rangeFrom) in numbers {
            let last = provisions.last
            let provision = Provision(
                article: article, isSupplementary: isSupplementary,
                paragraph: last == nil ? paragraph : last?.provision.paragraph, item: number)
            if let last, last.provision.item == nil {
                replaceLast(provision, end: range.upperBound)
            } else {
                provisions.append(CitedProvision(provision: provision, range: range, rangeFrom: rangeFrom))
            }
        }
        hasParagraph = true
    }

    private mutating func replaceLast(_ provision: Provision, end: Int) {
        guard let last = provisions.last else { return }
        provisions[provisions.count - 1] = CitedProvision(
            provision: provision, range: last.range.lowerBound..<end)
    }

    /// The numbers of a list, with those between it and the lower end of a range; each with its place
    /// and, at the end of a range that stays one, the number at which it begins. The mark belongs to
    /// the last number.
    private mutating func numbers(
        of list: NumberList, after lower: ItemNumber?, end: Int
    ) -> [(number: ItemNumber, range: Range<Int>, rangeFrom: ItemNumber?)] {
        var found: [(number: ItemNumber, range: Range<Int>, rangeFrom: ItemNumber?)] = []
        for (index, element) in list.elements.enumerated() {
            var range = element
            let isUpper = index == 0 && element.last == nil && lower != nil
            if isUpper, let lower { range = ListElement(first: lower, last: element.first, range: element.range) }
            guard range.isRange else {
                found.append((element.first, element.range, nil))
                continue
            }
            let (numbers, rangeFrom) = NumberRoom.written(range, &room)
            for (offset, number) in numbers.enumerated() where !(isUpper && offset == 0) {
                found.append((number, element.range, offset == 0 ? nil : rangeFrom))
            }
        }
        if let last = found.last {
            found[found.count - 1].range = last.range.lowerBound..<max(end, last.range.lowerBound)
        }
        return found
    }
}

/// Writes ranges out as long as there is room for it.
enum NumberRoom {
    /// The numbers of an element; of a range that is too long, or for which there is no room, its two
    /// ends, and the number at which it begins.
    static func written(
        _ element: ListElement, _ room: inout Int
    ) -> (numbers: [ItemNumber], rangeFrom: ItemNumber?) {
        guard element.isRange, let last = element.last else { return ([element.first], nil) }
        guard !element.isKeptAsRange, element.count <= room else { return ([element.first, last], element.first) }
        room -= element.count
        return (element.numbers, nil)
    }
}
