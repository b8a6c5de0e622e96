import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// What all forms of a diff say in the same words.
enum DiffWords {
    static func title(_ diff: EditionDiff) -> String {
        "\(diff.former.edition.id) → \(diff.later.edition.id)"
    }

    static func period(_ edition: Edition) -> String {
        EditionWords.period(edition.validFrom, edition.validUntil, isInferred: edition.validFromIsInferred)
    }

    static func summary(_ diff: EditionDiff) -> String {
        var counts: [EditionChange.Kind: Int] = [:]
        for entry in diff.entries { counts[entry.kind, default: 0] += 1 }
        let told = EditionChange.Kind.allCases.compactMap { kind in
            counts[kind].map { "\(EditionWords.name(of: kind)) \($0)" }
        }
        return (told + ["変更なし \(diff.unchanged)"]).joined(separator: "、")
    }

    /// Said where the words themselves are not compared.
    static func caution(_ diff: EditionDiff) -> String? {
        guard !diff.hasWording else { return nil }
        return "条文の文言が手元にないため、見出し・主体・法律・提供で比べています（公式の条文を koban statutes import で取り込むと文言で比べます）。"
    }

    static func heading(_ entry: EditionDiff.Entry, in diff: EditionDiff) -> String {
        func items(_ numbers: [ItemNumber]) -> String {
            numbers.isEmpty ? "なし" : numbers.map { "\($0)の項" }.joined(separator: "・")
        }
        let isSame = entry.former == entry.later && diff.former.edition.table == diff.later.edition.table
        let numbers =
            entry.former.isEmpty
            ? items(entry.later)
            : entry.later.isEmpty || isSame ? items(entry.former) : "\(items(entry.former)) → \(items(entry.later))"
        return "\(EditionWords.name(of: entry.kind))  \(numbers)" + (entry.isProposed ? "（要確認）" : "")
    }
}
