import Foundation

/// How far a run is, on a terminal only.
struct ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1

    /// - Parameter index: of the document whose turn it is, from 0.
    func show(_ index: Int, of total: Int, _ file: String) {
        guard isShown else { return }
        StandardError.showProgress("\(index + 1)/\(total)件 \(URL(fileURLWithPath: file).lastPathComponent)")
    }

    func end() {
        guard isShown else { return }
        StandardError.clearProgress()
    }
}
