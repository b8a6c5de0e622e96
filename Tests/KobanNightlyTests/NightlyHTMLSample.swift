import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanNightly
import KobanSettings
import KobanTestSupport
import KobanText

/// Nights of invented municipalities, checked by the real rules.
struct NightlyHTMLSample {
    static let day = CivilDate(iso: "2026-01-20")!

    /// An assessment of an invented municipality.
    static func document(
        institution: String = "わかば市長", number: String = "12", title: String = "生活保護に関する事務",
        use: String = "番号法第9条第1項、別表第一の15の項",
        basis: String = "【情報提供の根拠】 番号法第19条第7号、別表第二の9、10、26、30の項 【情報照会の根拠】 番号法第19条第8号、別表第二の26の項"
    ) -> String {
        BasicForm.cover(number: number, title: title, institution: institution, published: "令和6年3月29日")
            + BasicForm.outline("保護の決定を行う。") + BasicForm.use(use) + BasicForm.linkage(basis, status: "実施する")
    }

    var day = NightlyHTMLSample.day
    var previous: PreviousNight? = PreviousNight(
        night: 40, day: CivilDate(iso: "2026-01-19")!, startedAt: "2026-01-19 02:00:02")
    var verified = CivilDate(iso: "2026-02-08")
    var documents: [ReportedDocument] = []
    var findings: [StandingFinding] = []
    var resolved: [ResolvedFinding] = []
    var removed: [RemovedDocument] = []
    var history: [NightCount] = []
    var errors: [UnreadInput] = []
    var notes: [String] = []
    /// By assessment.
    var citations: [Int: [RecordedCitation]] = [:]

    /// Checks a document and takes it and what is found into the night.
    @discardableResult
    mutating func take(
        _ text: String, path: String, state: ReportedDocument.State = .unchanged,
        cause: CheckCause = .newDocument, isTonight: Bool = false,
        standing: (Int) -> (news: StandingFinding.News?, isUpdated: Bool, suppression: Suppression?) = { _ in
            (nil, false, nil)
        }
    ) throws -> [RecordedFinding] {
        let source = SourceText(text)
        let checked = SampleNight.checker.asOf(day).check(source)
        let assessment = checked.assessment
        let name = FindingIdentity.document(assessment, path: path, folder: URL(fileURLWithPath: "/"))
        let identities = FindingIdentity.identities(
            of: checked.findings, citations: checked.citations, document: name,
            tables: SampleNight.checker.statutes.tables)
        let recorded = zip(checked.findings, identities).map {
            RecordedFinding($0, identity: $1, in: Document(text: source))
        }
        let id = documents.count + 1
        citations[id] = checked.citations.map { RecordedCitation($0, in: Document(text: source)) }
        documents.append(
            ReportedDocument(
                id: id, path: path, folder: 0, pathInFolder: path, sha256: ContentDigest.sha256(source.bytes),
                form: assessment.form, number: assessment.number, title: assessment.title,
                institution: assessment.institution, publishedOn: assessment.publishedOn, state: state,
                checkedOn: isTonight ? day : day.adding(days: -30), checkCause: cause, isCheckedTonight: isTonight,
                citations: Dictionary(grouping: checked.citations, by: \.status).mapValues(\.count),
                citationsInForce: Dictionary(grouping: checked.citationsInForce, by: \.status).mapValues(\.count)))
        for (index, each) in recorded.enumerated() {
            let (news, isUpdated, suppression) = standing(index)
            findings.append(
                StandingFinding(
                    id: findings.count + 101, document: id, recorded: each,
                    firstSeen: news == .found ? day : day.adding(days: -30), news: news, isNewToday: news == .found,
                    isUpdated: isUpdated, suppression: suppression))
        }
        return recorded
    }

    func report() -> NightlyReport {
        NightlyReport(
            version: "0.1.0", day: day, night: 41, startedAt: "\(day) 02:00:03", previous: previous,
            dataVerifiedThrough: verified, folders: ["評価書"], documents: documents, removed: removed,
            findings: findings, resolved: resolved, history: history, errors: errors, notes: notes,
            documentsElsewhere: 0, tables: SampleNight.checker.statutes.tables)
    }

    /// A night with something of everything.
    static func full() throws -> NightlyHTMLSample {
        var night = NightlyHTMLSample()
        let stale = try night.take(
            document(), path: "評価書/わかば市/12.txt", state: .changed, cause: .content, isTonight: true
        ) { index in
            switch index {
            case 0: (.found, false, nil)
            case 1: (.returned, false, nil)
            case 2: (nil, true, nil)
            default: (nil, false, nil)
            }
        }
        try night.take(
            document(
                institution: "みなと町長", number: "3", title: "国民健康保険に関する事務", use: "番号法第9条第1項、別表第一の30の項",
                basis:
                    "【情報提供の根拠】 番号法第19条第8号、別表第二の1、2、3、4、5、17、22、26、27、30、33、39、42の項 【情報照会の根拠】 番号法第19条第8号、別表第二の42、43の項 第2条第1条の2"
            ),
            path: "評価書/みなと町/3.txt", state: .moved(from: "評価書/旧/3.txt")
        ) { index in
            switch index {
            case 0: (.unsuppressed, false, nil)
            case 1: (nil, false, Suppression(kind: .waiver, reason: "令和8年3月の再実施で直す"))
            case 2: (nil, false, Suppression(kind: .baseline, reason: "導入のときから"))
            default: (nil, false, nil)
            }
        }
        try night.take(
            document(
                institution: "あさひ村長", number: "1", title: "住民基本台帳に関する事務", use: "番号法第9条第1項、別表の23の項",
                basis: "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"),
            path: "評価書/あさひ村/1.txt", state: .unread("文字コードが分かりません。UTF-8で保存し直してください。"))
        try night.take(
            document(institution: "", number: "7", title: "何もない事務", use: "なし", basis: "なし"),
            path: "評価書/不明/7.txt", state: .new, isTonight: true)
        let gone = RemovedDocument(id: 900, path: "評価書/わかば市/8.txt", institution: "わかば市長", title: "介護保険に関する事務 基礎項目評価書")
        let here = RemovedDocument(id: 1, path: "評価書/わかば市/12.txt", institution: "わかば市長", title: "生活保護に関する事務 基礎項目評価書")
        let suppression = Suppression(kind: .waiver, reason: "次の改正とまとめて直す")
        let causes: [(RemovedDocument, ResolvedFinding.Cause)] = [
            (here, .corrected), (gone, .documentRemoved), (here, .judgedOtherwise(.statutes)),
            (here, .suppressed(suppression)),
        ]
        night.removed = [gone]
        night.resolved = causes.enumerated().map { index, each in
            ResolvedFinding(
                id: 51 + index, recorded: stale[index % stale.count], document: each.0,
                firstSeen: day.adding(days: -100), cause: each.1)
        }
        night.errors = [UnreadInput(path: "評価書/あさひ村/1.txt", message: "文字コードが分かりません。UTF-8で保存し直してください。")]
        night.notes = ["koban-waivers.yml:12: 免除の期限が切れました（わかば市長 基礎項目評価書 12）。"]
        night.remember(days: 30)
        return night
    }

    /// A past in which the findings of tonight came one by one.
    mutating func remember(days: Int) {
        let names = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.institution) })
        let active = findings.filter { $0.suppression == nil }
        for past in stride(from: days - 1, through: 0, by: -1) where past == 0 || past % 7 != 3 {
            var counts: [NightCount: Int] = [:]
            for (index, finding) in active.enumerated() where past == 0 || (index * 7 + past) % days < days - past / 2 {
                counts[
                    NightCount(
                        day: day.adding(days: -past), institution: names[finding.document] ?? nil,
                        rule: finding.finding.rule, severity: finding.finding.severity, count: 0), default: 0] += 1
            }
            history += counts.map {
                NightCount(
                    day: $0.key.day, institution: $0.key.institution, rule: $0.key.rule, severity: $0.key.severity,
                    count: $0.value)
            }
        }
        history.sort { $0.day < $1.day }
    }

    /// Many findings: those of one document again and again.
    static func many(documents count: Int, findings most: Int, days: Int) throws -> NightlyHTMLSample {
        var night = NightlyHTMLSample()
        let basis = (1...4).map { "番号法第19条第7号、別表第二の\($0)、\($0 + 20)の項" }.joined(separator: " ")
        var made: [RecordedFinding] = []
        for index in 0..<count {
            let institution = "見本第\(index % 200 + 1)市長"
            if made.isEmpty {
                made = try night.take(
                    document(institution: institution, number: String(index + 1), basis: basis),
                    path: "評価書/\(index + 1).txt")
                night.findings = []
            } else {
                let first = night.documents[0]
                night.citations[index + 1] = night.citations[first.id]
                night.documents.append(
                    ReportedDocument(
                        id: index + 1, path: "評価書/\(institution)/\(index + 1).txt", folder: 0, pathInFolder: "",
                        sha256: first.sha256, form: first.form, number: String(index + 1), title: first.title,
                        institution: institution, publishedOn: first.publishedOn, state: .unchanged,
                        checkedOn: first.checkedOn,
                        checkCause: .newDocument, isCheckedTonight: false, citations: first.citations,
                        citationsInForce: first.citationsInForce))
            }
        }
        night.documents.sort { ($0.institution ?? "", $0.path) < ($1.institution ?? "", $1.path) }
        for document in night.documents {
            for index in 0..<(most / count) {
                night.findings.append(
                    StandingFinding(
                        id: night.findings.count + 1, document: document.id, recorded: made[index % made.count],
                        firstSeen: day.adding(days: -3), news: index % 3 == 0 ? .found : nil, isNewToday: false,
                        isUpdated: false, suppression: nil))
            }
        }
        night.remember(days: days)
        return night
    }
}
