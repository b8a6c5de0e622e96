import Dispatch
import KobanDocuments
import KobanRuns
import Synchronization
import Testing

/// Documents are read in parallel and delivered in order, and no more of them are in memory than there is room for.
struct DocumentReadingTests {
    /// Says how many things are alive, and how many were at most.
    private final class Census: Sendable {
        private struct Counts {
            var alive = 0
            var most = 0
            var ever = 0
        }

        private let counts = Mutex(Counts())

        var most: Int { counts.withLock(\.most) }
        var ever: Int { counts.withLock(\.ever) }

        func birth() {
            counts.withLock {
                $0.alive += 1
                $0.ever += 1
                $0.most = max($0.most, $0.alive)
            }
        }

        func death() { counts.withLock { $0.alive -= 1 } }
    }

    /// A document that is counted while it is in memory.
    private final class Counted: Sendable {
        let path: String
        private let census: Census

        init(_ path: String, _ census: Census) {
            self.path = path
            self.census = census
            census.birth()
        }

        deinit { census.death() }
    }

    private func reading(of texts: [String], window: Int? = nil) throws -> DocumentReading<Void> {
        try DocumentReading(Documents.given(texts), window: window) { _ in () }
    }

    /// Of very different lengths, so that a late one is often done before an early one.
    private static let texts = (0..<400).map { String(repeating: "項番。", count: $0 % 7 == 0 ? 20_000 : 1 + $0 % 3) }

    @Test func documentsOfVeryDifferentLengthComeInTheOrderOfTheInput() throws {
        var lengths: [Int] = []
        try reading(of: Self.texts).read { input, _ in
            // Work that takes the longer the longer the text is.
            input.bytes.reduce(into: 0) { sum, byte in sum &+= Int(byte) } == 0 ? nil : input.bytes.count
        } take: { index, outcome in
            #expect(index == lengths.count)
            lengths.append(try outcome.get())
        }
        #expect(lengths == Self.texts.map(\.utf8.count))
    }

    @Test func noMoreDocumentsAreInMemoryThanTheWindowHasRoomFor() throws {
        let census = Census()
        var delivered = 0
        try reading(of: Self.texts, window: 5).read { input, _ in
            Counted(input.path, census)
        } take: { _, outcome in
            let document = try outcome.get()
            #expect(document.path == "\(delivered).txt")
            delivered += 1
        }
        #expect(delivered == Self.texts.count)
        #expect(census.ever == Self.texts.count)
        #expect(census.most <= 5)
    }

    @Test func aConsumerThatThrowsStopsTheReading() throws {
        let begun = Census()
        let reading = try reading(of: Self.texts, window: 4)
        var delivered = 0
        #expect(throws: Stopped.self) {
            try reading.read { input, _ in
                begun.birth()
                return input.path
            } take: { _, _ in
                delivered += 1
                if delivered == 10 { throw Stopped() }
            }
        }
        #expect(delivered == 10)
        // Those that were under way, and none after the error was passed on.
        let ever = begun.ever
        #expect(ever >= 10 && ever <= 9 + 4)
        var others = 0
        reading.read { input, _ in
            input.path
        } take: { _, _ in
            others += 1
        }
        #expect(others == Self.texts.count)
        #expect(begun.ever == ever)
    }

    @Test func twoDocumentsAreReadAtOnce() throws {
        let (first, second) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        var met: [Bool] = []
        // Each waits for the other to be begun.
        try reading(of: ["一", "二"], window: 2).read { input, _ -> Bool? in
            let isFirst = input.path == "0.txt"
            (isFirst ? first : second).signal()
            return (isFirst ? second : first).wait(timeout: .now() + 60) == .success
        } take: { _, outcome in
            met.append(try outcome.get())
        }
        #expect(met == [true, true])
    }

    @Test func aWindowOfOneIsReadOneAfterTheOther() throws {
        let census = Census()
        var paths: [String] = []
        try reading(of: Array(Self.texts.prefix(50)), window: 1).read { input, _ in
            Counted(input.path, census)
        } take: { _, outcome in
            paths.append(try outcome.get().path)
        }
        #expect(paths == (0..<50).map { "\($0).txt" })
        #expect(census.most == 1)
    }

    @Test func whatIsNoAssessmentIsToldAndTheRestGoesOn() throws {
        var told: [AssessmentInputError] = []
        var read: [String] = []
        try reading(of: ["一", "二", "三"]).read { input, _ in
            input.path == "1.txt" ? nil : input.path
        } take: { _, outcome in
            switch outcome {
            case .success(let path): read.append(path)
            case .failure(let error): told.append(error)
            }
        }
        #expect(read == ["0.txt", "2.txt"])
        #expect(told == [AssessmentInputError(path: "1.txt", reason: .notAnAssessment)])
    }

    @Test func aRunOfNoDocumentsDeliversNothing() throws {
        var delivered = 0
        try reading(of: []).read { input, _ in
            input.path
        } take: { _, _ in
            delivered += 1
        }
        #expect(delivered == 0)
    }
}
