import Foundation
import KobanLaw

/// What an institution decided about one input.
public struct InputSettings: Sendable {
    /// The nearest `koban.yml` or the one that the user gave; nil where there is none or none is looked for.
    public let configuration: Configuration?
    /// The findings that are known already; nil where no baseline is used or it is about to be written.
    public let baseline: Baseline?
    /// The decisions to let findings stand; nil where there is no waiver file.
    public let waivers: WaiverFile?
    /// What the paths of documents without a name are relative to: the folder of the
    /// configuration file; where there is none, of the waivers, of the baseline, or the
    /// current folder.
    public let folder: URL

    /// The settings of an input, each part as it was read.
    public init(
        configuration: Configuration?, baseline: Baseline?, waivers: WaiverFile?, folder: URL
    ) {
        self.configuration = configuration
        self.baseline = baseline
        self.waivers = waivers
        self.folder = folder
    }
}

/// Finds the settings of each input: the nearest `koban.yml` in its folder or above it.
/// Every file is read once.
public struct ConfigurationFinder {
    /// Which configuration files are looked at.
    public enum Choice: Sendable, Hashable {
        /// Each input's nearest.
        case nearest
        /// This one for all.
        case file(String)
        /// None: neither a configuration nor a waiver file is looked for.
        case none
    }

    /// The names of the file, the first goes first.
    public static let names = ["koban.yml", "koban.yaml"]

    private let statutes: Statutes
    private let choice: Choice
    private let baseline: BaselineChoice
    private let waivers: String?
    private var configurations: [String: Configuration] = [:]
    private var baselines: [String: Baseline] = [:]
    private var waiverFiles: [String: WaiverFile] = [:]
    private var nearest: [String: String?] = [:]

    /// Which baseline is used.
    public enum BaselineChoice: Sendable, Hashable {
        /// The one that the configuration names, if any.
        case configured
        case file(String)
        /// None, since it is about to be written there.
        case toBeWritten(String)
        /// None is read.
        case ignored
    }

    /// - Parameters:
    ///   - statutes: the laws that the names in a configuration may mean.
    ///   - waivers: a waiver file for all inputs, before those that configurations name.
    public init(
        statutes: Statutes, choice: Choice = .nearest, baseline: BaselineChoice = .configured,
        waivers: String? = nil
    ) {
        self.statutes = statutes
        self.choice = choice
        self.baseline = baseline
        self.waivers = waivers
    }

    /// The settings of an input.
    ///
    /// - Parameter path: of the document; nil for one that is in no folder (a sample).
    /// - Throws: `ConfigurationError` for a file that cannot be used.
    public mutating func settings(for path: String?) throws(ConfigurationError) -> InputSettings {
        let configuration = try configuration(for: path)
        let waivers = try waivers(for: path, configuration)
        let baselineFile: String? =
            switch baseline {
            case .configured: try named(configuration?.baseline, as: "baseline", in: configuration)
            case .file(let file), .toBeWritten(let file): file
            case .ignored: nil
            }
        var known: Baseline?
        if let baselineFile {
            if case .toBeWritten = baseline {} else { known = try baseline(at: baselineFile) }
        }
        let folder =
            configuration?.folder ?? (waivers?.file ?? baselineFile).map {
                URL(fileURLWithPath: $0).standardizedFileURL.deletingLastPathComponent()
            } ?? URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        return InputSettings(
            configuration: configuration, baseline: known, waivers: waivers, folder: folder)
    }

    // MARK: Files

    /// The configuration of an input alone; its baseline and waivers are not read.
    ///
    /// - Throws: `ConfigurationError` for a file that cannot be used.
    public mutating func configuration(
        for path: String?
    ) throws(ConfigurationError) -> Configuration? {
        let file: String?
        switch choice {
        case .none: file = nil
        case .file(let given): file = given
        case .nearest: file = path.flatMap { found(ConfigurationFinder.names, from: $0) }
        }
        guard let file else { return nil }
        if let known = configurations[file] { return known }
        let read = try Configuration(
            path: file, statutes: statutes,
            mayBeQuoted: choice != .nearest
                || ConfigurationFinder.leads(file, below: ConfigurationFinder.folder(of: file)))
        configurations[file] = read
        return read
    }

    private mutating func waivers(
        for path: String?, _ configuration: Configuration?
    ) throws(ConfigurationError) -> WaiverFile? {
        guard let file = try waiverFile(for: path, configuration) else { return nil }
        if let known = waiverFiles[file] { return known }
        let read = try WaiverFile(path: file)
        waiverFiles[file] = read
        return read
    }

    private mutating func waiverFile(
        for path: String?, _ configuration: Configuration?
    ) throws(ConfigurationError) -> String? {
        if let waivers { return waivers }
        if let named = try named(configuration?.waivers, as: "waivers", in: configuration) { return named }
        switch choice {
        case .none: return nil
        case .nearest: return path.flatMap { found([WaiverFile.name], from: $0) }
        case .file:
            guard let configuration else { return nil }
            let beside = configuration.folder.appendingPathComponent(WaiverFile.name).path
            return ConfigurationFinder.isThere(beside) ? ConfigurationFinder.shown(beside) : nil
        }
    }

    private mutating func baseline(at file: String) throws(ConfigurationError) -> Baseline {
        if let known = baselines[file] { return known }
        let read = try Baseline(path: file)
        baselines[file] = read
        return read
    }

    /// A path that a configuration names.
    ///
    /// A configuration that was found beside documents came with them, perhaps from elsewhere: what
    /// it names must lie below its own folder, links followed. One that the user gave may name any
    /// file.
    private func named(
        _ path: String?, as key: String, in configuration: Configuration?
    ) throws(ConfigurationError) -> String? {
        guard let path, let configuration else { return nil }
        let file = URL(fileURLWithPath: path, relativeTo: configuration.folder).standardizedFileURL.path
        guard choice != .nearest || ConfigurationFinder.leads(file, below: configuration.folder.path) else {
            throw ConfigurationError(
                file: configuration.file,
                "\(key) が、設定ファイルのフォルダーの外を指しています。フォルダーの中のファイルにするか、--\(key) で指定してください。")
        }
        return ConfigurationFinder.shown(file)
    }

    /// Whether a path lies below a folder, both with all links followed.
    private static func leads(_ path: String, below folder: String) -> Bool {
        func lies(_ file: String, below folder: String) -> Bool {
            file.hasPrefix(folder == "/" ? folder : folder + "/")
        }
        let plain = URL(fileURLWithPath: path).standardizedFileURL.path
        guard lies(plain, below: URL(fileURLWithPath: folder).standardizedFileURL.path) else { return false }
        // What is not there leads nowhere.
        guard let real = real(path), let realFolder = self.real(folder) else { return true }
        return lies(real, below: realFolder)
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    // MARK: Looking upwards

    private mutating func found(_ names: [String], from path: String) -> String? {
        let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
        let memo = names.joined(separator: "|") + "|" + folder
        if let known = nearest[memo] { return known }
        var place = URL(fileURLWithPath: folder)
        var result: String?
        while true {
            if let name = names.first(where: {
                ConfigurationFinder.isThere(place.appendingPathComponent($0).path)
            }) {
                result = ConfigurationFinder.shown(place.appendingPathComponent(name).path)
                break
            }
            guard place.pathComponents.count > 1 else { break }
            place.deleteLastPathComponent()
        }
        nearest[memo] = .some(result)
        return result
    }

    /// Whether anything bears the name, a folder and a link that leads nowhere too: what an institution
    /// decided must not be passed over because it cannot be read.
    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// As people would name it: relative where it is below the current folder.
    private static func shown(_ path: String) -> String {
        let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let relative = FindingIdentity.relative(path, to: current)
        return relative.hasPrefix("..") ? path : relative
    }
}
