/// The change of a file as a unified diff with three lines around, in the bytes of the file: a patch
/// that gives the changed file exactly, whatever its encoding and its line breaks.
public enum UnifiedDiff {
    private static let around = 3

    /// - Returns: empty where nothing changes.
    public static func bytes(from old: [UInt8], to new: [UInt8], path: String) -> [UInt8] {
        let (old, new) = (lines(old), lines(new))
        let steps = steps(old, new)
        var out: [UInt8] = []
        var next = 0
        while let first = steps[next...].firstIndex(where: \.isChange) {
            // Changes with no more lines between them than would stand around both are one hunk.
            var last = first
            while let other = steps[(last + 1)...].firstIndex(where: \.isChange), other - last - 1 <= 2 * around {
                last = other
            }
            let hunk = steps[max(0, first - around)..<min(steps.count, last + 1 + around)]
            if out.isEmpty { out += Array("--- \(name("a", path))\n+++ \(name("b", path))\n".utf8) }
            out += text(of: hunk, old, new)
            next = last + 1
        }
        return out
    }

    /// A line that stays, goes or comes, with how many of either file stand before it.
    private struct Step {
        enum Kind { case stays, goes, comes }
        let kind: Kind
        let old: Int
        let new: Int

        var isChange: Bool { kind != .stays }
    }

    /// How far a line is looked for that both have again: more lines than an entry of a history has. Where
    /// none is found, the lines are exchanged one for one, so that the work stays in proportion to the text.
    private static let reach = 128

    private static func steps(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Step] {
        var tail = 0
        while tail < min(old.count, new.count), old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        var out: [Step] = []
        var (left, right) = (0, 0)
        func change(_ gone: Int, _ come: Int) {
            for _ in 0..<gone {
                out.append(Step(kind: .goes, old: left, new: right))
                left += 1
            }
            for _ in 0..<come {
                out.append(Step(kind: .comes, old: left, new: right))
                right += 1
            }
        }
        func stay() {
            out.append(Step(kind: .stays, old: left, new: right))
            (left, right) = (left + 1, right + 1)
        }
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        while left < oldEnd || right < newEnd {
            if left < oldEnd, right < newEnd, old[left] == new[right] {
                stay()
            } else {
                let (gone, come) = next(old[left..<oldEnd], new[right..<newEnd])
                change(gone, come)
            }
        }
        for _ in 0..<tail { stay() }
        return out
    }

    /// How many lines of either go and come before both have the same again.
    private static func next(
        _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>
    ) -> (gone: Int, come: Int) {
        func agrees(_ left: Int, _ right: Int) -> Bool {
            // Two lines in a row: blank lines are everywhere.
            let (i, j) = (old.startIndex + left, new.startIndex + right)
            guard i < old.endIndex, j < new.endIndex, old[i] == new[j] else {
                return i == old.endIndex && j == new.endIndex
            }
            return i + 1 < old.endIndex && j + 1 < new.endIndex ? old[i + 1] == new[j + 1] : true
        }
        for count in 1...reach {
            if agrees(count, count) { return (count, count) }
            if agrees(0, count) { return (0, count) }
            if agrees(count, 0) { return (count, 0) }
            if count >= max(old.count, new.count) { break }
        }
        return (min(1, old.count), min(1, new.count))
    }

    private static func text(
        of hunk: ArraySlice<Step>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
    ) -> [UInt8] {
        guard let start = hunk.first else { return [] }
        let oldCount = hunk.count { $0.kind != .comes }
        let newCount = hunk.count { $0.kind != .goes }
        func place(_ before: Int, _ count: Int) -> String { "\(count == 0 ? before : before + 1),\(count)" }
        var out = Array("@@ -\(place(start.old, oldCount)) +\(place(start.new, newCount)) @@\n".utf8)
        for step in hunk {
            let (mark, line): (String, ArraySlice<UInt8>) =
                switch step.kind {
                case .stays: (" ", old[step.old])
                case .goes: ("-", old[step.old])
                case .comes: ("+", new[step.new])
                }
            out += Array(mark.utf8) + line
            if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
        }
        return out
    }

    /// Each with the line feed at its end; nothing else ends a line for a program that patches.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var out: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            out.append(bytes[start..<end])
            start = end
        }
        return out
    }

    /// A name with a blank ends with a tab, one with what would end its line stands in quotes.
    private static func name(_ side: String, _ path: String) -> String {
        let name = side + "/" + (path.hasPrefix("/") ? String(path.dropFirst()) : path)
        guard name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\"" || $0 == "\\" || $0.value == 0x7F })
        else {
            return name.contains(" ") ? name + "\t" : name
        }
        var quoted = "\""
        for byte in name.utf8 {
            switch byte {
            case 0x22, 0x5C: quoted += "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x7F: quoted += String(UnicodeScalar(byte))
            default:
                let octal = String(byte, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            }
        }
        return quoted + "\""
    }
}
