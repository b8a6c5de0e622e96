import Foundation

/// A unified diff of one file, applied as a program that patches does it.
enum Patch {
    enum Fault: Error {
        case doesNotApply(line: Int)
    }

    static func apply(_ patch: Data, to original: Data) throws -> Data {
        let old = lines(Array(original))
        var out: [UInt8] = []
        var at = 0
        var body: [(mark: UInt8, line: [UInt8])] = []
        for line in lines(Array(patch)).dropFirst(2) {
            if line.starts(with: Array("\\ No newline".utf8)) {
                body[body.count - 1].line.removeLast()
            } else if let mark = line.first {
                body.append((mark, Array(line.dropFirst())))
            }
        }
        for (mark, line) in body {
            switch mark {
            case UInt8(ascii: "@"):
                let start = Int(String(decoding: line, as: UTF8.self).prefix { $0 != "," }.drop { !$0.isNumber }) ?? 1
                while at < start - 1 {
                    out += old[at]
                    at += 1
                }
            case UInt8(ascii: "+"): out += line
            default:
                guard at < old.count, old[at] == line else { throw Fault.doesNotApply(line: at) }
                if mark == UInt8(ascii: " ") { out += line }
                at += 1
            }
        }
        return Data(out + old[at...].joined())
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var out: [[UInt8]] = []
        for byte in bytes {
            if out.last?.last ?? 0x0A == 0x0A { out.append([]) }
            out[out.count - 1].append(byte)
        }
        return out
    }
}
