/// Writes a JSON document piece by piece, so that what is long need never be held as a value: in
/// the form of `JSONValue.serialized`, the elements of long arrays on a line each.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether something stands in it, of each object and array that is open.
    private var hasContent: [Bool] = []

    /// A document that is an object.
    static func document(_ write: (inout JSONWriter) throws -> Void) rethrows -> [UInt8] {
        var out = JSONWriter()
        try out.enclosed(0x7B, 0x7D, write)
        out.bytes.append(0x0A)
        return out.bytes
    }

    mutating func add(_ key: String, _ value: JSONValue) {
        begin(key)
        value.write(to: &bytes, indent: hasContent.count)
    }

    /// Adds an element to an array, on one line.
    mutating func add(_ element: JSONValue) {
        begin(nil)
        element.writeOnOneLine(to: &bytes)
    }

    mutating func object(_ key: String? = nil, _ write: (inout JSONWriter) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x7B, 0x7D, write)
    }

    mutating func array(_ key: String? = nil, _ write: (inout JSONWriter) throws -> Void) rethrows {
        begin(key)
        try enclosed(0x5B, 0x5D, write)
    }

    mutating func array<Element>(
        _ key: String, of elements: some Sequence<Element>, _ value: (Element) throws -> JSONValue
    ) rethrows {
        try array(key) { out in
            for element in elements { out.add(try value(element)) }
        }
    }

    private mutating func begin(_ key: String?) {
        if let last = hasContent.last {
            if last { bytes.append(0x2C) }
            hasContent[hasContent.count - 1] = true
            JSONValue.newline(&bytes, hasContent.count)
        }
        if let key {
            JSONValue.quote(key, to: &bytes)
            bytes += [0x3A, 0x20]
        }
    }

    private mutating func enclosed(
        _ first: UInt8, _ last: UInt8, _ write: (inout JSONWriter) throws -> Void
    ) rethrows {
        bytes.append(first)
        hasContent.append(false)
        try write(&self)
        if hasContent.removeLast() { JSONValue.newline(&bytes, hasContent.count) }
        bytes.append(last)
    }
}
