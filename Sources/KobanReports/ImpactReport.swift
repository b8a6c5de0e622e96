import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanImpact
import KobanStatutes
import KobanText

/// One run of `koban impact`.
public struct ImpactReport: Sendable {
    public let version: String
    public let diff: EditionDiff
    /// Every document that was read, by institution and assessment.
    public let impacts: [AssessmentImpact]
    public let errors: [AssessmentInputError]

    public init(version: String, diff: EditionDiff, impacts: [AssessmentImpact], errors: [AssessmentInputError]) {
        self.version = version
        self.diff = diff
        self.impacts = AssessmentImpact.sorted(impacts)
        self.errors = errors
    }

    /// The assessments that the amendment touches.
    public var touched: [AssessmentImpact] { impacts.filter { !$0.touched.isEmpty } }
}

/// What all forms of the report say in the same words.
enum ImpactWords {
    static func name(of effect: TouchedCitation.Effect) -> String {
        switch effect {
        case .renumbered: "項番の変更"
        case .amended: "改正"
        case .merged: "統合"
        case .split: "分割"
        case .abolished: "削除"
        case .kept: "第三欄・第四欄の変更"
        case .unknown: "対応は要確認"
        case .wholeTable: "表の変更"
        case .toList: "追加の候補"
        case .repealedOrder: "命令の廃止"
        case .retitledOrder: "命令の改題"
        }
    }

    static func section(_ section: Region.Section) -> String {
        section == .annex ? "別添" : "本文"
    }

    static func purpose(_ purpose: Citation.Purpose?) -> String {
        switch purpose {
        case .use: "個人番号の利用"
        case .provide: "情報提供"
        case .inquire: "情報照会"
        case .transfer: "移転"
        case nil: ""
        }
    }

    static func condition(_ condition: FollowedCondition) -> String {
        let stated = condition.condition
        let parts = [
            stated.actor.map { "第一欄「\($0)」" }, stated.business.map { "第二欄「\($0)」" },
            stated.provider.map { "第三欄「\($0)」" }, stated.information.map { "第四欄「\($0)」" },
        ].compactMap(\.self).joined(separator: "・")
        return parts + (condition.isInferred ? "（条件は書かれておらず、一覧からの推定）" : "（書かれた条件）")
    }

    static func wording(_ wording: ItemWording) -> String {
        wording.columns.map { "\($0.name): \($0.text)" }.joined(separator: "\n")
    }

    static func wording(_ wordings: [ItemWording]) -> String {
        guard wordings.count > 1 else { return wordings.first.map { wording($0) } ?? "" }
        return wordings.map { "【\($0.item)】\n\(wording($0))" }.joined(separator: "\n")
    }

    /// Whether what is shown of an item is the law's own wording.
    static func source(_ wordings: [ItemWording]) -> String {
        guard !wordings.isEmpty else { return "" }
        return wordings.allSatisfy(\.isOfficial) ? "条文" : "見出し等（条文は手元にない）"
    }
}

/// For a terminal.
public enum ImpactTextReporter {
    public static func text(_ report: ImpactReport, width: Int) -> String {
        let diff = report.diff
        let touched = report.touched
        let total = touched.reduce(0) { $0 + $1.touched.count }
        var lines = [DiffWords.title(diff), "改正の内容: " + DiffWords.summary(diff)]
        if let caution = DiffWords.caution(diff) { lines.append(caution) }
        lines.append("評価書\(report.impacts.count)件のうち\(touched.count)件、\(total)か所に影響があります。")
        for impact in touched { lines += self.lines(impact, width: width) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ impact: AssessmentImpact, width: Int) -> [String] {
        let assessment = impact.assessment
        let name = [
            assessment.institution ?? "実施機関名を読み取れません", assessment.number.map { "評価書番号\($0)" },
            assessment.title,
        ].compactMap(\.self).joined(separator: "  ")
        var lines = ["", "■ \(name)", "  \(impact.path)（\(impact.touched.count)か所）"]
        var last: Range<Int>?
        for touched in impact.touched {
            let citation = touched.citation.citation
            if last != citation.range {
                last = citation.range
                let place = assessment.source.position(at: citation.range.lowerBound)
                let field = touched.citation.field?.text ?? ImpactWords.section(touched.citation.section)
                let excerpt = shortened(assessment.source.text(in: citation.range))
                lines += ["", "  \(place.line)行\(place.column)文字目 \(field)", "    「\(excerpt)」"]
            }
            lines += self.lines(touched, width: width)
        }
        return lines
    }

    private static func lines(_ touched: TouchedCitation, width: Int) -> [String] {
        let review = touched.needsReview ? "（要確認）" : ""
        let name = ImpactWords.name(of: touched.effect)
        let to = touched.to.map(\.description).joined(separator: "・")
        switch touched.effect {
        case .wholeTable, .repealedOrder, .retitledOrder:
            return ["    \(name)\(review): \(touched.reason)"]
        case .toList:
            let condition = touched.condition.map(ImpactWords.condition) ?? ""
            return ["    \(name)\(review): \(to) ― \(condition)。\(touched.reason)"] + label(touched.later, "新")
        default:
            break
        }
        let from = touched.from.map(\.description) ?? ""
        var lines = ["    \(from) → \(to.isEmpty ? "なし" : to)  \(name)\(review)"]
        if touched.columns.isEmpty {
            lines += label(touched.former.map { [$0] } ?? [], "旧")
            if touched.effect == .amended {
                lines.append("      第一欄・第二欄の文言が違います（条文が手元にないため、違う語は示せません）")
            }
            return lines
        }
        for column in touched.columns {
            lines += SideBySide.lines(
                ["旧 \(column.name)"] + marked(column.former), ["新 \(column.name)"] + marked(column.later),
                width: min(width, 120)
            ).map { "    " + $0 }
        }
        return lines
    }

    /// What the item is about, on one line.
    private static func label(_ wordings: [ItemWording], _ side: String) -> [String] {
        wordings.compactMap { wording in
            wording.columns.first { $0.name == "見出し" || $0.name == "第二欄" }
                .map { "      \(side) \($0.name): \($0.text)" }
        }
    }

    private static func marked(_ segments: [DiffSegment]) -> [String] {
        segments.map { $0.isChanged ? "［\($0.text)］" : $0.text }.joined()
            .split(separator: "\n").map(String.init)
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}

/// For programs.
public enum ImpactJSONReporter {
    public static func report(_ report: ImpactReport) -> [UInt8] {
        func side(_ side: EditionDiff.Side) -> JSONValue {
            .object([
                ("edition", .string(side.edition.id)), ("table", .string(side.edition.table.rawValue)),
                ("validFrom", .optional(side.edition.validFrom?.description)),
                ("validUntil", .optional(side.edition.validUntil?.description)),
                ("source", .string(side.edition.source)), ("hasWording", .bool(side.texts != nil)),
            ])
        }
        let touched = report.touched
        return JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(report.version))])),
            ("from", side(report.diff.former)), ("to", side(report.diff.later)),
            ("comparesWording", .bool(report.diff.hasWording)),
            ("assessments", .array(touched.map(assessment))),
            (
                "errors",
                .array(
                    report.errors.map {
                        .object([("path", .string($0.path)), ("message", .string($0.message))])
                    })
            ),
            (
                "summary",
                .object([
                    ("read", .int(report.impacts.count)), ("assessments", .int(touched.count)),
                    ("touched", .int(touched.reduce(0) { $0 + $1.touched.count })),
                ])
            ),
        ]).serialized()
    }

    private static func assessment(_ impact: AssessmentImpact) -> JSONValue {
        let assessment = impact.assessment
        return .object([
            ("path", .string(impact.path)), ("sha256", .string(impact.sha256)),
            ("form", .optional(assessment.form?.rawValue)), ("number", .optional(assessment.number)),
            ("title", .optional(assessment.title)), ("institution", .optional(assessment.institution)),
            ("publishedOn", .optional(assessment.publishedOn?.description)),
            ("touched", .array(impact.touched.map { touched($0, in: assessment.source) })),
        ])
    }

    private static func touched(_ touched: TouchedCitation, in source: SourceText) -> JSONValue {
        let place = source.position(at: touched.range.lowerBound)
        return .object([
            ("effect", .string(touched.effect.rawValue)),
            ("from", item(touched.from)), ("to", .array(touched.to.map { item($0) })),
            ("needsReview", .bool(touched.needsReview)), ("evidence", .string(touched.reason)),
            ("fromWording", touched.former.map(wording) ?? .null),
            ("toWording", .array(touched.later.map(wording))),
            ("changedColumns", .strings(touched.columns.map(\.name))),
            (
                "condition",
                touched.condition.map { condition in
                    .object([
                        ("actor", .optional(condition.condition.actor)),
                        ("business", .optional(condition.condition.business)),
                        ("provider", .optional(condition.condition.provider)),
                        ("information", .optional(condition.condition.information)),
                        ("isInferred", .bool(condition.isInferred)),
                    ])
                } ?? .null
            ),
            ("line", .int(place.line)), ("column", .int(place.column)),
            (
                "citation",
                CitationJSON.value(
                    of: touched.citation.citation, in: source, field: touched.citation.field?.text,
                    section: touched.citation.section.rawValue, status: nil)
            ),
        ])
    }

    private static func item(_ item: ItemReference?) -> JSONValue {
        guard let item else { return .null }
        return .object([("table", .string(item.table.rawValue)), ("item", .string(item.number.description))])
    }

    private static func wording(_ wording: ItemWording) -> JSONValue {
        .object([
            ("table", .string(wording.item.table.rawValue)),
            ("item", .string(wording.item.number.description)), ("isOfficial", .bool(wording.isOfficial)),
            (
                "columns",
                .array(
                    wording.columns.map {
                        .object([("column", .string($0.name)), ("text", .string($0.text))])
                    })
            ),
        ])
    }
}

/// For a spreadsheet: UTF-8 with a byte order mark and CR LF, a row for each touched place.
public enum ImpactCSVReporter {
    static let header = [
        "評価実施機関", "評価書番号", "評価書名", "公表日", "ファイル", "区分", "項目", "目的", "行", "文字目", "引用",
        "影響", "旧の表", "旧の項", "新の表", "新の項", "要確認", "旧の文言", "旧の文言の出所", "新の文言", "新の文言の出所",
        "変わった欄", "条件", "根拠",
    ]

    public static func csv(_ report: ImpactReport) -> [UInt8] {
        var out: [UInt8] = [0xEF, 0xBB, 0xBF]
        write(header, to: &out)
        for impact in report.touched {
            for touched in impact.touched { write(row(touched, of: impact), to: &out) }
        }
        return out
    }

    private static func row(_ touched: TouchedCitation, of impact: AssessmentImpact) -> [String] {
        let assessment = impact.assessment
        let place = assessment.source.position(at: touched.range.lowerBound)
        let citation = touched.citation.citation
        let former = touched.former.map { [$0] } ?? []
        var columns: [String] = []
        for column in touched.columns where !columns.contains(column.name) { columns.append(column.name) }
        let tables = touched.to.map(\.table.rawValue)
        return [
            assessment.institution ?? "", assessment.number ?? "", assessment.title ?? "",
            assessment.publishedOn?.description ?? "", impact.path,
            ImpactWords.section(touched.citation.section), touched.citation.field?.text ?? "",
            ImpactWords.purpose(citation.purpose), String(place.line), String(place.column),
            assessment.source.text(in: citation.range), ImpactWords.name(of: touched.effect),
            touched.from?.table.rawValue ?? citation.table?.rawValue ?? "", touched.from?.number.description ?? "",
            tables.first ?? "", touched.to.map(\.number.description).joined(separator: "、"),
            touched.needsReview ? "要確認" : "", former.first.map { ImpactWords.wording($0) } ?? "",
            ImpactWords.source(former), ImpactWords.wording(touched.later), ImpactWords.source(touched.later),
            columns.joined(separator: "、"), touched.condition.map(ImpactWords.condition) ?? "", touched.reason,
        ]
    }

    private static func write(_ fields: [String], to out: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(0x2C) }
            // A text of others that begins like a formula must not be run as one.
            let isFormula = field.utf8.first.map { "=+-@\t".utf8.contains($0) } ?? false
            out.append(0x22)
            if isFormula { out.append(0x27) }
            for byte in field.utf8 {
                if byte == 0x22 { out.append(0x22) }
                out.append(byte)
            }
            out.append(0x22)
        }
        out += [0x0D, 0x0A]
    }
}
