import Foundation

/// `--fuzz`: for some minutes of CPU, as many fields as fit in. Each lane is a process of its own,
/// so that a field that ends the program is a failure among others and not the end of the run.
struct FuzzCommand: Sendable {
    let fuzz: MigrationFuzz
    let seed: UInt64
    /// Of CPU, over all lanes.
    let seconds: Double
    let limit: Int

    /// How many failing fields are made small to tell their kinds.
    private static let mostMadeSmall = 200

    /// The number of kinds of failures found.
    func run() async -> Int {
        let lanes = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let count = await withTaskGroup(of: FuzzLane.Result.self) { group in
            for lane in 0..<lanes {
                let work = FuzzLane(seed: seed, first: lane, stride: lanes, seconds: seconds / Double(lanes))
                group.addTask { work.runInProcesses() }
            }
            return await group.reduce(into: FuzzLane.Result()) { $0 += $1 }
        }
        print("# 書き換えのファジング\n")
        print(
            "種 \(seed)、CPU \(Int(count.seconds))秒、欄 \(count.cases)件（書き換え \(count.written)件、そのまま "
                + "\(count.cases - count.written)件）、失敗 \(count.failing.count)件、異常終了 \(count.crashing.count)件\n")
        for index in count.crashing.sorted() {
            print("## 異常終了: 種\(seed) \(index)（--fuzz-case \(index) --seed \(seed) で繰り返せます）")
            print("    文: \(visible(fuzz.field(seed: seed, index: index).text))")
        }
        // A field that fails is tried again here, for its smallest form: that takes as long as some
        // hundred fields, so that the count above does not wait for it.
        let failing = count.failing.sorted().prefix(Self.mostMadeSmall)
        if failing.count < count.failing.count { print("（以下は、失敗のうち初めの\(failing.count)件）\n") }
        fflush(nil)
        return list(failing.compactMap { fuzz.smallestFailure(seed: seed, index: $0) }) + count.crashing.count
    }

    /// One case alone.
    func run(only index: Int) -> Int {
        list(fuzz.smallestFailure(seed: seed, index: index).map { [$0] } ?? [])
    }

    private func list(_ failures: [MigrationFuzz.Failure]) -> Int {
        var groups: [String: [MigrationFuzz.Failure]] = [:]
        for failure in failures { groups[signature(of: failure), default: []].append(failure) }
        let sorted = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        for (name, members) in sorted.prefix(limit) {
            print("## \(name)（\(members.count)件）")
            guard let smallest = members.min(by: { $0.field.text.utf8.count < $1.field.text.utf8.count }) else {
                continue
            }
            print("- \(smallest.seed) \(smallest.field.place.rawValue)")
            print("    文: \(visible(smallest.field.text))")
            print("    得: \(visible(smallest.written ?? "（そのまま）"))")
            print("    わけ: \(smallest.detail)")
        }
        return groups.count
    }

    private func visible(_ text: String) -> String {
        text.replacing("\n", with: "⏎").replacing("\u{0C}", with: "␌").replacing("\u{200B}", with: "␣").replacing(
            "\r", with: "␍")
    }

    /// What failures have in common: their kind and what of the damage is left in the smallest.
    private func signature(of failure: MigrationFuzz.Failure) -> String {
        let damage = failure.field.pieces.compactMap { piece -> String? in
            guard let kind = piece.damage else { return nil }
            return piece.text.isEmpty ? kind : "\(kind) \(visible(piece.text))"
        }
        return ([failure.kind] + (damage.isEmpty ? ["損傷なし"] : damage)).joined(separator: "｜")
    }
}
