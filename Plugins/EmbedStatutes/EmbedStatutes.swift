import Foundation
import PackagePlugin

/// Makes a Swift source of the files in statutes/, so that the program carries its data.
@main
struct EmbedStatutes: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appendingPathComponent("statutes")
        let folders = [folder, folder.appendingPathComponent("decisions")]
        let files = try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "csv" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        }
        let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedStatutes.swift")
        return [
            .buildCommand(
                displayName: "Embedding the statute data",
                executable: try context.tool(named: "embed-statutes").url,
                arguments: [output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}
