#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The libraries that the system has loaded for the running program: what it makes depends on them, too.
package enum LoadedLibraries {
    /// The files that they lie in, the program's own among them; `nil` where the system does not tell.
    package static var paths: [String]? {
        #if canImport(Darwin)
            return (0..<_dyld_image_count()).compactMap { number in
                unsafe _dyld_get_image_name(number).map { unsafe String(cString: $0) }
            }
        #else
            guard let bytes = bytes(of: "/proc/self/maps") else { return nil }
            // A line for each stretch of memory: addresses, rights, offset, device, inode, and what lies there.
            let paths = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
                line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
            }
            // Not in the order of the addresses, which are others each time.
            return Set(paths).sorted()
        #endif
    }

    /// What a file says whose size the system does not tell.
    private static func bytes(of path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        // Nothing was written, so nothing can be lost here.
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += part[..<count]
        }
    }
}
