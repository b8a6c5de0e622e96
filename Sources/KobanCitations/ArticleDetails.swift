import KobanStatutes
import KobanText

/// The articles of one list up to 条, with the paragraphs and items of the last.
struct ArticleDetails {
    private(set) var provisions: [CitedProvision] = []
    private var article: ItemNumber
    private var hasParagraph = false
    private let isSupplementary: Bool
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

    /// Goes on from a provision that has its paragraph or item.
    init(_ base: CitedProvision, room: Int) {
        self.room = room
        isUnread = false
        isSupplementary = base.provision.isSupplementary
        article = base.provision.article
        hasParagraph = true
        provisions = [base]
    }

    private var last: CitedProvision? { provisions.last }

    private mutating func replaceLast(_ provision: Provision, end: Int) {
        guard let last else { return }
        provisions[provisions.count - 1] = CitedProvision(
            provision: provision, range: last.range.lowerBound..<end)
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
        for (number, place, rangeFrom) in numbers(of: list, after: isUpper ? last?.provision.paragraph : nil) {
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: number)
            if !hasParagraph, last?.provision.item == nil {
                replaceLast(provision, end: end)
            } else {
                provisions.append(CitedProvision(provision: provision, range: place, rangeFrom: rangeFrom))
            }
            hasParagraph = true
        }
    }

    /// The numbers of a list, with those between it and the lower end of a range; each with its
    /// place and, at the end of a range that stays one, the number at which it begins.
    private mutating func numbers(
        of list: NumberList, after lower: ItemNumber?
    ) -> [(number: ItemNumber, place: Range<Int>, rangeFrom: ItemNumber?)] {
        guard let place = list.elements.first?.range else { return [] }
        var found: [(number: ItemNumber, place: Range<Int>, rangeFrom: ItemNumber?)] = []
        for (index, element) in list.elements.enumerated() {
            var range = element
            let isUpper = index == 0 && element.last == nil && lower != nil
            if isUpper, let lower { range = ListElement(first: lower, last: element.first, range: element.range) }
            guard range.isRange else {
                found.append((element.first, place, nil))
                continue
            }
            let (numbers, rangeFrom) = NumberRoom.written(range, &room)
            for (offset, number) in numbers.enumerated() where !(isUpper && offset == 0) {
                found.append((number, place, offset == 0 ? nil : rangeFrom))
            }
        }
        return found
    }

    mutating func addItems(
        _ list: NumberList, branch: ItemNumber?, continues: Bool, end: Int, isUpper: Bool = false
    ) {
        if list.isUnreadable { isUnread = true }
        var numbers = numbers(of: list, after: isUpper ? last?.provision.item : nil)
        if let branch, let tail = numbers.last,
            let whole = ItemNumber(components: tail.number.components + branch.components)
        {
            numbers[numbers.count - 1].number = whole
        }
        for (number, place, rangeFrom) in numbers {
            guard let base = last?.provision else { return }
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: base.paragraph,
                item: number)
            if base.item == nil {
                replaceLast(provision, end: end)
            } else {
                provisions.append(CitedProvision(provision: provision, range: place, rangeFrom: rangeFrom))
            }
        }
        hasParagraph = true
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
