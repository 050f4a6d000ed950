#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Where a program speaks.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Hands a text on, however slowly it is taken.
    /// - Throws: where nobody takes it, or there is no room for it.
    package func write(_ text: String) throws(FileError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Self.write(rawValue, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            // Another program that shares the stream may have asked not to wait.
            case EAGAIN where waitForRoom(): continue
            case let number: throw FileError("write to", "standard \(self)", errno: number)
            }
        }
    }

    private func waitForRoom() -> Bool {
        var wish = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&wish, 1, -1) >= 0 || errno == EINTR
    }

    private static func write(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, start, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, start, count)
        #else
            unsafe Darwin.write(descriptor, start, count)
        #endif
    }
}
