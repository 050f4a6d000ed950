internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Tells when descriptors can be read or written: one thread waits for all of them in `poll`.
///
/// Each wish is told once and then forgotten. Wishes reach the thread through a pipe, so that nothing is shared with it
/// and nothing needs a lock.
struct Readiness: Sendable {
    enum Interest: Int32, Sendable {
        case reading
        case writing
    }

    /// The descriptors that have become ready.
    let events: AsyncThrowingStream<Int32, any Error>
    private let wishes: Int32

    init() throws(PreviewError) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw PreviewError("open a pipe", errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (events, continuation) = AsyncThrowingStream.makeStream(of: Int32.self, throwing: (any Error).self)
        self.events = events
        wishes = ends[1]
        let reading = ends[0]
        DispatchQueue(label: "docsite preview").async {
            do throws(PreviewError) {
                try Self.wait(reading, continuation)
            } catch {
                continuation.finish(throwing: error)
            }
        }
    }

    /// Asks to be told once. A wish for the same descriptor takes the place of a former one.
    func tell(when interest: Interest, of descriptor: Int32) {
        // Eight bytes go through a pipe in one piece (PIPE_BUF is 512 or more).
        let wish = [descriptor, interest.rawValue]
        // A wish that got lost would leave a browser waiting for ever. It fails only once the thread has ended, which tells.
        while unsafe wish.withUnsafeBytes({ unsafe write(wishes, $0.baseAddress, $0.count) }) < 0, errno == EINTR {}
    }

    private static func wait(
        _ wishes: Int32,
        _ continuation: AsyncThrowingStream<Int32, any Error>.Continuation
    ) throws(PreviewError) {
        var waiting = [pollfd(fd: wishes, events: Int16(POLLIN), revents: 0)]
        while true {
            guard unsafe poll(&waiting, nfds_t(waiting.count), -1) >= 0 else {
                // After Ctrl-Z and `fg`, what stands in the list is of the time before.
                if errno == EINTR { continue }
                throw PreviewError("wait for browsers", errno)
            }
            for ready in waiting.dropFirst() where ready.revents != 0 { continuation.yield(ready.fd) }
            let hasWish = waiting[0].revents != 0
            waiting[1...].removeAll { $0.revents != 0 }
            guard hasWish else { continue }
            let (descriptor, interest) = try next(wishes)
            waiting[1...].removeAll { $0.fd == descriptor }
            let events = interest == .writing ? POLLOUT : POLLIN
            waiting.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
        }
    }

    private static func next(_ wishes: Int32) throws(PreviewError) -> (descriptor: Int32, interest: Interest) {
        var wish: [Int32] = [0, 0]
        var count = 0
        repeat {
            count = unsafe wish.withUnsafeMutableBytes { unsafe read(wishes, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count == 8, let interest = Interest(rawValue: wish[1]) else {
            throw PreviewError("wait for browsers", count < 0 ? errno : EIO)
        }
        return (wish[0], interest)
    }
}
