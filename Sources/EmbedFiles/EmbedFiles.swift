import Foundation
import PackagePlugin

/// Puts the text files of a folder into the program, so that it works where they are not.
@main
struct EmbedFiles: BuildToolPlugin {
    /// The folders, by the target that gets them: each has a type of its own name, which is extended with the texts.
    private static let folders = ["DefaultTheme": "theme", "FaultManual": "docs/faults/content"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let name = Self.folders[target.name] else {
            throw MissingFiles(description: "no folder is named for the target \(target.name)")
        }
        let folder = context.package.directoryURL.appending(path: name)
        let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+Files.swift")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
        guard let files, !files.isEmpty else {
            throw MissingFiles(description: "there is no file in \(folder.path)")
        }
        return [
            .buildCommand(
                displayName: "Embedding \(name)/",
                executable: try context.tool(named: "embed-files").url,
                arguments: [target.name, folder.path, output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}

struct MissingFiles: Error, CustomStringConvertible {
    let description: String
}
