import Testing

@testable import KobanText

@Suite("項番")
struct ItemNumberTests {
    @Test("a branch is part of the number", arguments: ["26", "85の2", "59の2の2"])
    func readsBack(_ text: String) throws {
        #expect(try #require(ItemNumber(text)).description == text)
    }

    @Test("what is not a number is refused", arguments: ["", "の2", "2の", "0", "2のの3", "二", "99999999999999999999"])
    func refused(_ text: String) {
        #expect(ItemNumber(text) == nil)
    }

    @Test("items sort as they stand in a table")
    func order() throws {
        let sorted = try ["86", "85の2の2", "85", "9", "85の2", "85の3"]
            .map { try #require(ItemNumber($0)) }.sorted().map(\.description)
        #expect(sorted == ["9", "85", "85の2", "85の2の2", "85の3", "86"])
    }

    @Test("every number up to 9999 reads back from kanji")
    func kanji() {
        for value in 1...9999 {
            #expect(KanjiNumber.value(of: KanjiNumber.text(value).unicodeScalars) == value)
        }
        #expect(ItemNumber(kanji: "百七十三")?.description == "173")
        #expect(ItemNumber(kanji: "五十九の二の二")?.description == "59の2の2")
        #expect(ItemNumber(kanji: "十百") == nil)
        #expect(ItemNumber(kanji: "二三十") == nil)
    }
}
