/// What is wrong with one place of a configuration file, in Japanese: what, and what to do.
public struct ConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
    /// As the user named it, or as it was found.
    public let file: String
    /// From 1; nil for the file as a whole.
    public let line: Int?
    /// What is wrong and what to do, in Japanese; without the file and the line.
    public let message: String

    /// A problem at one place of a file.
    ///
    /// - Parameter line: from 1; nil for the file as a whole.
    public init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// One line: `koban.yml:3: …`.
    public var description: String {
        "\(file)\(line.map { ":\($0)" } ?? ""): \(message)"
    }
}

/// A configuration, baseline or waiver file that cannot be used. All its faults at once, so
/// that one correction is enough.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Every fault that was found, of one file or of several.
    public let problems: [ConfigurationProblem]

    /// An error made of faults that were gathered.
    public init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    /// An error with a single fault.
    ///
    /// - Parameter line: from 1; nil for the file as a whole.
    public init(file: String, line: Int? = nil, _ message: String) {
        problems = [ConfigurationProblem(file: file, line: line, message: message)]
    }

    /// What is read for each input, or all faults of all files at once.
    public static func collecting<Input, Settings>(
        for inputs: [Input], _ read: (Input) throws(ConfigurationError) -> Settings
    ) throws(ConfigurationError) -> [Settings] {
        var problems: [ConfigurationProblem] = []
        var out: [Settings] = []
        for input in inputs {
            do {
                out.append(try read(input))
            } catch {
                problems += error.problems.filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { throw ConfigurationError(problems) }
        return out
    }

    /// Each fault on its own line, in Japanese: `koban.yml:3: …`.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
