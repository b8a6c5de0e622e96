import KobanText

/// The fingerprint by which two texts are known to have the same wording.
enum WordingDigest {
    /// The digest of 第一欄 and 第二欄, without law numbers in parentheses and without the words
    /// that leave details to an order.
    static func digest(actor: String, business: String) -> String {
        digest(of: wording(actor: actor, business: business))
    }

    /// The text that is compared, by the letter of the contract: what else a drafter adds in
    /// parentheses (`以下同じ。`, a definition) is wording, and a change of it an amendment.
    static func wording(actor: String, business: String) -> String {
        LegalPhrase(actor).withoutLawNumbers.text + "\n"
            + withoutReservation(LegalPhrase(business).withoutLawNumbers).text
    }

    /// Without `主務省令で定める`, `第四十四条で定める`, `次条で定める`, `同条で定める`.
    private static func withoutReservation(_ phrase: LegalPhrase) -> LegalPhrase {
        guard let end = phrase.endOfLast("で定める") else { return phrase }
        let head = LegalPhrase(phrase.scalars[..<(end - 4)])
        let tail = phrase.scalars[end...]
        for word in ["主務省令", "次条", "同条"] where head.hasSuffix(word) {
            return LegalPhrase(head.scalars.dropLast(word.unicodeScalars.count) + tail)
        }
        guard let article = head.scalars.lastIndex(of: "第") else { return phrase }
        let reference = LegalPhrase(head.scalars[article...])
        let isArticle = reference.scalars.allSatisfy { scalar in
            "第条の一二三四五六七八九十百".unicodeScalars.contains(scalar)
        }
        return isArticle ? LegalPhrase(head.scalars[..<article] + tail) : phrase
    }

    /// The first 16 hexadecimal digits of the SHA-256 of a text's UTF-8.
    static func digest(of text: String) -> String {
        String(ContentDigest.sha256(Array(text.utf8)).prefix(16))
    }
}
