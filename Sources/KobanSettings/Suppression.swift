import KobanChecks
import KobanLaw
import KobanText

/// Why a finding is not reported.
public struct Suppression: Sendable, Hashable, Codable {
    /// What passes over a finding.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Known from the beginning.
        case baseline
        /// Let stand by a decision.
        case waiver
    }

    /// Whether a baseline or a waiver passes over it.
    public let kind: Kind
    /// In Japanese: of a waiver the one that its owner gave.
    public let reason: String

    /// A finding is passed over for this reason, in Japanese.
    public init(kind: Kind, reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

/// Decides which findings are passed over, and keeps count of what applied, so that what no
/// longer applies can be said.
public struct SuppressionLedger: Sendable {
    private let day: CivilDate
    private let statutes: Statutes
    private var documents: Set<String> = []
    private var baselines: [String: Baseline] = [:]
    private var waiverFiles: [String: WaiverFile] = [:]
    private var met: [String: Set<FindingIdentity>] = [:]
    private var entries: [String: Set<FindingIdentity>] = [:]
    private var silenced: Set<String> = []

    /// - Parameter day: on which waivers must hold: that of the check.
    public init(day: CivilDate, statutes: Statutes) {
        self.day = day
        self.statutes = statutes
    }

    /// Judges the findings of one document.
    ///
    /// - Returns: for the index of each finding that is passed over, why.
    public mutating func judge(
        _ identities: [FindingIdentity], document: String, settings: InputSettings
    ) -> [Int: Suppression] {
        documents.insert(FindingIdentity.normalized(document))
        silenced.formUnion(settings.configuration?.silenced ?? [])
        var out: [Int: Suppression] = [:]
        if let file = settings.waivers {
            waiverFiles[file.file] = file
            for waiver in file.waivers {
                for (index, identity) in identities.enumerated() where identity == waiver.identity {
                    met[file.file, default: []].insert(identity)
                    if waiver.expired(on: day, statutes: statutes) == nil {
                        out[index] = Suppression(kind: .waiver, reason: waiver.reason)
                    }
                }
            }
        }
        guard let baseline = settings.baseline else { return out }
        return pass(identities, over: baseline, already: out)
    }

    /// Passes over what a baseline knows, beside what is passed over already.
    public mutating func pass(
        _ identities: [FindingIdentity], over baseline: Baseline, already: [Int: Suppression]
    ) -> [Int: Suppression] {
        baselines[baseline.file] = baseline
        let known = known(baseline)
        var out = already
        for (index, identity) in identities.enumerated() where known.contains(identity) {
            met[baseline.file, default: []].insert(identity)
            if out[index] == nil {
                out[index] = Suppression(
                    kind: .baseline, reason: "ベースライン（\(baseline.file)）にある既知の指摘")
            }
        }
        return out
    }

    /// The entries of a baseline as a set, made once.
    private mutating func known(_ baseline: Baseline) -> Set<FindingIdentity> {
        if let entries = entries[baseline.file] { return entries }
        let made = Set(baseline.entries)
        entries[baseline.file] = made
        return made
    }

    /// What was passed over, and what no longer applies.
    public var outcome: SuppressionOutcome {
        var outcome = SuppressionOutcome()
        outcome.silencedRules = silenced.sorted()
        for (name, file) in waiverFiles.sorted(by: { $0.key < $1.key }) {
            for waiver in file.waivers {
                let isMet = met[name]?.contains(waiver.identity) ?? false
                if let why = waiver.expired(on: day, statutes: statutes) {
                    outcome.expiredWaivers.append(
                        WaiverNote(file: name, waiver: waiver, why: why, documentWasChecked: isChecked(waiver.identity))
                    )
                } else if !isMet {
                    let isChecked = isChecked(waiver.identity)
                    outcome.unmatchedWaivers.append(
                        WaiverNote(
                            file: name, waiver: waiver,
                            why: isChecked
                                ? "当てはまる指摘がありません" : "今回確かめた中に「\(waiver.identity.document)」がありません",
                            documentWasChecked: isChecked))
                }
            }
        }
        for (name, baseline) in baselines.sorted(by: { $0.key < $1.key }) {
            for entry in baseline.entries where !(met[name]?.contains(entry) ?? false) {
                if isChecked(entry) {
                    outcome.unmatchedBaseline.append((name, entry))
                } else {
                    outcome.baselineElsewhere += 1
                }
            }
        }
        return outcome
    }

    private func isChecked(_ identity: FindingIdentity) -> Bool {
        documents.contains(FindingIdentity.normalized(identity.document))
    }
}

/// A waiver that did not apply, and why.
public struct WaiverNote: Sendable {
    /// The path of the waiver file, as messages show it.
    public let file: String
    /// The waiver as its file states it.
    public let waiver: Waiver
    /// In Japanese.
    public let why: String
    /// Whether the document that it names was among those checked.
    public let documentWasChecked: Bool
}

/// What became of baselines, waivers and rules that are off in a run.
public struct SuppressionOutcome: Sendable {
    /// Waivers whose end has come, whether or not they would match a finding.
    public internal(set) var expiredWaivers: [WaiverNote] = []
    /// Waivers that still hold but match no finding; their documents may not have been checked at all.
    public internal(set) var unmatchedWaivers: [WaiverNote] = []
    /// Entries of documents that were checked, for which nothing was found any more.
    public internal(set) var unmatchedBaseline: [(file: String, identity: FindingIdentity)] = []
    /// How many entries are of documents that were not checked in this run.
    public internal(set) var baselineElsewhere = 0
    /// The rules that a configuration turned off for some input.
    public internal(set) var silencedRules: [String] = []

    /// An outcome with nothing in it: nothing was passed over, nothing is out of date.
    public init() {}

    /// What should be looked after, a Japanese line each: what to do about it at the end.
    public var notes: [String] {
        var out: [String] = []
        for note in expiredWaivers {
            out.append(
                "\(place(note)): 免除は\(note.why)。もう適用されません（\(about(note.waiver.identity))、担当: \(note.waiver.owner)）。直すか、期限を改めてください。"
            )
        }
        for note in unmatchedWaivers where note.documentWasChecked {
            out.append(
                "\(place(note)): 免除に\(note.why)（\(about(note.waiver.identity))、担当: \(note.waiver.owner)）。不要なら消してください。")
        }
        let elsewhere = unmatchedWaivers.filter { !$0.documentWasChecked }
        for (file, notes) in Dictionary(grouping: elsewhere, by: \.file).sorted(by: { $0.key < $1.key }) {
            let documents = Set(notes.map { "「\($0.waiver.identity.document)」" }).sorted()
            out.append(
                "\(file): 免除\(notes.count)件は、今回確かめた中にない文書のものです（\(documents.joined(separator: "、"))）。document の書き方を確かめてください。"
            )
        }
        for (file, entries) in Dictionary(grouping: unmatchedBaseline, by: \.file).sorted(by: { $0.key < $1.key }) {
            for (_, identity) in entries {
                out.append("\(file): ベースラインの指摘がなくなりました（\(about(identity))）。")
            }
            out.append("\(file): \(entries.count)件は不要になりました。--write-baseline で作り直してください。")
        }
        return out
    }

    private func place(_ note: WaiverNote) -> String {
        note.file + (note.waiver.line.map { ":\($0)" } ?? "")
    }

    private func about(_ identity: FindingIdentity) -> String {
        [identity.document, identity.field, identity.citation, identity.rule]
            .filter { !$0.isEmpty }.joined(separator: "／")
    }
}
