import KobanLaw
import KobanStatuteStore
import KobanText

/// Why a decision cannot stand.
public enum DecisionProblem: Error, Sendable, Hashable {
    case noSuchTarget(ItemNumber, edition: String)
    case notOpen(ChangeSubject)
    case wrongKind(EditionChange.Kind, ChangeSubject)
    case wrongTargets(EditionChange.Kind)
    case targetTaken(ItemNumber)
    case wordingDiffers(EditionChange.Kind)
}

extension DecisionProblem: CustomStringConvertible {
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
