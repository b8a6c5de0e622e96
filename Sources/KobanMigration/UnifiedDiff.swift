import KobanChecks
import KobanText

/// Edits as a unified diff with three lines around.
public enum UnifiedDiff {
    /// - Returns: empty where nothing changes.
    public static func text(of edits: [TextEdit], in source: SourceText, path: String) -> String {
        struct Stretch {
            var lines: ClosedRange<Int>
            var edits: [TextEdit]
        }
        // Lines that are changed, edits on neighbouring lines together.
        var stretches: [Stretch] = []
        for edit in edits {
            let first = source.lineIndex(at: edit.range.lowerBound)
            let last = source.lineIndex(at: max(edit.range.lowerBound, edit.range.upperBound - 1))
            if let held = stretches.last, first <= held.lines.upperBound + 6 {
                stretches[stretches.count - 1].lines = held.lines.lowerBound...max(last, held.lines.upperBound)
                stretches[stretches.count - 1].edits.append(edit)
            } else {
                stretches.append(Stretch(lines: first...last, edits: [edit]))
            }
        }
        guard !stretches.isEmpty else { return "" }
        func start(_ line: Int) -> Int { line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count }
        func lines(_ bytes: some Sequence<UInt8>) -> [String] {
            var out: [String] = []
            var line: [UInt8] = []
            for byte in bytes {
                if byte == 0x0A {
                    out.append(String(decoding: line, as: UTF8.self) + "\n")
                    line = []
                } else {
                    line.append(byte)
                }
            }
            if !line.isEmpty { out.append(String(decoding: line, as: UTF8.self) + "\n\\ No newline at end of file\n") }
            return out
        }
        let count = source.bytes.last == 0x0A ? source.lineStarts.count - 1 : source.lineStarts.count
        let path = path.hasPrefix("/") ? String(path.dropFirst()) : path
        var out = "--- a/\(path)\n+++ b/\(path)\n"
        var shift = 0
        for stretch in stretches {
            let from = max(0, stretch.lines.lowerBound - 3)
            let to = min(count, stretch.lines.upperBound + 4)
            let before = lines(source.bytes[start(from)..<start(stretch.lines.lowerBound)])
            let range = start(stretch.lines.lowerBound)..<start(stretch.lines.upperBound + 1)
            let old = lines(source.bytes[range])
            let new = lines(DocumentMigration.apply(stretch.edits, to: source, in: range))
            let afterStart = min(stretch.lines.upperBound + 1, to)
            let after = lines(source.bytes[start(afterStart)..<start(to)])
            let oldCount = before.count + old.count + after.count
            let newCount = before.count + new.count + after.count
            out += "@@ -\(oldCount == 0 ? from : from + 1),\(oldCount) +\(newCount == 0 ? from + shift : from + shift + 1),\(newCount) @@\n"
            shift += newCount - oldCount
            out += before.map { " " + $0 }.joined() + body(old, new) + after.map { " " + $0 }.joined()
        }
        return out
    }

    /// Lines that stay at both ends are not told as changed.
    private static func body(_ old: [String], _ new: [String]) -> String {
        let changes = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var out = ""
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                out += "-" + old[left]
                left += 1
            } else if right < new.count, added.contains(right) {
                out += "+" + new[right]
                right += 1
            } else if left < old.count {
                out += " " + old[left]
                (left, right) = (left + 1, right + 1)
            } else {
                right += 1
            }
        }
        return out
    }
}
