import KobanAmendments
import KobanFormats
import KobanLaw
import KobanLawAPI
import KobanReports
import KobanStatuteStore
import KobanText

/// What `koban statutes fetch` found: what is new, law by law, and what was done about it.
struct FetchReport {
    let baseURL: String
    let updates: [LawUpdate]
    /// The files of the texts by revision; nil when only looking (`--dry-run`).
    let files: [LawRevisionID: String]?
    /// What was imported, and into which database; nil where the texts went to files or nowhere.
    var imported: (what: StatuteDatabase.Imported, database: String)?
}

/// The output of `koban statutes fetch` for people.
struct FetchTextReporter: SubjectReporter {
    func report(_ fetched: FetchReport) -> [UInt8] {
        var lines: [String] = []
        for update in fetched.updates {
            let law = update.law
            let held = law.textDay.map { "手元の条文は \($0) のもの" } ?? "手元に条文なし"
            let number = law.number.map { "\($0)、" } ?? ""
            lines.append("\(law.name)（\(number)\(law.id)）: \(held)")
            if update.found.isEmpty { lines.append("  新しい改正はありません。") }
            for found in update.found { lines += Self.lines(found).map { "  " + $0 } }
        }
        lines.append(Self.summary(of: fetched))
        let imported = fetched.imported.map { ImportReporter(database: $0.database).report($0.what) } ?? []
        return VisibleText.bytes(lines.joined(separator: "\n") + "\n") + imported
    }

    private static func summary(of fetched: FetchReport) -> String {
        let wanted = fetched.updates.reduce(0) { $0 + $1.wanted.count }
        guard wanted > 0 else { return "取得する条文はありません。" }
        return fetched.files == nil
            ? "取得できる条文が\(wanted)件あります（--dry-run のため取得していません）。"
            : "\(wanted)件の条文をすべて読み、確かめました。"
    }

    private static func lines(_ found: FoundRevision) -> [String] {
        let revision = found.revision
        var lines = ["\(day(found)) \(state(found))"]
        let amendment = [revision.amendingLawTitle, revision.amendingLawNumber.map { "（\($0)）" }]
            .compactMap(\.self).joined()
        lines.append("  \(revision.id)")
        if !amendment.isEmpty { lines.append("  改正法令: \(amendment)") }
        if let comment = revision.enforcementComment { lines.append("  施行日について: \(comment)") }
        return lines
    }

    private static func day(_ found: FoundRevision) -> String {
        let revision = found.revision
        switch found.handling {
        case .undecidedDay:
            return revision.scheduled.map { "\($0)（予定）" } ?? "施行日未定"
        case .ended:
            return (revision.repealed ?? revision.id.day)?.description ?? "日付不明"
        case .fetched, .mergedOnSameDay, .atHand, .noTable:
            return revision.id.day?.description ?? "日付不明"
        }
    }

    private static func state(_ found: FoundRevision) -> String {
        switch found.handling {
        case .ended: return "廃止・失効（条文は取得しません）"
        case .undecidedDay: return "未施行・施行日は確定していません（一覧のみ）"
        case .mergedOnSameDay: return "同じ日の別の履歴に含まれます（取得しません）"
        case .atHand: return "取り込み済みです（取得しません）"
        case .noTable: return "取り込める表がこの命令にあるかを確かめられないため、取得しません（一覧のみ）"
        case .fetched: break
        }
        switch found.revision.status {
        case .inForce: return "施行中"
        case .coming: return "これから施行"
        case .previous: return "施行済み（その後の改正あり）"
        case .repealed: return "廃止"
        }
    }
}

/// The output of `koban statutes fetch --format json`.
struct FetchJSONReporter: SubjectReporter {
    let version: String

    func report(_ fetched: FetchReport) -> [UInt8] {
        JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(version))])),
            ("baseURL", .string(fetched.baseURL)),
            ("dryRun", .bool(fetched.files == nil)),
            ("laws", .array(fetched.updates.map { json($0, files: fetched.files) })),
            ("import", fetched.imported.map { json($0.what, database: $0.database) } ?? .null),
        ]).serialized()
    }

    private func json(_ imported: StatuteDatabase.Imported, database: String) -> JSONValue {
        .object([
            ("database", .string(database)),
            ("texts", .strings(imported.texts.map(\.source))),
            ("known", .strings(imported.known.map(\.source))),
            ("notes", .strings(imported.ledger.notes)),
            (
                "undecided",
                .array(
                    imported.ledger.undecided.map { open in
                        let isNew = if case .new = open.subject { true } else { false }
                        return .object([
                            ("fromEdition", .string(open.fromEdition)), ("toEdition", .string(open.toEdition)),
                            ("item", .string(open.subject.number.description)),
                            ("isNew", .bool(isNew)), ("proposal", .string(open.kind.rawValue)),
                            ("to", .strings(open.to)),
                        ])
                    })
            ),
        ])
    }

    private func json(_ update: LawUpdate, files: [LawRevisionID: String]?) -> JSONValue {
        .object([
            ("law", .string(update.law.id.rawValue)),
            ("name", .string(update.law.name)),
            ("lawNumber", .optional(update.law.number)),
            ("textAtHand", .optional(update.law.textDay?.description)),
            ("revisions", .array(update.found.map { json($0, files: files) })),
        ])
    }

    private func json(_ found: FoundRevision, files: [LawRevisionID: String]?) -> JSONValue {
        let revision = found.revision
        return .object([
            ("id", .string(revision.id.text)),
            ("handling", .string(found.handling.rawValue)),
            ("status", .string(revision.status.rawValue)),
            ("effectiveOn", .optional(found.handling == .undecidedDay ? nil : revision.id.day?.description)),
            ("scheduledOn", .optional(revision.scheduled?.description)),
            ("repealedOn", .optional(revision.repealed?.description)),
            ("amendingLaw", .optional((revision.amendingLaw ?? revision.id.amendingLaw)?.rawValue)),
            ("amendingLawNumber", .optional(revision.amendingLawNumber)),
            ("amendingLawTitle", .optional(revision.amendingLawTitle)),
            ("enforcementComment", .optional(revision.enforcementComment)),
            ("file", .optional(files?[revision.id])),
        ])
    }
}
