import KobanAssessments
import KobanChecks
import KobanNightly
import KobanSettings

/// The Japanese words of the nightly report's files.
enum NightlyWords {
    /// 新規, 再発, 免除切れ; 継続 for what was reported before; 見送り for what is passed over.
    static func state(_ standing: StandingFinding) -> String {
        if standing.suppression != nil { return "見送り" }
        if let news = standing.news { return news.japaneseName }
        return standing.isUpdated ? "継続（内容変更）" : "継続"
    }

    static func suppression(_ suppression: Suppression) -> String {
        switch suppression.kind {
        case .waiver: "\(suppression.kind.japaneseName): \(suppression.reason)"
        // Says itself what it is.
        case .baseline: suppression.reason
        }
    }

    static func cause(_ cause: ResolvedFinding.Cause) -> String {
        guard case .suppressed(let suppression) = cause else { return cause.japaneseName }
        return "\(cause.japaneseName)（\(suppression.reason)）"
    }

    static func state(_ state: ReportedDocument.State) -> String {
        switch state {
        case .new: "新規"
        case .changed: "変更"
        case .unchanged: "変更なし"
        case .moved(let former): "移動（元: \(former)）"
        case .returned: "復帰"
        case .unread(let why): "今回は読めない（前回の内容）: \(why)"
        }
    }

    static func rule(_ identifier: String) -> String {
        RuleCatalog.rule(identifier)?.japaneseName ?? identifier
    }

    static func form(_ form: AssessmentForm?) -> String { form?.rawValue ?? "" }
}
