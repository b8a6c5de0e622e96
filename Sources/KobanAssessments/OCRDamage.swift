/// Damage by optical character recognition (OCR): what a scanned form comes with in the place of a character that
/// looks like it.
///
/// Each is taken for that character only where no other can stand, and so in every document alike. What is torn
/// or lost by other means has its own names: `TornNumber`, `LostChapter`, and `BlankColumns` of documents.
enum OCRDamage {
    /// What stands for の between a number and its branch: 85の2 comes as 85Ø2. Only that it is a number is told by
    /// it, never which: the cell counts as unreadable.
    static let branchMarks = "のØ".unicodeScalars

    /// What stands for the brackets of a list of choices (＜選択肢＞) and for the circle beside the one chosen.
    static let choiceMarks = "くO".unicodeScalars

    /// The letters of Roman numerals, with what stands for them: l for I.
    static let romanLetters: [Unicode.Scalar: Character] = [
        "I": "I", "V": "V", "X": "X", "i": "I", "v": "V", "x": "X", "l": "I",
    ]

    /// Whether folded text begins as 変更箇所 does, with whatever stands for 箇: the densest of its characters is the
    /// one that is misread (変更筒所, 変更簡所).
    static func isHistoryHeading(_ key: Substring) -> Bool {
        key.count >= 4 && key.count <= 6 && key.hasPrefix("変更") && key.dropFirst(3).first == "所"
    }

    /// What 事務の内容 comes as; ② before it, which only the outline of the business has, must tell that it is no
    /// other field.
    static let businessOutline = "事務の名称"
}
