import Foundation
import PackagePlugin

/// Puts the files of `theme/` into the program, so that `docsite` works in a folder that has none.
@main
struct EmbedTheme: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let theme = context.package.directoryURL.appending(path: "theme")
        let output = context.pluginWorkDirectoryURL.appending(path: "DefaultTheme+Files.swift")
        let files = FileManager.default.enumerator(at: theme, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
        guard let files, !files.isEmpty else { throw MissingTheme(description: "there is no theme in \(theme.path)") }
        return [
            .buildCommand(
                displayName: "Embedding theme/",
                executable: try context.tool(named: "embed-theme").url,
                arguments: [theme.path, output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}

struct MissingTheme: Error, CustomStringConvertible {
    let description: String
}
