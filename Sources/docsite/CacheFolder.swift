import ArgumentParser
import Files
import Processes
import SitePipeline

#if canImport(Darwin)
    import Darwin
#endif

/// Where the program keeps what it can do without: with the user's caches, and never with what is built.
enum CacheFolder {
    /// The folder of the program in that of all caches.
    static let name = "docsite"

    /// The folder of the user's caches (XDG Base Directory Specification, `$XDG_CACHE_HOME`); there is none for who has no
    /// home.
    static var path: String? {
        let variables = Environment.variables
        // A relative path is to be ignored, says the specification.
        if let caches = variables["XDG_CACHE_HOME"], caches.hasPrefix("/") { return caches }
        guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.cache"
    }

    /// Where builds write down what they were made from. Another program, or this one compiled anew or run with another
    /// library, trusts none of it.
    static var records: SiteBuild.Records? {
        guard let path, let program, let libraries = LoadedLibraries.paths else { return nil }
        var version = Docsite.configuration.version
        for file in [program] + libraries {
            guard let stamp = FileStamp(of: file, followingLinks: true) else { return nil }
            let (changed, identity) = (stamp.changed, "\(stamp.device) \(stamp.file) \(stamp.size)")
            version += " \(file) \(identity) \(changed.seconds).\(changed.nanoseconds)"
        }
        return SiteBuild.Records(caches: path, path: name + "/builds", program: version)
    }

    /// The file that this program is.
    private static var program: String? {
        #if canImport(Darwin)
            var size = UInt32(PATH_MAX)
            var path = [CChar](repeating: 0, count: Int(size))
            guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            return try? Paths.resolved(unsafe String(cString: path))
        #else
            return Paths.target(ofLink: "/proc/self/exe")
        #endif
    }
}
