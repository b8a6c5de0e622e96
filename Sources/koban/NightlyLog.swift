import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanNightly
import KobanText

/// What a night says while it runs: progress that is written over on a terminal, a few lines with
/// the time in a log.
struct NightlyLog {
    let isQuiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func begin(_ request: NightlyRequest) {
        line("夜間点検を始めます（\(request.day.japanese)の法令、\(request.folders.joined(separator: "、"))）")
    }

    func say(_ progress: NightlyProgress) {
        switch progress {
        case .note(let text): warn(text)
        case .reading(let done, let count):
            if !isQuiet, isTerminal { show("点検中 \(done)/\(count)") }
        case .taken(let documents, let checked, let unread):
            line("評価書\(documents)件を読み、\(checked)件を確かめ直しました" + (unread > 0 ? "（読めない入力\(unread)件）" : ""))
        case .writing:
            if !isQuiet, isTerminal { show("報告を書き出しています") }
        case .published(let path): line("報告を書き出しました: \(path)/index.html")
        }
    }

    /// The last words of a night that was finished.
    func end(_ outcome: NightlyOutcome) {
        clear()
        let report = outcome.report
        for error in report.errors { warn("\(error.path): \(error.message)") }
        for note in outcome.untoldNotes { warn(note) }
        for failure in outcome.failures { warn(failure) }
        if report.isBeyondData, let last = report.dataVerifiedThrough {
            warn("法令データは\(last.japanese)までしか確かめられていません。その後の改正は反映されていません。")
        }
        if let unread = UnreadFiles.words(report.unreadFiles) { line("読まなかったファイル: \(unread)") }
        let counts = Severity.allCases.reversed()
            .map { "\($0.japaneseName)\(report.count(of: $0))件" }.joined(separator: "、")
        let news =
            report.previous.map { "前回（\($0.startedAt)）から新規\(report.news.count)件、解消\(report.resolved.count)件" }
            ?? "最初の点検"
        line("指摘: \(counts)（\(news)）")
    }

    /// Takes the line of progress away.
    func clear() {
        if isTerminal { StandardError.clearProgress() }
    }

    /// What must be read, also of a quiet night.
    private func warn(_ text: String) {
        clear()
        StandardError.write("koban: \(text)")
    }

    private func line(_ text: String) {
        guard !isQuiet else { return }
        clear()
        StandardError.write("\(JapanTime()) \(text)")
    }

    private func show(_ text: String) {
        StandardError.showProgress(text)
    }
}
