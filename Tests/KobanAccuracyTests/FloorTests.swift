import Testing

@testable import koban_accuracy

@Suite("Floors only rise")
struct FloorTests {
    private func measure(right: Int, missed: Int) -> Measure {
        var measure = Measure()
        measure.citations = Tally(right: right, missed: missed, wrong: 0)
        return measure
    }

    @Test("a figure below its floor is told, one at it is not")
    func compares() throws {
        let floors = try Floors("# 名\n引用\t0.9\t1.0\n")
        #expect(floors.shortfalls(of: measure(right: 9, missed: 1)).isEmpty)
        #expect(floors.shortfalls(of: measure(right: 8, missed: 2)).count == 1)
        #expect(floors.shortfalls(of: Measure()).count == 1)
    }

    @Test("a better run raises a floor, a worse one leaves it")
    func rises() throws {
        let floors = try Floors("引用\t0.9\t0.5\n")
        #expect(floors.raised(by: measure(right: 19, missed: 1)).rows["引用"] == .init(recall: 0.95, precision: 1))
        #expect(floors.raised(by: measure(right: 1, missed: 1)).rows["引用"] == .init(recall: 0.9, precision: 1))
        #expect(try Floors(floors.text).rows == floors.rows)
    }

    @Test("a row that cannot be read is named by its line")
    func broken() {
        #expect(throws: FloorsError.self) { try Floors("引用\t0.9\n") }
    }
}
