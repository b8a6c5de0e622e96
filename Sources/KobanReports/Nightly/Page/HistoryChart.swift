import KobanChecks
import KobanNightly
import KobanText

/// How many findings counted from day to day, one column a day, divided by severity. Days
/// without a run stay empty: the distance between columns is that between days.
struct HistoryChart {
    struct Day {
        let day: CivilDate
        var counts: [Severity: Int]
        var total: Int { counts.values.reduce(0, +) }
    }

    private let days: [Day]

    init(_ days: [Day]) { self.days = days }

    /// Every day with a report, those on which nothing counted too.
    static func days(of report: NightlyReport) -> [Day] {
        var days = Dictionary(
            (report.reportedDays + [report.day]).map { ($0, Day(day: $0, counts: [:])) },
            uniquingKeysWith: { first, _ in first })
        for count in report.history {
            days[count.day, default: Day(day: count.day, counts: [:])].counts[count.severity, default: 0] += count.count
        }
        return days.values.sorted { $0.day < $1.day }
    }

    private let left = 56.0
    private let right = 64.0
    private let top = 12.0
    private let width = 720.0
    private let height = 260.0
    private var plotHeight: Double { height - top - 30 }

    var svg: String {
        guard let first = days.first?.day, let last = days.last?.day else { return "" }
        let scale = ChartScale(reaching: days.map(\.total).max() ?? 0)
        let span = first.days(until: last) + 1
        let slot = (width - left - right) / Double(span)
        let column = min(44, slot > 6 ? slot * 0.8 : slot)
        func x(_ day: CivilDate) -> Double { left + (Double(first.days(until: day)) + 0.5) * slot }
        func y(_ count: Int) -> Double { top + plotHeight * (1 - Double(count) / Double(scale.end)) }

        var out =
            "<svg viewBox=\"0 0 720 260\" role=\"img\" aria-labelledby=\"chart-history-title chart-history-desc\">"
        out += "<title id=\"chart-history-title\">日ごとの指摘の数</title><desc id=\"chart-history-desc\">\(description)</desc>"
        for line in scale.lines {
            let y = ChartPatterns.short(y(line))
            out +=
                "<line class=\"grid\" x1=\"\(ChartPatterns.short(left))\" x2=\"\(ChartPatterns.short(width - right))\" y1=\"\(y)\" y2=\"\(y)\"/>"
            out +=
                "<text class=\"tick\" x=\"\(ChartPatterns.short(left - 6))\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(line)</text>"
        }
        for (index, severity) in ChartPatterns.order.enumerated() {
            var path = ""
            for day in days {
                let below = ChartPatterns.order.prefix(index).reduce(0) { $0 + (day.counts[$1] ?? 0) }
                let count = day.counts[severity] ?? 0
                guard count > 0 else { continue }
                path += "M\(ChartPatterns.short(x(day.day) - column / 2)) \(ChartPatterns.short(y(below)))"
                path +=
                    "V\(ChartPatterns.short(y(below + count)))h\(ChartPatterns.short(column))V\(ChartPatterns.short(y(below)))z"
            }
            if !path.isEmpty {
                out +=
                    "<path class=\"\(slot > 6 ? "bar" : "area")\" fill=\"url(#fill-\(severity.rawValue))\" d=\"\(path)\"/>"
            }
        }
        for day in ticks(from: first, to: last) {
            let anchor = span > 1 && day == last ? "end" : span > 1 && day == first ? "start" : "middle"
            let at = anchor == "end" ? x(day) + slot / 2 : anchor == "start" ? x(day) - slot / 2 : x(day)
            out +=
                "<text class=\"tick\" x=\"\(ChartPatterns.short(at))\" y=\"\(ChartPatterns.short(height - 10))\" text-anchor=\"\(anchor)\">\(day)</text>"
        }
        if let day = days.last {
            out +=
                "<text class=\"value\" x=\"\(ChartPatterns.short(x(last) + column / 2 + 6))\" y=\"\(ChartPatterns.short(y(day.total)))\" dy=\"4\">\(day.total)</text>"
        }
        return out + "</svg>"
    }

    /// The days that the axis names: the first, the last, and some between that do not crowd.
    private func ticks(from first: CivilDate, to last: CivilDate) -> [CivilDate] {
        let span = first.days(until: last)
        guard span > 0 else { return [first] }
        let parts = min(5, span, days.count - 1)
        guard parts > 1 else { return [first, last] }
        return (0...parts).map { first.adding(days: span * $0 / parts) }
    }

    private var description: String {
        guard let first = days.first, let last = days.last else { return "" }
        let counts = ChartPatterns.order.map { "\(NightlyPageWords.name(of: $0)) \(last.counts[$0] ?? 0)件" }
        let then = days.count > 1 ? "\(first.day.japanese)は\(first.total)件、" : ""
        return "\(then)\(last.day.japanese)は\(last.total)件（\(counts.joined(separator: "、"))）。すべての数は続く表にあります。"
    }
}
