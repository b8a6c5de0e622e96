/// How often and after what pauses a request is made again.
public struct RetryPolicy: Sendable, Hashable {
    /// All attempts, with the first.
    public var attempts: Int
    /// The pause after the first attempt; it doubles with each.
    public var firstPause: Duration
    /// The longest pause of Koban's own choice.
    public var longestPause: Duration
    /// The longest pause that a server may ask for; past it the request is given up.
    public var longestRequestedPause: Duration

    /// A policy of four attempts unless told, and of one at least: fewer `attempts` count as one.
    public init(
        attempts: Int = 4, firstPause: Duration = .milliseconds(500),
        longestPause: Duration = .seconds(8), longestRequestedPause: Duration = .seconds(60)
    ) {
        self.attempts = max(1, attempts)
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.longestRequestedPause = longestRequestedPause
    }

    /// The pause after an attempt (from 1): doubled each time and shortened at random by up to
    /// half, so that many who were refused together do not come back together.
    public func pause(
        after attempt: Int, using generator: inout some RandomNumberGenerator
    ) -> Duration {
        var pause = firstPause
        for _ in 1..<max(1, min(attempt, 32)) where pause < longestPause { pause = pause * 2 }
        return min(pause, longestPause) * Double.random(in: 0.5...1, using: &generator)
    }
}
