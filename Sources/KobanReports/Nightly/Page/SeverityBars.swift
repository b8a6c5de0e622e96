import KobanChecks
import KobanFormats

/// Bars side by side, each divided by severity, the longest first.
struct SeverityBars {
    struct Bar {
        let label: String
        let counts: [Severity: Int]
        var total: Int { counts.values.reduce(0, +) }
    }

    private let bars: [Bar]
    private let title: String
    private let id: String

    /// - Parameters:
    ///   - most: more than so many are taken together as `その他`.
    ///   - rest: of what there are others.
    ///   - id: of the chart in the page.
    init(_ bars: [Bar], most: Int, rest: String, title: String, id: String) {
        self.title = title
        self.id = id
        let sorted = bars.filter { $0.total > 0 }.enumerated()
            .sorted { ($1.element.total, $0.offset) < ($0.element.total, $1.offset) }.map(\.element)
        guard sorted.count > most + 1 else {
            self.bars = sorted
            return
        }
        let others = sorted.dropFirst(most)
        let sums = others.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
        self.bars = sorted.prefix(most) + [Bar(label: "その他の\(rest)（\(others.count)）", counts: sums)]
    }

    var svg: String {
        let (left, width, row) = (230.0, 720.0, 26.0)
        let plot = width - left - 60
        let scale = ChartScale(reaching: bars.map(\.total).max() ?? 0)
        let height = Double(bars.count) * row + 28
        let unit = plot / Double(scale.end)
        var out =
            "<svg viewBox=\"0 0 720 \(ChartPatterns.short(height))\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">"
        out +=
            "<title id=\"\(id)-title\">\(HTMLText.escaped(title))</title><desc id=\"\(id)-desc\">\(HTMLText.escaped(description))</desc>"
        for line in scale.lines {
            let x = ChartPatterns.short(left + Double(line) * unit)
            out += "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"\(ChartPatterns.short(height - 22))\"/>"
            out +=
                "<text class=\"tick\" x=\"\(x)\" y=\"\(ChartPatterns.short(height - 6))\" text-anchor=\"middle\">\(line)</text>"
        }
        for (index, bar) in bars.enumerated() {
            let y = Double(index) * row + 3
            var x = left
            out += "<g><title>\(HTMLText.escaped(bar.label)): \(bar.total)件</title>"
            out +=
                "<text class=\"label\" x=\"\(ChartPatterns.short(left - 8))\" y=\"\(ChartPatterns.short(y + 15))\" text-anchor=\"end\">\(HTMLText.escaped(NightlyPageWords.short(bar.label, width: 30)))</text>"
            for severity in ChartPatterns.order {
                let length = Double(bar.counts[severity] ?? 0) * unit
                if length > 0 {
                    out += ChartPatterns.bar(severity, x: x, y: y, width: length, height: row - 6)
                    x += length
                }
            }
            out +=
                "<text class=\"value\" x=\"\(ChartPatterns.short(x + 6))\" y=\"\(ChartPatterns.short(y + 15))\">\(bar.total)</text></g>"
        }
        return out + "</svg>"
    }

    private var description: String {
        bars.prefix(5).map { "\($0.label) \($0.total)件" }.joined(separator: "、")
            + (bars.count > 5 ? " ほか" : "") + "。すべての数は続く表にあります。"
    }
}
