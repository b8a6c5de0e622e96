/// Reads 第一欄 and 第三欄 into actors, each a value of its own.
///
/// What qualifies an actor (`公営住宅法第二条第十六号に規定する事業主体である都道府県知事又は市町村長`)
/// is left out, so that who asks for 市町村長 finds the item; a defined group is kept by its
/// name.
struct ActorReading {
    let citedLaws: CitedLaws

    private static let separators = ["、", "又は", "若しくは", "及び"]
    private static let qualifiers = ["である", "を行う", "を実施する"]

    func actors(in cell: String) -> [String] {
        var phrase = LegalPhrase(cell)
        if let group = phrase.definitions.last(where: \.isCollective) {
            phrase = LegalPhrase(
                Array(group.name.unicodeScalars) + Array(phrase.scalars[group.end...]))
        }
        phrase = phrase.withoutParentheses
        if phrase.isEmpty { return [] }
        // Everyone who pays under other laws: one provider, however long its description.
        if phrase.hasSuffix("こととされている者") { return [phrase.text] }
        phrase = citedLaws.removingNames(from: phrase)
        if let end = Self.qualifiers.compactMap({ phrase.endOfLast($0) }).max() {
            phrase = LegalPhrase(phrase.scalars[end...])
        }
        var actors: [LegalPhrase] = phrase.split(at: Self.separators).map { part in
            let end = ["に規定する", "の同意を得た"].compactMap { part.endOfLast($0) }.max() ?? 0
            return LegalPhrase(part.scalars[end...])
        }.filter { !$0.isEmpty }
        // 市町村又は都道府県の長: the office belongs to both.
        if let last = actors.last, last.hasSuffix("の長") {
            let bodies = ["市", "町", "村", "市町村", "都道府県", "特別区"]
            for index in actors.indices where bodies.contains(actors[index].text) {
                actors[index] = LegalPhrase(actors[index].text + "の長")
            }
        }
        var seen: Set<String> = []
        return actors.map(\.text).filter { seen.insert($0).inserted }
    }
}
