/// The three forms of 特定個人情報保護評価書, by the name they bear.
public enum AssessmentForm: String, CaseIterable, Hashable, Sendable {
    /// 様式2.
    case basic = "基礎項目評価書"
    /// 様式3.
    case priority = "重点項目評価書"
    /// 様式4.
    case full = "全項目評価書"

    /// The number of the form (様式).
    public var formNumber: Int {
        switch self {
        case .basic: 2
        case .priority: 3
        case .full: 4
        }
    }

    /// The numbers that the form's first chapter gives to 個人番号の利用 and to 情報連携.
    ///
    /// Only change histories need them, whose entries name a field as `Ⅰ４②法令上の根拠`;
    /// the fields themselves are found by their labels.
    var basisNumbers: (use: Int, linkage: Int) {
        switch self {
        case .basic: (3, 4)
        case .priority: (4, 5)
        case .full: (5, 6)
        }
    }
}

/// What 情報連携 ①実施の有無 says.
public enum LinkageStatus: String, CaseIterable, Hashable, Sendable {
    case done = "実施する"
    case notDone = "実施しない"
    case undecided = "未定"
}
