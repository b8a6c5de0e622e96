import Dispatch
import Foundation
import Synchronization

/// Work on the things of a row, on all processors; what comes of it is delivered in the order of the row.
///
/// The calling thread takes the results, and works itself on the next thing where no other thread has begun
/// it: a single thing costs no thread, and a caller never waits for a thread that may not come.
struct OrderedWork: Sendable {
    /// How many things are begun and not delivered at most: so much is in memory, however long the row.
    let window: Int

    /// - Parameter window: by default two for each processor, so that none is idle while a long one ahead of
    ///   it is not done.
    init(window: Int = 2 * ProcessInfo.processInfo.activeProcessorCount) {
        self.window = max(1, window)
    }

    /// Delivers each result.
    ///
    /// - Parameters:
    ///   - work: on any thread.
    ///   - take: on the calling thread, in order. Where it throws, nothing more is begun, and what is under way
    ///     is waited for.
    func forEach<Outcome: Sendable>(
        in row: Range<Int>, _ work: @escaping @Sendable (Int) -> Outcome, take: (Int, Outcome) throws -> Void
    ) rethrows {
        let table = WorkTable<Outcome>()
        defer { table.close() }
        var begun = row.lowerBound
        for place in row {
            while begun < min(row.upperBound, place + window) {
                let next = begun
                DispatchQueue.global().async { table.fill(next, by: work) }
                begun += 1
            }
            try take(place, table.outcome(at: place, by: work))
        }
    }
}

/// Where the threads of one row lay down what they have done.
private final class WorkTable<Outcome: Sendable>: Sendable {
    private struct State: Sendable {
        var claimed: Set<Int> = []
        var done: [Int: Outcome] = [:]
        var isClosed = false
        /// How many threads beside the caller's are at work.
        var atWork = 0
    }

    private let state = Mutex(State())
    /// Signalled each time that a thread has laid something down.
    private let laidDown = DispatchSemaphore(value: 0)

    /// Does the work of a place unless another thread has begun it.
    func fill(_ place: Int, by work: (Int) -> Outcome) {
        let isOurs = state.withLock { state in
            guard !state.isClosed, state.claimed.insert(place).inserted else { return false }
            state.atWork += 1
            return true
        }
        guard isOurs else { return }
        let outcome = work(place)
        state.withLock {
            $0.done[place] = outcome
            $0.atWork -= 1
        }
        laidDown.signal()
    }

    /// What came of a place, for the caller; taken from the table.
    func outcome(at place: Int, by work: (Int) -> Outcome) -> Outcome {
        if state.withLock({ $0.claimed.insert(place).inserted }) { return work(place) }
        while true {
            if let outcome = state.withLock({ $0.done.removeValue(forKey: place) }) { return outcome }
            laidDown.wait()
        }
    }

    /// Lets nothing more begin, and returns when nothing is under way.
    func close() {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.atWork > 0 }) { laidDown.wait() }
    }
}
