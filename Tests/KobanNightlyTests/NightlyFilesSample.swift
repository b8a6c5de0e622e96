import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanNightly
import KobanReports
import KobanSettings
import KobanTestSupport
import KobanText

/// Nights of invented towns, as the database would tell them.
struct SampleNight {
    static let statutes = try! BundledLaw.statutes
    /// One for all nights: what laws and tables are called is put together once.
    static let checker = try! BundledLaw.checker(on: CivilDate(iso: "2026-02-08")!)
    static let evidence = EvidenceWording(statutes)
    static let day = CivilDate(iso: "2025-09-24")!

    var day = SampleNight.day
    var dataVerifiedThrough = CivilDate(iso: "2026-02-08")
    var previous: PreviousNight? = PreviousNight(
        night: 6, day: CivilDate(iso: "2025-09-23")!, startedAt: "2025-09-23 02:00:01")
    var folders = ["評価書"]
    var documents: [ReportedDocument] = []
    var removed: [RemovedDocument] = []
    var findings: [StandingFinding] = []
    var resolved: [ResolvedFinding] = []
    var history: [NightCount] = []
    var errors: [UnreadInput] = []
    var notes: [String] = []
    /// Of each document, as read.
    var sources: [Int: SourceText] = [:]
    var citations: [Int: [RecordedCitation]] = [:]

    var report: NightlyReport {
        NightlyReport(
            version: "0.1.0", day: day, night: 7, startedAt: "\(day) 02:00:03", previous: previous,
            dataVerifiedThrough: dataVerifiedThrough, folders: folders, documents: documents, removed: removed,
            findings: findings, resolved: resolved, history: history, errors: errors, notes: notes,
            documentsElsewhere: 0, tables: Self.checker.statutes.tables)
    }

    func citations(of document: Int) -> [RecordedCitation] { citations[document] ?? [] }

    /// An assessment whose bases are stale.
    static func text(
        use: String = "番号法第9条第1項、別表第一の15の項", inquire: String = "番号法第19条第8号、別表第二の26の項",
        number: String = "12", institution: String = "わかば市長", title: String = "生活保護に関する事務"
    ) -> String {
        BasicForm.cover(number: number, title: title, institution: institution, published: "令和6年3月29日")
            + BasicForm.outline("保護の決定を行う。") + BasicForm.use(use)
            + BasicForm.linkage("【情報照会の根拠】 \(inquire)", status: "実施する")
    }

    /// Checks a document and adds it with its findings.
    ///
    /// - Parameter standing: what became of the finding at an index since the last run.
    /// - Returns: the recorded findings.
    @discardableResult
    mutating func add(
        _ bytes: [UInt8], path: String, folder: Int = 0, title: String? = nil, institution: String? = nil,
        state: ReportedDocument.State = .unchanged, resolve: ResolvedFinding.Cause? = nil,
        standing: (Int) -> (news: StandingFinding.News?, isUpdated: Bool, suppression: Suppression?) = { _ in
            (nil, false, nil)
        }
    ) throws -> [RecordedFinding] {
        let source = try TextDecoding.decode(bytes).source
        let checked = SampleNight.checker.asOf(day).check(source)
        let id = documents.count + 101
        let identities = FindingIdentity.identities(
            of: checked.findings, citations: checked.citations,
            document: FindingIdentity.document(checked.assessment, path: path, folder: URL(fileURLWithPath: "/town")),
            tables: SampleNight.statutes.tables)
        let recorded = zip(checked.findings, identities).map {
            RecordedFinding($0, identity: $1, in: Document(text: source))
        }
        citations[id] = checked.citations.map { RecordedCitation($0, in: Document(text: source)) }
        sources[id] = source
        var counts: [CitationStatus: Int] = [:]
        var inForce: [CitationStatus: Int] = [:]
        for citation in checked.citations {
            counts[citation.status, default: 0] += 1
            if citation.assessed.isInForce { inForce[citation.status, default: 0] += 1 }
        }
        let document = ReportedDocument(
            id: id, path: folders[folder] + "/" + path, folder: folder, pathInFolder: path,
            sha256: ContentDigest.sha256(bytes), form: checked.assessment.form, number: checked.assessment.number,
            title: title ?? checked.assessment.title, institution: institution ?? checked.assessment.institution,
            publishedOn: checked.assessment.publishedOn, state: state, checkedOn: day, checkCause: .content,
            isCheckedTonight: state != .unchanged, citations: counts, citationsInForce: inForce)
        documents.append(document)
        let firstSeen = CivilDate(iso: "2025-09-01")!
        for (index, finding) in recorded.enumerated() {
            let number = findings.count + resolved.count + 1001
            if let resolve {
                resolved.append(
                    ResolvedFinding(
                        id: number, recorded: finding,
                        document: RemovedDocument(
                            id: id, path: document.path, institution: document.institution, title: document.title),
                        firstSeen: firstSeen, cause: resolve))
            } else {
                let (news, isUpdated, suppression) = standing(index)
                findings.append(
                    StandingFinding(
                        id: number, document: id, recorded: finding, firstSeen: news == nil ? firstSeen : day,
                        news: news, isNewToday: false, isUpdated: isUpdated, suppression: suppression))
            }
        }
        return recorded
    }

    mutating func add(_ text: String, path: String, folder: Int = 0) throws {
        try add(Array(text.utf8), path: path, folder: folder)
    }

    /// A night with something of everything.
    static func full() throws -> SampleNight {
        var night = SampleNight()
        night.folders = ["評価書", "支所/評価書"]
        let waiver = Suppression(kind: .waiver, reason: "次の再実施で直す")
        let baseline = Suppression(kind: .baseline, reason: "ベースライン（koban-baseline.yml）にある既知の指摘")
        try night.add(Array(text().utf8), path: "福祉/12.txt", state: .changed) { index in
            (index == 0 ? .found : nil, index == 1, nil)
        }
        try night.add(Array(text(number: "13").utf8), path: "福祉/13.txt", state: .moved(from: "評価書/旧/13.txt")) { index in
            (nil, false, index == 0 ? waiver : baseline)
        }
        try night.add(Array(text(number: "14", institution: "みどり野市長").utf8), path: "福祉/12.txt", folder: 1, state: .new)
        { _ in
            (.found, false, nil)
        }
        try night.add(
            Array(text(use: "番号法第9条第1項、別表の23の項", number: "15").utf8), path: "15.txt", state: .unread("権限がありません")
        ) { _ in
            (.returned, false, nil)
        }
        try night.add(Array(text(number: "16").utf8), path: "16.txt", state: .changed, resolve: .corrected)
        try night.add(
            Array(text(number: "17").utf8), path: "17.txt", state: .unchanged, resolve: .judgedOtherwise(.statutes))
        // Of a document that is gone, and of one that is passed over from now on.
        let last = night.documents.removeLast()
        night.removed = [
            RemovedDocument(id: last.id, path: last.path, institution: last.institution, title: last.title)
        ]
        night.citations[last.id] = nil
        let passed = night.findings[2]
        night.resolved.append(
            ResolvedFinding(
                id: passed.id, recorded: passed.recorded,
                document: RemovedDocument(id: passed.document, path: "評価書/福祉/13.txt", institution: "わかば市長", title: nil),
                firstSeen: passed.firstSeen, cause: .suppressed(waiver)))
        night.history = [
            NightCount(
                day: CivilDate(iso: "2025-09-23")!, institution: "わかば市長", rule: "renumbered-item", severity: .error,
                count: 9),
            NightCount(day: SampleNight.day, institution: "わかば市長", rule: "renumbered-item", severity: .error, count: 4),
        ]
        night.errors = [UnreadInput(path: "評価書/壊れた.txt", message: "文字コードが分かりません。UTF-8で保存し直してください。")]
        night.notes = ["免除は期限が切れました。"]
        return night
    }

    /// Texts that would be a formula, a column, a link, markup or a placeholder.
    static func hostile() throws -> SampleNight {
        var night = SampleNight()
        let evil = "=HYPERLINK(\"http://example.invalid\",\"見る\")\r\n\",\"＝x\t{0} [a](1) <script>\u{0}"
        let text = text(inquire: "番号法第19条第8号、別表第二の\"26\"の項 {0}[a](1)<b>、\"別表第二の27の項\",=1+1")
        try night.add(
            Array(text.utf8), path: "=悪い 名前#1?%:[x].txt", title: evil, institution: "＠市長", state: .new
        ) { _ in (.found, false, Suppression(kind: .waiver, reason: "+1\r\n\",\"")) }
        try night.add(Array(text.utf8), path: "-b.txt", title: evil, institution: "－", state: .new)
        night.errors = [UnreadInput(path: "評価書/=c.txt", message: "[見る](http://example.invalid) {0}")]
        night.notes = ["=1+1"]
        return night
    }
}
