/// A table in a CSV file (RFC 4180, UTF-8): a header and rows, each with the line on which it
/// begins.
public struct CSVTable: Sendable, Hashable {
    /// A row and the line of the file on which it begins.
    public struct Row: Sendable, Hashable {
        /// The line of the file, from 1.
        public let line: Int
        /// The values from left to right, without the quotation marks of the file.
        public let fields: [String]

        /// A row with the line on which it begins.
        ///
        /// - Parameter line: from 1.
        public init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }
    }

    /// The names of the columns, from left to right.
    public let header: [String]
    /// The rows below the header, in the order of the file.
    public let rows: [Row]

    /// A table made in memory, of which each row takes one line after the header.
    public init(header: [String], rows: [[String]]) {
        self.header = header
        self.rows = rows.enumerated().map { Row(line: $0 + 2, fields: $1) }
    }

    /// Reads a file's bytes, with or without a byte order mark, lines ended by LF or CR LF.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - file: its name, for messages.
    ///   - header: the columns that the file must have, in order.
    public init(
        bytes: some RandomAccessCollection<UInt8>, file: String, header expected: [String]
    ) throws(StatuteDataError) {
        let parsed: Result<[Row], StatuteDataError>? = bytes.withContiguousStorageIfAvailable {
            CSVTable.parse($0, file: file, columns: expected.count)
        }
        let all = try
            (parsed
            ?? Array(bytes).withUnsafeBufferPointer {
                CSVTable.parse($0, file: file, columns: expected.count)
            }).get()
        guard let first = all.first, first.fields == expected else {
            throw StatuteDataError(file: file, line: 1, reason: .wrongHeader(expected: expected))
        }
        for row in all where row.fields.count != expected.count {
            throw StatuteDataError(
                file: file, line: row.line,
                reason: .wrongFieldCount(expected: expected.count, found: row.fields.count))
        }
        header = expected
        rows = Array(all.dropFirst())
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, file: String, columns: Int
    ) -> Result<[Row], StatuteDataError> {
        let (quote, comma, lf, cr) = (UInt8(0x22), UInt8(0x2C), UInt8(0x0A), UInt8(0x0D))
        var rows: [Row] = []
        var lines = 1
        for byte in bytes where byte == lf { lines += 1 }
        rows.reserveCapacity(lines)
        var fields: [String] = []
        fields.reserveCapacity(columns)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var rowLine = 1
        func failure(_ reason: StatuteDataError.Reason) -> Result<[Row], StatuteDataError> {
            .failure(StatuteDataError(file: file, line: line, reason: reason))
        }
        while index < bytes.count {
            var field: String?
            if bytes[index] == quote {
                var content: [UInt8] = []
                index += 1
                var isClosed = false
                while index < bytes.count {
                    let byte = bytes[index]
                    index += 1
                    if byte == quote {
                        if index < bytes.count, bytes[index] == quote {
                            content.append(quote)
                            index += 1
                        } else {
                            isClosed = true
                            break
                        }
                    } else {
                        if byte == lf { line += 1 }
                        content.append(byte)
                    }
                }
                guard isClosed else {
                    return .failure(StatuteDataError(file: file, line: rowLine, reason: .unclosedQuote))
                }
                field = String(validating: content, as: UTF8.self)
            } else {
                let start = index
                while index < bytes.count, bytes[index] != comma, bytes[index] != lf, bytes[index] != cr {
                    if bytes[index] == quote { return failure(.strayQuote) }
                    index += 1
                }
                field = String(validating: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
            }
            guard let field else { return failure(.notUTF8) }
            fields.append(field)
            if index < bytes.count, bytes[index] == comma {
                index += 1
                // A comma at the very end of the file opens one more, empty field.
                if index == bytes.count { fields.append("") }
                continue
            }
            if index < bytes.count, bytes[index] == cr { index += 1 }
            guard index == bytes.count || bytes[index] == lf else { return failure(.strayQuote) }
            index += 1
            rows.append(Row(line: rowLine, fields: fields))
            fields = []
            fields.reserveCapacity(columns)
            line += 1
            rowLine = line
        }
        if !fields.isEmpty { rows.append(Row(line: rowLine, fields: fields)) }
        return .success(rows)
    }

    /// The file: UTF-8 with a byte order mark, so that a spreadsheet opens it as such, LF,
    /// fields quoted only where they must be.
    public var bytes: [UInt8] {
        var out: [UInt8] = [0xEF, 0xBB, 0xBF]
        for fields in [header] + rows.map(\.fields) {
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(0x2C) }
                if field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
                    out.append(0x22)
                    for byte in field.utf8 {
                        if byte == 0x22 { out.append(0x22) }
                        out.append(byte)
                    }
                    out.append(0x22)
                } else {
                    out.append(contentsOf: field.utf8)
                }
            }
            out.append(0x0A)
        }
        return out
    }
}
