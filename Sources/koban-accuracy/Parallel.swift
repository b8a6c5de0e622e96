import Foundation
import KobanChecks
import KobanLaw
import KobanText

/// One checker a day.
struct Checkers: Sendable {
    private let statutes: Statutes
    private let known: [CivilDate: Checker]

    init(statutes: Statutes) {
        self.statutes = statutes
        let days = [AssessmentGenerator.today, AssessmentGenerator.beforeAmendment, AssessmentGenerator.beforeMove]
        known = Dictionary(
            days.map { ($0, Checker(statutes: statutes, day: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(day: CivilDate) -> Checker { known[day] ?? Checker(statutes: statutes, day: day) }
}

/// Measures many documents on all processors; the sum does not depend on their order.
enum Parallel {
    static func measure(_ count: Int, _ one: @escaping @Sendable (Int) -> Measure) async -> Measure {
        let lanes = max(1, ProcessInfo.processInfo.activeProcessorCount)
        return await withTaskGroup(of: (Int, Measure).self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var sum = Measure()
                    for index in stride(from: lane, to: count, by: lanes) { sum.add(one(index)) }
                    return (lane, sum)
                }
            }
            var sums: [(Int, Measure)] = []
            for await sum in group { sums.append(sum) }
            return sums.sorted { $0.0 < $1.0 }.reduce(into: Measure()) { $0.add($1.1) }
        }
    }
}
