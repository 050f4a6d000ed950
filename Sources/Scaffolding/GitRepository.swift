internal import Files
internal import SourceReading

/// The repository that a folder lies in, as far as its files tell; no program is run for it.
struct GitRepository {
    /// Its top folder, an absolute path.
    let root: String
    /// Where it is on GitHub, if its remote says so.
    let home: GitHubHome?

    /// Looks for the repository around a folder; `nil` where there is none.
    /// - Parameter folder: an absolute path; the folder need not be there yet.
    /// - Throws: where the system does not say what is there.
    init?(around folder: String) throws(FileError) {
        var root = folder
        while true {
            if let configuration = try Self.configuration(of: root) {
                self.root = root
                home = FileText.read(configuration).flatMap(Self.remote).flatMap(GitHubHome.init)
                return
            }
            guard let slash = root.lastIndex(of: "/"), root != "/" else { return nil }
            root = slash == root.startIndex ? "/" : String(root[..<slash])
        }
    }

    /// The path of the configuration of the repository whose top folder this is; `nil` where it is none's.
    private static func configuration(of folder: String) throws(FileError) -> String? {
        let git = folder == "/" ? "/.git" : "\(folder)/.git"
        switch try Paths.kind(of: git) {
        case .folder, .link:
            return try Paths.kind(of: "\(git)/HEAD") == nil ? nil : "\(git)/config"
        case .file:
            // A worktree or a submodule: the file names its folder, and that of a worktree the one that all share.
            guard let target = FileText.read(git)?.trimmed.suffix(behind: "gitdir: ") else { return nil }
            let own = target.hasPrefix("/") ? target : "\(folder)/\(target)"
            guard let shared = FileText.read("\(own)/commondir")?.trimmed else { return "\(own)/config" }
            return shared.hasPrefix("/") ? "\(shared)/config" : "\(own)/\(shared)/config"
        case .special, nil: return nil
        }
    }

    /// The address of `origin`, or of the only remote (git-config, "Syntax").
    private static func remote(in configuration: String) -> String? {
        var remote: String?
        var addresses: [(name: String, address: String)] = []
        for line in configuration.split(whereSeparator: \.isNewline).map(\.trimmed) {
            if line.hasPrefix("[") {
                remote = line.suffix(behind: "[remote \"").map { String($0.prefix { $0 != "\"" }) }
            } else if let remote, let sign = line.firstIndex(of: "=") {
                guard line[..<sign].trimmed.lowercased() == "url" else { continue }
                let value = line[line.index(after: sign)...].trimmed
                addresses.append((remote, value.filter { $0 != "\"" }))
            }
        }
        let origin = addresses.first { $0.name == "origin" }
        return origin?.address ?? (addresses.count == 1 ? addresses[0].address : nil)
    }
}

/// A repository on GitHub.
struct GitHubHome {
    let owner: String
    let name: String

    /// Takes the address of a remote, in any form that git takes.
    init?(_ address: String) {
        var rest = Substring(address)
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
        } else if let colon = rest.firstIndex(of: ":") {
            // As scp writes it: `git@github.com:owner/name`.
            rest = rest[..<colon] + "/" + rest[rest.index(after: colon)...]
        }
        var parts = rest.split(separator: "/").map(String.init)
        guard parts.count >= 3 else { return nil }
        let host = parts.removeFirst().split(separator: "@").last?.prefix { $0 != ":" }.lowercased()
        guard ["github.com", "www.github.com", "ssh.github.com"].contains(host), parts.count == 2 else { return nil }
        let name = parts[1].hasSuffix(".git") ? String(parts[1].dropLast(4)) : parts[1]
        let isPlain = (parts[0] + name).utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "-._".utf8.contains(byte)
        }
        guard isPlain, !name.isEmpty, ![".", ".."].contains(name) else { return nil }
        owner = parts[0]
        self.name = name
    }

    /// Where GitHub Pages publishes it, unless it has a domain of its own.
    var pages: String {
        let host = "\(owner.lowercased()).github.io"
        return name.lowercased() == host ? "https://\(host)/" : "https://\(host)/\(name)/"
    }
}

extension String {
    fileprivate func suffix(behind prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
