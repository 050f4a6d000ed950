#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A pipe to or from another program. Its ends are closed in all programs that are started, but for those that they are
/// given to.
package struct Pipe: ~Copyable {
    package private(set) var reading: Int32
    package private(set) var writing: Int32

    /// Makes a pipe; there is none where the system has no more descriptors.
    package init?() {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            // A pair of sockets, as Swift's module of glibc lacks `pipe2`: no other thread may start a program before its
            // ends are marked.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        #elseif canImport(Musl)
            guard unsafe socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, &ends) == 0 else { return nil }
        #else
            guard unsafe pipe(&ends) == 0 else { return nil }
        #endif
        (reading, writing) = (ends[0], ends[1])
        #if canImport(Darwin)
            guard ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else { return nil }
        #endif
    }

    deinit {
        if reading >= 0 { close(reading) }
        if writing >= 0 { close(writing) }
    }

    /// Puts a text into the pipe before anybody reads from it.
    /// - Returns: whether all of it had room.
    package func fill(with text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard fcntl(writing, F_SETFL, O_NONBLOCK) == 0 else { return false }
        return unsafe bytes.withUnsafeBytes { unsafe write(writing, $0.baseAddress, $0.count) } == bytes.count
    }

    /// Takes one end away from this program, so that whoever is at the other learns that nothing more comes.
    package mutating func closeWriting() {
        close(writing)
        writing = -1
    }

    /// What comes out of the pipe until its other end is closed.
    /// - Parameters:
    ///   - limit: the most bytes that are taken.
    ///   - time: how long it may take.
    /// - Returns: the bytes; `nil` where it took longer, there were more, or the system refused.
    package func bytes(atMost limit: Int, within time: Duration) -> [UInt8]? {
        let deadline = ContinuousClock.now + time
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while bytes.count <= limit {
            let rest = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard rest > 0 else { return nil }
            var wish = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&wish, 1, Int32(rest.rounded(.up)))
            if ready == 0 || ready < 0 && errno == EINTR { continue }
            guard ready > 0 else { return nil }
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
        return nil
    }
}
