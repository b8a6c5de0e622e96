import Foundation

/// A page of the manual of which a part is made by the program, between `<!-- name:begin -->` and
/// `<!-- name:end -->`. With `KOBAN_UPDATE_DOCS=1` in the environment it is written anew.
public struct GeneratedPage {
    private let url: URL
    private let begin: String
    private let end: String

    /// The page does not have both marks of the part.
    public struct MarkMissing: Error, CustomStringConvertible {
        /// The name of the page, and the mark with which the part begins.
        public let description: String
    }

    /// - Parameters:
    ///   - path: below the folder of the package.
    ///   - name: of the part, in its marks.
    public init(_ path: String, part name: String) {
        url = BuiltProgram.package.appendingPathComponent(path)
        begin = "<!-- \(name):begin -->\n"
        end = "<!-- \(name):end -->"
    }

    /// The part as it stands, after it was written anew where that is asked for.
    public func text(updatedTo made: String) throws -> String {
        var text = try String(contentsOf: url, encoding: .utf8)
        guard let start = text.range(of: begin), let stop = text.range(of: end) else {
            throw MarkMissing(description: "\(url.lastPathComponent): \(begin)")
        }
        if ProcessInfo.processInfo.environment["KOBAN_UPDATE_DOCS"] == "1" {
            text.replaceSubrange(start.upperBound..<stop.lowerBound, with: made)
            try Data(text.utf8).write(to: url)
            return made
        }
        return String(text[start.upperBound..<stop.lowerBound])
    }
}
