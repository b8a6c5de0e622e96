import Foundation
import KobanText

/// `--fuzz`: for some minutes of CPU, as many fields as fit in.
struct FuzzCommand: Sendable {
    let fuzz: MigrationFuzz
    let seed: UInt64
    /// Of CPU, over all lanes.
    let seconds: Double
    let limit: Int
    /// The one case to try.
    let only: Int?
    /// Where each lane notes the case at hand, so that a crash can be repeated; nil for nowhere.
    let notes: String?

    /// The number of kinds of failures found.
    func run() async -> Int {
        if let only { return list(fuzz.one(seed: seed, index: only).failures) }
        let start = clock()
        let lanes = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let count = await withTaskGroup(of: MigrationFuzz.Count.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    let note = notes.map { open("\($0).\(lane)", O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
                    defer { if let note { close(note) } }
                    var count = MigrationFuzz.Count()
                    var index = lane
                    while Double(clock() - start) / Double(CLOCKS_PER_SEC) < seconds {
                        if let note {
                            let text = Array("\(seed) \(index)\n".utf8)
                            _ = pwrite(note, text, text.count, 0)
                        }
                        count += fuzz.one(seed: seed, index: index)
                        index += lanes
                    }
                    return count
                }
            }
            return await group.reduce(into: MigrationFuzz.Count()) { $0 += $1 }
        }
        let spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        print("# 書き換えのファジング\n")
        print(
            "種 \(seed)、CPU \(Int(spent))秒、欄 \(count.cases)件（書き換え \(count.written)件、そのまま \(count.leftAlone)件）、失敗 \(count.failures.count)件\n"
        )
        return list(count.failures)
    }

    private func list(_ failures: [MigrationFuzz.Failure]) -> Int {
        var groups: [String: [MigrationFuzz.Failure]] = [:]
        for failure in failures { groups[signature(of: failure), default: []].append(failure) }
        let sorted = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        for (name, members) in sorted.prefix(limit) {
            print("## \(name)（\(members.count)件）")
            guard let smallest = members.min(by: { $0.field.text.utf8.count < $1.field.text.utf8.count }) else { continue }
            print("- \(smallest.seed) \(smallest.field.place.rawValue)")
            print("    文: \(visible(smallest.field.text))")
            print("    得: \(visible(smallest.written ?? "（そのまま）"))")
            print("    わけ: \(smallest.detail)")
        }
        return groups.count
    }

    private func visible(_ text: String) -> String {
        text.replacing("\n", with: "⏎").replacing("\u{0C}", with: "␌").replacing("\u{200B}", with: "␣").replacing("\r", with: "␍")
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
