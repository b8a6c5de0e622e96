import KobanImpact

/// The counts of a run over documents that an amendment may touch.
struct ImpactSummary: Sendable {
    /// All that were read.
    private(set) var read = 0
    /// Those that are touched.
    private(set) var assessments = 0
    /// Places that are touched.
    private(set) var touched = 0

    mutating func count(_ impact: AssessmentImpact) {
        read += 1
        if !impact.touched.isEmpty { assessments += 1 }
        touched += impact.touched.count
    }
}
