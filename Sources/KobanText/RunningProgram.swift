import Foundation

/// The program as it runs.
public enum RunningProgram {
    /// The SHA-256 of its file: two builds are never taken for one, whatever their version says.
    /// Nil where the system does not tell where the program lies.
    ///
    /// Taken once: a file that is put in its place while it runs is not what runs.
    public static let digest: String? = ["/proc/self/exe", Bundle.main.executablePath ?? ""].lazy
        .compactMap { ContentDigest.sha256(ofFile: $0) }.first
}
