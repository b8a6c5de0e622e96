import KobanLaw

/// What is the same and what is not in an item and what it became, in Japanese: wherever a
/// correspondence is shown, with the same words.
///
/// A correspondence compares the wording of 第一欄 and 第二欄, and by itself whether 第三欄 and 第四欄
/// differ; so neither may be told as if it were the whole row.
enum RelationWording {
    /// - Parameter kind: of the table of either item.
    static func sameness(_ relation: Relation, exchangesChanged: Bool, kind: LawTable.Kind?) -> String? {
        switch relation {
        case .renumbered: sameness(wordingIsSame: true, exchangesChanged: exchangesChanged, kind: kind)
        case .amended: sameness(wordingIsSame: false, exchangesChanged: exchangesChanged, kind: kind)
        case .merged, .split, .abolished, .unknown:
            // What several items say together is compared with nothing.
            exchangesChanged && kind == .provision ? "第三欄・第四欄に変更あり" : nil
        }
    }

    static func sameness(wordingIsSame: Bool, exchangesChanged: Bool, kind: LawTable.Kind?) -> String {
        guard kind == .provision else { return wordingIsSame ? "文言は同じ" : "文言に変更あり" }
        switch (wordingIsSame, exchangesChanged) {
        case (true, true): return "第一欄・第二欄の文言は同じ、第三欄・第四欄に変更あり"
        case (true, false): return "第一欄・第二欄の文言も、第三欄・第四欄の提供者・情報も同じ"
        case (false, true): return "第一欄・第二欄の文言に変更あり、第三欄・第四欄にも変更あり"
        case (false, false): return "第一欄・第二欄の文言に変更あり、第三欄・第四欄の提供者・情報は同じ"
        }
    }
}
