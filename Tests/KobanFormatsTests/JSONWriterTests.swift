import KobanFormats
import KobanTestSupport
import Testing

/// What is written piece by piece is what would be written at once.
@Suite("JSON that is written piece by piece")
struct JSONWriterTests {
    /// Writes a document by its pieces, taking what there is after each.
    private struct Pieces {
        var writer = JSONWriter()
        var taken: [[UInt8]] = []

        mutating func write(_ value: JSONValue, key: String? = nil) {
            switch value {
            case .object(let members):
                writer.beginObject(key)
                taken.append(writer.take())
                for (key, value) in members { write(value, key: key) }
                writer.endObject()
            case .array(let elements):
                writer.beginArray(key)
                taken.append(writer.take())
                for element in elements { write(element) }
                writer.endArray()
            default:
                if let key { writer.add(key, value) } else { writer.add(value) }
            }
            taken.append(writer.take())
        }

        static func bytes(_ value: JSONValue) -> [UInt8] {
            var pieces = Pieces()
            pieces.write(value)
            return pieces.taken.flatMap(\.self)
        }
    }

    private func value(depth: Int, _ numbers: inout SeededGenerator) -> JSONValue {
        let texts = ["", "別表の23の項", "\"引用\"\\\n", "\u{202E}\u{1B}[31m", "a\tb"]
        switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &numbers) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &numbers))
        case 2: return .int(Int.random(in: -100...100, using: &numbers))
        case 3: return .string(texts[Int.random(in: 0..<texts.count, using: &numbers)])
        case 4:
            return .array((0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(depth: 0, &numbers) })
        case 5:
            return .array((0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(depth: depth - 1, &numbers) })
        default: return object(depth: depth - 1, &numbers)
        }
    }

    private func object(depth: Int, _ numbers: inout SeededGenerator) -> JSONValue {
        .object(
            (0..<Int.random(in: 0...4, using: &numbers)).map { ("\($0)", value(depth: depth, &numbers)) })
    }

    @Test("The bytes of all takings together are those of the whole, whatever the document")
    func sameBytes() {
        var numbers = SeededGenerator(seed: 20_261_122)
        for _ in 0..<2_000 {
            let document = object(depth: 4, &numbers)
            #expect(Pieces.bytes(document) == document.serialized())
        }
    }

    @Test("Plain elements stand on one line only where all of an array are plain")
    func plainElements() {
        let mixed = JSONValue.object([
            ("plain", .array([.int(1), .string("二")])), ("mixed", .array([.int(1), .object([]), .int(2)])),
            ("none", .array([])), ("within", .array([.array([.int(1), .int(2)]), .array([])])),
        ])
        #expect(Pieces.bytes(mixed) == mixed.serialized())
        #expect(String(decoding: Pieces.bytes(mixed), as: UTF8.self).contains("\"plain\": [1, \"二\"],\n"))
    }

    @Test("What is added can be taken before the next is known")
    func takenAtOnce() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.beginArray("documents")
        _ = writer.take()
        for name in ["a", "b", "c"] {
            writer.add(.object([("path", .string(name))]))
            let bytes = writer.take()
            #expect(String(decoding: bytes, as: UTF8.self).contains("\"\(name)\""))
            #expect(writer.take().isEmpty)
        }
    }

    @Test("An element that was put into words before stands as any other")
    func keptElements() {
        let elements: [JSONValue] = [.object([("a", .array([.object([])]))]), .object([])]
        var writer = JSONWriter()
        writer.object { out in
            out.array("list") { out in
                for element in elements { out.add(bytes: JSONWriter.bytes(of: element, depth: 2)) }
            }
        }
        #expect(writer.take() == JSONValue.object([("list", .array(elements))]).serialized())
    }

    @Test("A line each is a line each")
    func lines() {
        var writer = JSONWriter()
        writer.object { out in
            out.addLines("list", of: [1, 2]) { .object([("a", .array([.int($0), .object([])]))]) }
        }
        #expect(
            String(decoding: writer.take(), as: UTF8.self)
                == "{\n  \"list\": [\n    {\"a\":[1,{}]},\n    {\"a\":[2,{}]}\n  ]\n}\n")
    }
}
