/// Writes a JSON document piece by piece, so that what is long need never be held as a value.
///
/// Objects and arrays are begun, given their members one at a time, and ended. What was written so far is taken
/// whenever it should go on its way; the bytes of all takings together are those that `JSONValue.serialized` gives
/// for the same document:
///
///     var out = JSONWriter()
///     out.beginObject()
///     out.add("asOf", .string("2026-11-22"))
///     out.beginArray("assessments")
///     send(out.take())
///     for assessment in assessments {
///         out.add(assessment)
///         send(out.take())
///     }
///     out.endArray()
///     out.endObject()
///     send(out.take())
public struct JSONWriter: Sendable {
    /// What was written and not taken.
    private var bytes: [UInt8] = []
    /// The objects and arrays that are open, the outermost first.
    private var open: [Container] = []

    private struct Container {
        var hasContent = false
        /// The elements of an array so far, as long as all are plain: nothing but plain values stands on one line.
        var plain: [JSONValue] = []
    }

    /// A writer of a document of which nothing is written.
    public init() {}

    /// Everything that was written since the last time.
    public mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    // MARK: Containers

    /// Begins an object.
    ///
    /// - Parameter key: where it stands in an object; nil for an element of an array and for the whole document.
    public mutating func beginObject(_ key: String? = nil) { begin(0x7B, key) }

    /// Ends the object that was begun last and is open.
    public mutating func endObject() { end(0x7D) }

    /// Begins an array.
    ///
    /// - Parameter key: where it stands in an object; nil for an element of an array and for the whole document.
    public mutating func beginArray(_ key: String? = nil) { begin(0x5B, key) }

    /// Ends the array that was begun last and is open.
    public mutating func endArray() { end(0x5D) }

    /// Writes an object with all that is written into it by a closure.
    public mutating func object(_ key: String? = nil, _ write: (inout JSONWriter) throws -> Void) rethrows {
        beginObject(key)
        try write(&self)
        endObject()
    }

    /// Writes an array with all that is written into it by a closure.
    public mutating func array(_ key: String? = nil, _ write: (inout JSONWriter) throws -> Void) rethrows {
        beginArray(key)
        try write(&self)
        endArray()
    }

    // MARK: Members

    /// Adds a member to an object.
    public mutating func add(_ key: String, _ value: JSONValue) {
        place(key)
        value.write(to: &bytes, indent: open.count)
    }

    /// Adds an element to an array, on as many lines as it needs.
    public mutating func add(_ element: JSONValue) {
        if element.isPlain, let last = open.indices.last, !open[last].hasContent {
            open[last].plain.append(element)
            return
        }
        place(nil)
        element.write(to: &bytes, indent: open.count)
    }

    /// An element or value as it stands in a document, to be added later.
    ///
    /// - Parameter depth: in how many objects and arrays it will stand.
    public static func bytes(of value: JSONValue, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        value.write(to: &bytes, indent: depth)
        return bytes
    }

    /// Adds an element to an array that was written before (`bytes(of:depth:)`).
    public mutating func add(bytes element: [UInt8]) {
        place(nil)
        bytes += element
    }

    /// Adds an element to an array on a line of its own, for arrays of very many: a program that reads line by line
    /// finds one in each.
    public mutating func addLine(_ element: JSONValue) {
        place(nil)
        element.writeOnOneLine(to: &bytes)
    }

    /// Adds an array that has a line for each of its elements.
    public mutating func addLines<Element>(
        _ key: String, of elements: some Sequence<Element>, _ value: (Element) throws -> JSONValue
    ) rethrows {
        beginArray(key)
        for element in elements { addLine(try value(element)) }
        endArray()
    }

    // MARK: Bytes

    private mutating func begin(_ bracket: UInt8, _ key: String?) {
        place(key)
        bytes.append(bracket)
        open.append(Container())
    }

    private mutating func end(_ bracket: UInt8) {
        guard let container = open.popLast() else { return }
        if container.hasContent {
            JSONValue.newline(&bytes, open.count)
        } else {
            for (index, value) in container.plain.enumerated() {
                if index > 0 { bytes += [0x2C, 0x20] }
                value.write(to: &bytes, indent: 0)
            }
        }
        bytes.append(bracket)
        if open.isEmpty { bytes.append(0x0A) }
    }

    /// Goes to the place of the next member.
    private mutating func place(_ key: String?) {
        guard let last = open.indices.last else { return }
        let plain = open[last].plain
        open[last].plain = []
        for value in plain {
            part()
            value.write(to: &bytes, indent: open.count)
        }
        part()
        if let key {
            JSONValue.quote(key, to: &bytes)
            bytes += [0x3A, 0x20]
        }
    }

    /// Goes to the next line of the innermost object or array.
    private mutating func part() {
        guard let last = open.indices.last else { return }
        if open[last].hasContent { bytes.append(0x2C) }
        open[last].hasContent = true
        JSONValue.newline(&bytes, open.count)
    }
}
