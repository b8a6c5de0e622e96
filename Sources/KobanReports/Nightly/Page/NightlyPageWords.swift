import KobanChecks
import KobanFormats
import KobanLaw
import KobanNightly
import KobanText

/// What the page says, in words.
enum NightlyPageWords {
    static let noInstitution = "評価実施機関名が読み取れない評価書"

    static func name(of severity: Severity) -> String { severity.japaneseName }

    /// Beside the name, so that nothing is told by colour alone.
    static func shape(of severity: Severity) -> String {
        switch severity {
        case .error: "■"
        case .warning: "▲"
        case .note: "●"
        }
    }

    static func name(of status: CitationStatus) -> String { status.japaneseName }

    /// `2026年11月21日（令和8年11月21日）`.
    static func both(_ day: CivilDate) -> String {
        "\(day.year)年\(day.month)月\(day.day)日（\(day.japanese)）"
    }

    static func name(of state: ReportedDocument.State) -> String {
        switch state {
        case .new: "新しい評価書"
        case .changed: "内容が変わった"
        case .unchanged: "変わりなし"
        case .moved: "移動した"
        case .returned: "再び現れた"
        case .unread: "今夜は読めなかった"
        }
    }

    /// What there is to say of the state besides its name.
    static func detail(of state: ReportedDocument.State) -> String? {
        switch state {
        case .moved(let from): "移動元: \(from)"
        case .unread(let why): "\(why) 引用と指摘は、最後に読めたときのものです。"
        default: nil
        }
    }

    /// - Parameter kind: of the table of the item.
    static func relation(_ change: ItemChange, kind: LawTable.Kind?) -> String {
        let relation =
            switch change.relation {
            case .renumbered: "番号の変更"
            case .amended: "改正（事務は同じ）"
            case .merged: "ほかの項と一つになった"
            case .split: "いくつかの項に分かれた"
            case .abolished: "受け継ぐ項はない（廃止）"
            case .unknown: "要確認（条文では決められない）"
            }
        let sameness = RelationWording.sameness(
            change.relation, exchangesChanged: change.exchangesChanged, kind: kind)
        return relation + (sameness.map { "。\($0)" } ?? "")
    }

    /// A text on one line and no longer than a table can bear: its beginning and its end, never
    /// a part of a number.
    static func short(_ text: String, width: Int = 64) -> String {
        let flat = HTMLText.visible(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard DisplayWidth.of(flat) > width else { return flat }
        var head = part(flat, width: width / 2 - 1)
        while head.last?.isNumber == true { head.removeLast() }
        var tail = String(part(String(flat.reversed()), width: width / 2 - 1).reversed())
        while tail.first?.isNumber == true { tail.removeFirst() }
        return head + "…" + tail
    }

    /// As much of the beginning as fits into so many columns.
    private static func part(_ text: String, width: Int) -> String {
        var out = ""
        var used = 0
        for character in text {
            used += DisplayWidth.of(String(character))
            if used > width { break }
            out.append(character)
        }
        return out
    }
}
