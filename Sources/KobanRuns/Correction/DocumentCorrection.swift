import KobanChecks
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// A document corrected, of which nothing is written yet; of the text only what a copy needs.
struct DocumentCorrection: Sendable {
    /// Without a copy.
    let document: MigratedDocument
    /// The corrected text in the encoding of the document; nil where that cannot write it.
    let bytes: [UInt8]?
    let form: CopyForm
    /// Whether the corrected text differs.
    let isChanged: Bool
    /// Those of the document as it is.
    let findings: [Finding]
    /// A Japanese line where nothing of the document could be judged, without the path.
    let silenceNote: String?
}

/// In what form the copy of a document can be written.
enum CopyForm: Sendable {
    /// As text in the encoding of the original.
    case text(InputEncoding)
    /// Not at all: nothing writes this format, by its Japanese name.
    case unwritable(format: String)

    init(of input: AssessmentInput) {
        if input.document.format.isWritable, let encoding = input.encoding {
            self = .text(encoding)
        } else {
            self = .unwritable(format: input.document.format.japaneseName)
        }
    }
}

/// Corrects documents by the law of a day; on any thread.
struct DocumentCorrecting: Sendable {
    let statutes: Statutes
    /// The day whose law counts, and of the change.
    let day: CivilDate
    /// Whether the proposals that are not mechanical are taken too.
    let acceptsReview: Bool

    /// - Returns: nil for what is no assessment.
    func correction(of input: AssessmentInput, _ checking: DocumentChecking) -> DocumentCorrection? {
        guard let checked = checking.checker.assessment(in: input) else { return nil }
        let waivers = waivers(of: checked, path: input.path, checking.settings)
        let (migration, held) = DocumentMigration.holding(
            Set(waivers.keys), of: checked, on: day, acceptReview: acceptsReview)
        let bytes = CorrectedText.encoded(migration.corrected, like: input)
        return DocumentCorrection(
            document: MigratedDocument(
                path: input.path, assessment: checked.assessment, migration: migration, day: day,
                bytes: bytes.map { (input.bytes, $0) }, held: held.map { ($0, holds(of: $0, waivers)) }),
            bytes: bytes, form: CopyForm(of: input), isChanged: !migration.edits.isEmpty, findings: checked.findings,
            silenceNote: checked.silenceNote)
    }

    private func holds(of field: HeldField, _ waivers: [Int: Waiver]) -> [MigratedField.Hold] {
        let own = field.findings.sorted().compactMap { waivers[$0] }
        guard own.isEmpty else { return own.map { MigratedField.Hold(reason: $0.reason, owner: $0.owner) } }
        let owners = Set(waivers.values.map(\.owner)).sorted().joined(separator: "、")
        return [MigratedField.Hold(reason: HeldField.reasonOfOthers, owner: owners)]
    }

    /// The waivers that hold, by the index of their finding.
    private func waivers(of checked: CheckedAssessment, path: String, _ settings: InputSettings) -> [Int: Waiver] {
        guard let file = settings.waivers else { return [:] }
        let identities = FindingIdentity.identities(
            of: checked.findings, citations: checked.citations,
            document: FindingIdentity.document(checked.assessment, path: path, folder: settings.folder),
            tables: statutes.tables)
        let holding = file.waivers.filter { $0.expired(on: day, statutes: statutes) == nil }
        var out: [Int: Waiver] = [:]
        for (index, identity) in identities.enumerated() {
            out[index] = holding.first { $0.identity == identity }
        }
        return out
    }

    /// A waiver that has run out holds nothing: its owner must hear of it. A Japanese line each.
    func expiredWaivers(in settings: [InputSettings]) -> [String] {
        var seen: Set<String> = []
        return settings.compactMap(\.waivers).filter { seen.insert($0.file).inserted }.flatMap { file in
            file.waivers.compactMap { waiver in
                waiver.expired(on: day, statutes: statutes).map { why in
                    let place = file.file + (waiver.line.map { ":\($0)" } ?? "")
                    return "\(place): 免除は\(why)。もう適用されません（担当: \(waiver.owner)）。直すか、期限を改めてください。"
                }
            }
        }
    }
}
