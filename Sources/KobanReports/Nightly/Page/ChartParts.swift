import KobanChecks

/// How the severities are told apart in charts without colour: plain, striped, dotted.
enum ChartPatterns {
    /// Once a page. The colours are the style's.
    static let definitions =
        "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
        + "<pattern id=\"fill-error\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        + "<rect class=\"ink-error\" width=\"8\" height=\"8\"/></pattern>"
        + "<pattern id=\"fill-warning\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + "<rect class=\"ink-warning\" width=\"6\" height=\"6\"/><rect class=\"ink-stripe\" width=\"2\" height=\"6\"/></pattern>"
        + "<pattern id=\"fill-note\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        + "<rect class=\"ink-note\" width=\"6\" height=\"6\"/><circle class=\"ink-dot\" cx=\"3\" cy=\"3\" r=\"1.2\"/></pattern>"
        + "</defs></svg>"

    /// From the bottom, or from the left.
    static let order: [Severity] = [.error, .warning, .note]

    static func bar(_ severity: Severity, x: Double, y: Double, width: Double, height: Double) -> String {
        "<rect class=\"bar\" fill=\"url(#fill-\(severity.rawValue))\" x=\"\(short(x))\" y=\"\(short(y))\" width=\"\(short(width))\" height=\"\(short(height))\"/>"
    }

    /// A number of an SVG, to a tenth.
    static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}

/// The scale of an axis that begins at zero.
struct ChartScale {
    /// Between two lines; 1, 2 or 5 times a power of ten.
    let step: Int
    /// What the axis ends with: a multiple of `step`, at least 1.
    let end: Int

    init(reaching most: Int, lines: Int = 5) {
        var step = 1
        var factors = [2, 5, 10]
        var power = 1
        while step * lines < most {
            step = power * factors.removeFirst()
            if factors.isEmpty {
                power = step
                factors = [2, 5, 10]
            }
        }
        self.step = step
        end = max(1, (most + step - 1) / step) * step
    }

    var lines: [Int] { Array(stride(from: 0, through: end, by: step)) }
}
