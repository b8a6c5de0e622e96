import Foundation

/// A moment on Japan's clock (UTC+9, which has no summer time), whatever the machine's zone.
public struct JapanTime: Sendable, Hashable, CustomStringConvertible {
    /// The day in Japan at that moment.
    public let day: CivilDate
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 59; fractions are cut off.
    public let second: Int

    /// A moment as the clock in Japan shows it.
    ///
    /// - Parameter moment: now, unless another is given.
    public init(_ moment: Date = Date()) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + 9 * 3600
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        day = CivilDate(dayNumber: days)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
    }

    /// `2026-11-21 02:00:03`.
    public var description: String {
        "\(day) " + [hour, minute, second].map(JapanTime.padded).joined(separator: ":")
    }

    /// `20261121T020003`, for the name of a file.
    public var compact: String {
        day.description.replacing("-", with: "") + "T" + [hour, minute, second].map(JapanTime.padded).joined()
    }

    private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
