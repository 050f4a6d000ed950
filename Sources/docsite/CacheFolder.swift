import ArgumentParser
import Files
import Foundation
import SitePipeline

/// Where the program keeps what it can do without: with the user's caches, and never with what is built.
enum CacheFolder {
    /// The folder (XDG Base Directory Specification, `$XDG_CACHE_HOME`).
    static var path: String {
        let environment = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"] ?? ""
        // A relative path is to be ignored, says the specification.
        let caches =
            environment.hasPrefix("/")
            ? environment : FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache").path
        return caches + "/docsite"
    }

    /// Where builds write down what they were made from. Another program, or this one compiled anew, trusts none of it.
    static var records: SiteBuild.Records? {
        guard let program = Bundle.main.executablePath,
            let stamp = FileStamp(of: program, followingLinks: true)
        else { return nil }
        let version = "\(Docsite.configuration.version) \(program) \(stamp)"
        return SiteBuild.Records(folder: path + "/builds", program: version)
    }
}
