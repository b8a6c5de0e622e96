import KobanLaw
import KobanText

// 「同条第11号」「同項第3号」; 「第12条第5項（…を含む。）、第30条の7」; 「番号法第9条第1項の規定及び第19条第8号」
extension CitationParser {
    /// A provision that was cited, and of which law: what 同条 and 同項 mean after it.
    struct Antecedent {
        var law: ResolvedLaw
        var provision: Provision
    }

    /// A law, or a list of its provisions, that may go on after brackets.
    struct Resumption {
        var law: ResolvedLaw
        /// The provision before the brackets; nil where the law's name stands before them.
        var provision: Provision?
        /// The token after the brackets.
        var token: Int
    }

    /// A list goes on after at most so many brackets.
    private static let mostBrackets = 4

    /// Keeps what the words after a citation may refer to.
    mutating func remember(_ target: Citation.Target, of law: ResolvedLaw) {
        namedLaws.cite(law)
        guard case .provisions(let cited) = target, let last = cited.provisions.last else {
            // 同項 after a table is a row.
            if let provision = antecedent?.provision {
                antecedent?.provision = Provision(
                    article: provision.article, isSupplementary: provision.isSupplementary)
            }
            return
        }
        let law = ResolvedLaw(id: law.id, name: law.name, isUndecided: law.isUndecided)
        antecedent = Antecedent(law: law, provision: last.provision)
        awaitMore(of: law, after: last.provision, from: citationEnd)
    }

    /// Keeps what may go on after the brackets that stand at a token.
    mutating func awaitMore(of law: ResolvedLaw, after provision: Provision?, from start: Int) {
        var at = start
        for _ in 0..<Self.mostBrackets {
            guard at < tokens.count, tokens[at].is(.open), let close = closing(of: at) else { break }
            at = close + 1
        }
        guard at > start else { return }
        while let last = resumptions.last, last.token < start { resumptions.removeLast() }
        resumptions.append(Resumption(law: law, provision: provision, token: at))
    }

    /// 同条第2項, 同項第3号. 同条 alone says again what was cited before, and 同条 after 前条 or after
    /// a bare 第5条 is of the citing text: neither is a citation.
    mutating func readSameProvision() {
        let token = tokens[index]
        let isParagraph = token.is(.sameParagraph)
        guard let antecedent, !isParagraph || antecedent.provision.paragraph != nil,
            let list = provisionList(
                from: index + 1,
                after: ArticleDetails(continuing: antecedent.provision, keepsParagraph: isParagraph, room: room))
        else {
            index += 1
            return
        }
        room = list.room
        add(
            .provisions(ProvisionCitation(provisions: list.provisions)), law: antecedent.law,
            range: token.start..<tokens[list.next - 1].end, next: list.next, condition: nil,
            slips: list.slips)
    }

    /// 第12条第5項（第30条の51の規定により…を含む。）、第30条の7: the list goes on after the brackets; so
    /// does a law whose name stands before them, and 「番号法第9条第1項の規定及び第19条第8号の規定」.
    mutating func resumeAfterBrackets() -> Bool {
        guard tokens[index].is(.ordinal) || tokens[index].is(.supplementary), let cause = causeOfList() else {
            return false
        }
        guard let provision = cause.provision else {
            return readProvisions(
                from: index, law: cause.law, start: tokens[index].start, condition: nil)
        }
        var base: ArticleDetails?
        if let list = NumberList.read(tokens, from: index, in: source), list.mark != .article {
            guard list.mark == .row || list.mark == .item else { return false }
            base = ArticleDetails(continuing: provision, keepsParagraph: list.mark == .item, room: room)
        }
        guard let list = provisionList(from: index, after: base) else { return false }
        room = list.room
        add(
            .provisions(ProvisionCitation(provisions: list.provisions)), law: cause.law,
            range: tokens[index].start..<tokens[list.next - 1].end, next: list.next, condition: nil,
            slips: list.slips)
        return true
    }

    /// No more tokens than these may join a list that goes on after brackets.
    private static let longestJoint = 3

    private mutating func causeOfList() -> (law: ResolvedLaw, provision: Provision?)? {
        while let last = resumptions.last, last.token + Self.longestJoint < index { resumptions.removeLast() }
        for resumption in resumptions.reversed() where resumption.token <= index {
            var at = resumption.token
            let isJoined = NumberList.skipSeparators(tokens, &at)
            if at == index, isJoined == (resumption.provision != nil) {
                return (resumption.law, resumption.provision)
            }
            if resumption.token + Self.longestJoint < index { break }
        }
        guard let antecedent, citationEnd >= 0, case .provisions = citations.last?.target,
            isParted(from: citationEnd)
        else { return nil }
        return (antecedent.law, antecedent.provision)
    }

    /// Whether nothing but a blank, or の規定及び, parts the current token from the last citation.
    private func isParted(from end: Int) -> Bool {
        if end == index { return tokens[index].gap == .space }
        return end + 3 == index && tokens[end].is(.of) && tokens[end + 2].is(.conjunction)
            && source.compactText(tokens[end + 1].range) == "規定"
    }
}

extension LawLexicon {
    /// 前条, 前二項, 次号, この条: provisions of the text that speaks.
    static let ownReferences: [String] = {
        let marks = ["条", "項", "号"]
        let counts = [
            "", "各", "二", "三", "四", "五", "六", "七", "八", "九", "十", "2", "3", "4", "5", "6", "7", "8", "9", "10",
        ]
        return marks.flatMap { mark in
            counts.map { "前" + $0 + mark } + ["次" + mark, "この" + mark, "本" + mark]
        }
    }()
}
