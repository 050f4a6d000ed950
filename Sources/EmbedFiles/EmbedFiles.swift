import Foundation
import PackagePlugin

/// Puts the text files of a folder into the program, so that it works where they are not.
@main
struct EmbedFiles: BuildToolPlugin {
    /// Where the texts are, by the target that gets them, which has a type of its own name that is extended with them:
    /// the folder from which they have their names, and what of it, where it is not all.
    private static let folders: [String: (path: String, parts: [String])] = [
        "DefaultTheme": ("theme", []),
        "FaultManual": ("docs/content", ["site.yml", "catalog", "notes"]),
        "HelpTopics": ("docs/content", ["pages"]),
        "Licenses": (".", ["NOTICE", "LICENSE", "licenses"]),
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let (name, parts) = Self.folders[target.name] else {
            throw MissingFiles(description: "no folder is named for the target \(target.name)")
        }
        let folder = name == "." ? context.package.directoryURL : context.package.directoryURL.appending(path: name)
        let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+Files.swift")
        let places = parts.isEmpty ? [folder] : parts.map { folder.appending(path: $0) }
        let files = places.flatMap(Self.files)
        guard !files.isEmpty else {
            throw MissingFiles(description: "there is no file in \(folder.path)")
        }
        return [
            .buildCommand(
                displayName: "Embedding \(name == "." ? parts.joined(separator: ", ") : "\(name)/")",
                executable: try context.tool(named: "embed-files").url,
                arguments: [target.name, folder.path, output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }

    /// The files of a folder, or the one that it is.
    private static func files(of place: URL) -> [URL] {
        guard let files = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil) else { return [] }
        let urls = files.compactMap { $0 as? URL }
        return (urls.isEmpty ? [place] : urls)
            .filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
    }
}

struct MissingFiles: Error, CustomStringConvertible {
    let description: String
}
