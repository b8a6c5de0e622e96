import KobanLaw
import KobanStatuteStore
import KobanText

/// Why a decision cannot stand.
public enum DecisionProblem: Error, Sendable, Hashable {
    /// The later edition has no item of this number, though the decision names it as a target.
    case noSuchTarget(ItemNumber, edition: String)
    /// The item is none to be decided on: its edition does not have it, or it is settled already.
    case notOpen(ChangeSubject)
    /// This kind cannot be decided for an item of this side.
    case wrongKind(EditionChange.Kind, ChangeSubject)
    /// The number of targets, or the target itself, does not fit the kind.
    case wrongTargets(EditionChange.Kind)
    /// The wording already makes the target what another item became.
    case targetTaken(ItemNumber)
    /// The kind asks for the same 第一欄 and 第二欄 on both sides, and they differ.
    case wordingDiffers(EditionChange.Kind)
}

extension DecisionProblem: CustomStringConvertible {
    /// One line in Japanese: why the decision cannot stand, mostly with what to do.
    public var description: String {
        switch self {
        case .noSuchTarget(let item, let edition): "\(edition) に\(item)の項がありません。項番を確かめてください。"
        case .notOpen(.former(let item)): "\(item)の項は、決めるべき項ではありません。koban statutes review で一覧を見てください。"
        case .notOpen(.new(let item)): "新しい\(item)の項は、決めるべき項ではありません。koban statutes review で一覧を見てください。"
        case .wrongKind(let kind, .former(let item)): "\(item)の項は前の版の項なので \(kind.rawValue) にはできません。"
        case .wrongKind(let kind, .new(let item)): "+\(item) は新しい版の項なので \(kind.rawValue) にはできません（added か unknown）。"
        case .wrongTargets(.abolished): "abolished には行き先の項を書きません。"
        case .wrongTargets(.split): "split には行き先の項を2つ以上書いてください（例: 26=split:26,26の2）。"
        case .wrongTargets(let kind): "\(kind.rawValue) の行き先の項が合いません（例: 26=amended:27）。"
        case .targetTaken(let item): "新しい\(item)の項は、文言の同じ項の行き先です。一つになったのなら merged としてください。"
        case .wordingDiffers(let kind): "第一欄・第二欄の文言が違うので \(kind.rawValue) にはできません。amended などとしてください。"
        }
    }
}
