import KobanText

/// The instant at which a run began, from Japan's clock.
struct NightTime {
    private let day: CivilDate
    /// Since midnight in Japan.
    private let seconds: Int

    /// - Parameter japanese: `2026-11-21 02:00:03`.
    /// - Returns: nil for anything else.
    init?(_ japanese: String) {
        let parts = japanese.split(separator: " ")
        guard parts.count == 2, let day = CivilDate(iso: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        self.day = day
        seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// `2026-11-21T02:00:03+09:00`.
    var iso: String { "\(day)T\(NightTime.clock(seconds))+09:00" }

    /// `2026-11-20T17:00:03Z`.
    var utc: String {
        let shifted = seconds - 9 * 3600
        return shifted >= 0
            ? "\(day)T\(NightTime.clock(shifted))Z" : "\(day.adding(days: -1))T\(NightTime.clock(shifted + 86_400))Z"
    }

    private static func clock(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
