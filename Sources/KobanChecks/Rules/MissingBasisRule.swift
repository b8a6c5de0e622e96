import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// 根拠なし: nothing was found where a basis must stand.
public struct MissingBasisRule: Rule {
    public static let identifier = "missing-basis"
    public static let japaneseName = "根拠の記載なし"
    public static let severity = Severity.warning
    public static let kind = FaultKind.missing
    public static let rationale = """
        評価書やその法令上の根拠の欄から法令の引用が一つも見つからないときは、根拠が書かれていないか、読み取れていない。どちらにしても\
        確かめる必要がある。「実施する」のに根拠がない、情報提供と情報照会の見出しの一方に根拠がない、というときも知らせる。
        """
    public static let examples = RuleExamples(
        firing: [
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t↓別紙のとおり\n\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第8号\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t↓別紙のとおり\n\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項 別表23の項\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号 主務省令第2条の表の42の項 ↓【情報照会の根拠】 別紙のとおり\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t↓【情報照会の根拠】 番号法第19条第8号 主務省令第2条の表の42の項\n6. 情報提供ネットワークシステムとの接続 [○]接続しない(入手) [ ]接続しない(提供)\n",
                on: "2025-04-01"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t生活保護に関する事務\n3. 個人番号の利用\n法令上の根拠\t↓別紙のとおり\n\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第8号\n",
                on: "2025-04-01", suggestion: "番号法第9条第1項、別表の23の項"),
            RuleExample(
                "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t児童手当に関する事務\n4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t↓別紙のとおり\n\n3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の81の項\n",
                on: "2026-02-08", suggestion: "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の106、107の項"),
        ],
        silent: [
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号 主務省令第2条の表の42の項\n6. 情報提供ネットワークシステムとの接続 [ ]接続しない(入手) [○]接続しない(提供)\n",
                on: "2025-04-01"),
            RuleExample(
                "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項 別表23の項\n\n4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施しない ]\n②法令上の根拠\t\n",
                on: "2025-04-01"),
            RuleExample(
                "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号 主務省令第2条の表の42の項 【情報照会の根拠】 なし（情報照会は行わない）\n",
                on: "2025-04-01"),
        ])

    public init() {}

    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        let assessment = check.assessment
        let current = citations.filter(\.assessed.isInForce)
        if current.isEmpty {
            guard assessment.form != nil || assessment.namesBasis else { return [] }
            let place = citations.isEmpty ? "" : "いまの記載（変更箇所を除く）から"
            let message =
                assessment.form != nil
                ? "この評価書からは、\(place)法令の引用が一つも見つかりませんでした。根拠が書かれていないか、文字が読み取れていません。元の文書を確かめてください。"
                : "番号法や別表に触れていますが、\(place)法令の引用が一つも読み取れず、評価書の様式も読み取れません。文字や表が崩れていないか、元の文書を確かめてください。"
            return [finding(message, range: firstCharacter(of: assessment.source), field: nil)]
        }
        guard assessment.form != nil else { return [] }
        return emptyFields(in: check, citations: current) + oneSided(in: check, citations: current)
    }

    /// A field of legal basis without any citation.
    private func emptyFields(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        var found: [Finding] = []
        for (role, label) in [
            (Region.Role.useBasis, FieldLabel.useBasis),
            (Region.Role.linkageBasis, FieldLabel.linkageBasis),
        ] {
            let regions = check.assessment.regions.filter {
                $0.section == .current && $0.role == role
            }
            guard let first = regions.first ?? check.assessment.emptyBases.first(where: { $0.role == role }),
                !citations.contains(where: { $0.assessed.role == role })
            else { continue }
            if role == .linkageBasis {
                // 実施しない, or a choice that cannot be read over an empty field: no basis is due.
                guard check.assessment.linkageStatus == .done else { continue }
            }
            var missing = finding(
                role == .linkageBasis
                    ? "情報連携を「実施する」としていますが、②法令上の根拠の欄に法令の引用が見つかりませんでした。"
                    : "個人番号の利用の法令上の根拠の欄に法令の引用が見つかりませんでした。",
                range: first.range, field: label.text)
            if role == .useBasis {
                suggest(.use, for: &missing, in: check)
            } else {
                // Whatever is provided besides, a business of one's own inquires for itself.
                suggest(.inquire, as: "情報照会の根拠としては", for: &missing, in: check)
            }
            found.append(missing)
        }
        return found
    }

    /// A heading 情報提供の根拠 or 情報照会の根拠 with nothing under it, while the other has a basis.
    private func oneSided(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] {
        let linkage = citations.filter { $0.assessed.role == .linkageBasis }
        let provide = linkage.contains { $0.purpose == .provide }
        let inquire = linkage.contains { $0.purpose == .inquire }
        guard provide != inquire else { return [] }
        let name = provide ? "情報照会" : "情報提供"
        for region in check.assessment.regions
        where region.section == .current && region.role == .linkageBasis {
            guard
                let heading = RoleHeading.find("\(name)の根拠", in: check.source, range: region.range)
            else { continue }
            if heading.saysNone { return [] }
            var missing = finding(
                "「\(name)の根拠」の見出しの下に法令の引用が見つかりませんでした。",
                range: heading.range, field: FieldLabel.linkageBasis.text)
            suggest(provide ? .inquire : .provide, for: &missing, in: check)
            return [missing]
        }
        return withoutHeading(provide ? .inquire : .provide, name: name, in: check)
    }

    /// No heading for the other side at all: it lacks a basis only where the form itself says
    /// that the other side is done (接続しない is not marked).
    private func withoutHeading(
        _ purpose: Citation.Purpose, name: String, in check: CheckContext
    ) -> [Finding] {
        guard check.assessment.linkageStatus == .done,
            let region = check.assessment.regions.first(where: {
                $0.section == .current && $0.role == .linkageBasis
            }),
            ConnectionChoice(purpose == .inquire ? "入手" : "提供", in: check.source)?.isConnected == true
        else { return [] }
        var missing = finding(
            "情報連携を「実施する」とし、\(name)のために接続するとしていますが、②法令上の根拠に\(name)の根拠がありません。",
            range: region.range, field: FieldLabel.linkageBasis.text)
        suggest(purpose, for: &missing, in: check)
        return [missing]
    }

    /// What the business that the assessment is about points to.
    private func suggest(
        _ purpose: Citation.Purpose, as part: String = "", for finding: inout Finding,
        in check: CheckContext
    ) {
        guard let table = check.statutes.table(of: purpose == .use ? .use : .provision, on: check.day),
            let right = purpose == .provide
                ? SubjectItems.provided(table, in: check) : SubjectItems.own(table, in: check),
            let text = check.writer.newCitation(of: table, items: right.items, on: check.day)
        else { return }
        finding.propose(text: text)
        finding.message.removeLast()
        finding.message += "（\(part)\(right.reason)が考えられます。要確認）。"
        finding.table = table
    }

    /// Stands for the whole document.
    private func firstCharacter(of source: SourceText) -> Range<Int> {
        var end = min(1, source.bytes.count)
        while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return 0..<end
    }

    private func finding(_ message: String, range: Range<Int>, field: String?) -> Finding {
        var finding = Finding(
            rule: Self.identifier, severity: Self.severity, message: message, range: range)
        finding.field = field
        finding.needsReview = true
        return finding
    }
}

/// 情報提供ネットワークシステムとの接続 [ ]接続しない(入手) [ ]接続しない(提供): whether the box is marked.
private struct ConnectionChoice {
    let isConnected: Bool

    /// - Parameter side: 入手 or 提供.
    /// - Returns: nil where the box cannot be read, or the form has several and they differ.
    init?(_ side: String, in source: SourceText) {
        let text = source.visibleText(in: 0..<source.bytes.count)
        var answers: Set<Bool> = []
        for part in text.split(separator: "接続しない(\(side))", omittingEmptySubsequences: false).dropLast() {
            if part.hasSuffix("[]") {
                answers.insert(true)
            } else if part.hasSuffix("]") {
                answers.insert(false)
            } else {
                return nil
            }
        }
        guard answers.count == 1, let only = answers.first else { return nil }
        isConnected = only
    }
}

/// A heading that announces a basis, and whether the text under it says there is none.
private struct RoleHeading {
    let range: Range<Int>
    let saysNone: Bool

    /// - Parameter words: the words of the heading, found with white space passed over.
    static func find(_ words: String, in source: SourceText, range: Range<Int>) -> RoleHeading? {
        let text = source.text(in: range)
        guard let found = text.firstRange(of: words) else { return nil }
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        var begin = range.lowerBound + start
        // The bracket before the words belongs to the heading.
        if start >= 3, text[..<found.lowerBound].last == "【" { begin -= 3 }
        let after = text[found.upperBound...].prefix(120)
        let none = ["なし", "無し", "行わない", "実施しない", "該当なし", "ありません", "―", "－", "-"].contains {
            after.contains($0)
        }
        return RoleHeading(
            range: begin..<(range.lowerBound + text.utf8.distance(from: text.startIndex, to: found.upperBound)),
            saysNone: none)
    }
}
