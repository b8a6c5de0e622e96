import KobanSettings

/// What institutions decided about the documents of a run.
enum DocumentSettings {
    /// The settings of each input.
    ///
    /// A configuration that cannot be used ends the process with status 2 before anything is
    /// checked: a report by other rules than the institution's would mislead.
    static func settings<Input, Settings>(
        of inputs: [Input], _ read: (Input) throws(ConfigurationError) -> Settings
    ) -> [Settings] {
        do {
            return try ConfigurationError.collecting(for: inputs, read)
        } catch {
            for problem in error.problems { StandardError.write("koban: \(problem)") }
            endProcess(2)
        }
    }
}
