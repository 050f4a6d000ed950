#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What lies in a folder and in the folders within, in one order on every machine.
package struct FolderListing: Sendable {
    package struct Item: Sendable {
        package enum Kind: Sendable, Equatable {
            case file
            /// A symbolic link that leads nowhere, in a circle, out of the folder that is listed, or to a folder.
            case link(LinkFault)
            /// A pipe, a socket or a device.
            case special
            /// A folder that cannot be listed, or what cannot be looked at, and why.
            case unreadable(String)
            /// A name that is not UTF-8; the path has U+FFFD in place of what is wrong.
            case misnamed
        }

        package enum LinkFault: Sendable {
            case leadsNowhere
            case leadsOutside
            case leadsToFolder
        }

        /// The path in the listed folder, with `/` between its parts.
        package let path: String
        package let kind: Kind
    }

    /// By path. Folders are not among them, unless they cannot be listed.
    package let items: [Item]
    /// The paths of the folders within, sorted.
    package let folders: [String]

    /// Lists a folder.
    /// - Throws: where the folder itself cannot be listed.
    package init(of root: String) throws(FileError) {
        let home = try Paths.resolved(root)
        var items: [Item] = []
        var folders: [String] = []
        var pending = [""]
        while let folder = pending.popLast() {
            let entries: [Entry]
            do {
                entries = try Self.entries(of: folder.isEmpty ? root : "\(root)/\(folder)")
            } catch {
                guard !folder.isEmpty else { throw error }
                // Unless it was removed since the folder that held it was listed. One whose path is too long is there.
                if !error.isAbsent { items.append(Item(path: folder, kind: .unreadable(error.reason))) }
                continue
            }
            // By name first: that costs half of sorting whole paths, which are in order then but for a few.
            for entry in entries.sorted(by: { $0.name < $1.name }) {
                let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
                guard entry.isValid else {
                    items.append(Item(path: path, kind: .misnamed))
                    continue
                }
                switch Self.found(entry, at: "\(root)/\(path)", within: home) {
                case .folder:
                    folders.append(path)
                    pending.append(path)
                case .item(let kind): items.append(Item(path: path, kind: kind))
                case .nothing: continue
                }
            }
        }
        self.items = items.sorted { $0.path < $1.path }
        self.folders = folders.sorted()
    }

    private enum Found {
        case folder
        case item(Item.Kind)
        /// It was removed since its folder was listed.
        case nothing
    }

    private static func found(_ entry: Entry, at path: String, within home: String) -> Found {
        do throws(FileError) {
            let kind = if let kind = entry.kind { kind } else { try Paths.kind(ofExisting: path) }
            return switch kind {
            case .folder: .folder
            case .file: .item(.file)
            case .link: .item(try followed(path, within: home))
            case .special: .item(.special)
            }
        } catch {
            return error.isAbsent ? .nothing : .item(.unreadable(error.reason))
        }
    }

    private static func followed(_ link: String, within home: String) throws(FileError) -> Item.Kind {
        let target: String
        do {
            target = try Paths.resolved(link)
        } catch {
            guard error.isMissing else { throw error }
            return .link(.leadsNowhere)
        }
        guard target.hasPrefix(home + "/") else { return .link(.leadsOutside) }
        return switch try Paths.kind(of: target) {
        case .file: .file
        case .folder: .link(.leadsToFolder)
        case .special, .link, nil: .link(.leadsNowhere)
        }
    }

    /// The names in a folder, in no order that matters.
    package static func names(in folder: String) throws(FileError) -> [String] {
        try entries(of: folder).map(\.name)
    }

    private struct Entry {
        let name: String
        /// Whether the name is UTF-8.
        let isValid: Bool
        /// What it is, where the file system says so along with the name: then it need not be asked again for each file.
        let kind: Paths.Kind?
    }

    private static func entries(of folder: String) throws(FileError) -> [Entry] {
        guard let stream = unsafe opendir(folder) else { throw FileError("list", folder, errno: errno) }
        defer { _ = unsafe closedir(stream) }
        var entries: [Entry] = []
        while true {
            // The end and a failure look the same but for this.
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                let number = errno
                guard number == 0 else { throw FileError("list", folder, errno: number) }
                return entries
            }
            let kind: Paths.Kind? =
                switch unsafe Int(entry.pointee.d_type) {
                case Int(DT_REG): .file
                case Int(DT_DIR): .folder
                default: nil
                }
            let found = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    let valid = unsafe String(validatingCString: $0)
                    return unsafe Entry(name: valid ?? String(cString: $0), isValid: valid != nil, kind: kind)
                }
            }
            if found.name != ".", found.name != ".." { entries.append(found) }
        }
    }
}
