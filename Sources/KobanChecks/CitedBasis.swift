import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// 番号法第19条第8号 right before a table that is to be named by the order based on it: the provision is
/// not written a second time.
enum CitedBasis {
    /// 第19条第8号別表第二.
    case adjoining
    /// 第19条第8号の別表第二.
    case particle
    /// 第19条第8号に基づく別表第二.
    case stated
    /// 第19条第8号及び別表第二, 第19条第8号（別表第二…）, 別表第二 on the next line.
    case apart

    /// What joins the provision and the title of the order.
    var link: String {
        switch self {
        case .adjoining: "に基づく"
        case .particle: "規定に基づく"
        case .stated: ""
        case .apart: "同号に基づく"
        }
    }

    /// In bytes; a provision further off is no longer the one that 同号 would be read as.
    fileprivate static let joint = 160

    /// - Parameter joint: what stands between the provision and the table, as it stands.
    fileprivate init?(joint: String) {
        let breaks = joint.count { $0.isNewline }
        let words = joint.filter { !$0.isWhitespace }
        if words.isEmpty {
            guard breaks < 2 else { return nil }
            self = joint.isEmpty ? .adjoining : .apart
            return
        }
        if words == "の" {
            self = .particle
            return
        }
        if CitedBasis.statements.contains(words) {
            self = .stated
            return
        }
        guard breaks < 2, CitedBasis.isApart(words) else { return nil }
        self = .apart
    }

    private static let statements: Set<String> = [
        "に基づく", "に基づき", "に基づき、", "の規定に基づく", "の規定に基づき", "の規定に基づき、", "に規定する", "による", "の規定による", "により", "の規定により",
    ]

    private static let conjunctions = ["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "と"]

    private static let brackets: [Character: Character] = ["（": "）", "(": ")", "〔": "〕", "［": "］"]

    /// Separators, brackets, bullets and conjunctions; notes in brackets that hold no number.
    private static func isApart(_ words: String) -> Bool {
        var rest = words[...]
        while let first = rest.first {
            if let close = brackets[first],
                let end = rest.firstIndex(of: close)
            {
                guard !rest[..<end].contains(where: \.isNumber) else { return false }
                rest = rest[rest.index(after: end)...]
            } else if "、，,・･;；/／（(）)〔〕［］[]「」○●◯◎■□◆◇▪•*-－".contains(first) {
                rest = rest.dropFirst()
            } else if let word = conjunctions.first(where: rest.hasPrefix) {
                rest = rest.dropFirst(word.count)
            } else {
                return false
            }
        }
        return true
    }
}

extension CheckContext {
    /// 番号法第19条第8号, or the 第7号 that is to become it, where it is the last thing cited before a
    /// citation and nothing but a joint stands between.
    func basis(before index: Int) -> CitedBasis? {
        guard assessed.indices.contains(index), case .table(let table) = assessed[index].citation.target,
            let last = last(before: table, of: index)
        else { return nil }
        let (before, citation) = (assessed[last], assessed[index].citation)
        guard before.section == assessed[index].section, before.citation.law == .numberAct,
            case .provisions(let cited) = before.citation.target, let place = cited.provisions.last
        else { return nil }
        let start = before.citation.range.upperBound
        let end = min(
            assessed[last + 1].citation.range.lowerBound, citation.range.lowerBound, table.tableRange.lowerBound)
        guard start <= end, end - start <= CitedBasis.joint, place.range.upperBound <= start,
            isLinkageBasis(place.provision, of: before)
        else { return nil }
        return CitedBasis(joint: OriginalText.withBreaks(source, start..<end))
    }

    /// The citation before the name of a table; several lists may stand below one name.
    private func last(before table: TableCitation, of index: Int) -> Int? {
        guard let nearest = assessed.lastIndex(upTo: table.tableRange.lowerBound, by: \.citation.range.lowerBound),
            nearest <= index
        else { return index > 0 ? index - 1 : nil }
        if case .table(let cited) = assessed[nearest].citation.target, cited.tableRange == table.tableRange {
            return nearest > 0 ? nearest - 1 : nil
        }
        return nearest < index ? nearest : index > 0 ? index - 1 : nil
    }

    private func isLinkageBasis(_ provision: Provision, of cited: AssessedCitation) -> Bool {
        let bases = Set(statutes.tables.all.filter { $0.kind == .provision }.map(\.basis))
        if bases.contains(provision) { return true }
        return statutes.provisionMoves.contains { move in
            move.law == .numberAct && bases.contains(move.to) && day >= move.since ?? move.seenBy
                && ProvisionRole.matches(provision, move.from) && ProvisionRole(move).isPlayed(by: cited, in: source)
        }
    }
}
