#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system's calls for sockets. None of them waits.
enum Sockets {
    enum Outcome: Equatable {
        /// So many bytes went through.
        case done(Int)
        /// Not now.
        case wouldWait
        /// The other side is gone.
        case closed
    }

    /// Listens on the loopback address, which no other machine reaches.
    /// - Returns: `nil` where the port is taken.
    static func listen(port: UInt16) throws(PreviewError) -> Int32? {
        let socket = open()
        guard socket >= 0 else { throw PreviewError("open a socket", errno) }
        prepare(socket)
        var yes: Int32 = 1
        // Else the port would be taken for a minute after the preview has ended.
        _ = unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = loopback(port)
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(socket, $0, length) == 0 }
        }
        if isBound, systemListen(socket) { return socket }
        let number = errno
        close(socket)
        guard number == EADDRINUSE || number == EACCES else { throw PreviewError("listen on port \(port)", number) }
        return nil
    }

    /// The port that a listening socket was given.
    static func port(of socket: Int32) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(socket, $0, &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Takes the next connection, or `nil` where none waits or the system has no room for it.
    static func accept(_ socket: Int32) -> Int32? {
        let connection = systemAccept(socket)
        guard connection >= 0 else { return nil }
        prepare(connection)
        return connection
    }

    /// Receives what there is, at most 16 KiB, behind what `bytes` holds.
    static func receive(_ connection: Int32, into bytes: inout [UInt8]) -> Outcome {
        var outcome = Outcome.closed
        let received = unsafe [UInt8](unsafeUninitializedCapacity: 16 << 10) { buffer, count in
            let got = unsafe recv(connection, buffer.baseAddress, buffer.count, 0)
            count = max(0, got)
            outcome = got > 0 ? .done(got) : failed(got)
        }
        bytes += received
        return outcome
    }

    /// Sends as many bytes as go without waiting.
    static func send(_ connection: Int32, _ bytes: ArraySlice<UInt8>) -> Outcome {
        let sent = unsafe bytes.withUnsafeBufferPointer {
            unsafe Self.send(connection, $0.baseAddress, $0.count)
        }
        return sent >= 0 ? .done(sent) : failed(sent)
    }

    /// Tells the other side that nothing more comes; what it sends is still received.
    static func endSending(_ connection: Int32) {
        _ = shutdown(connection, Int32(SHUT_WR))
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    private static func failed(_ count: Int) -> Outcome {
        count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ? .wouldWait : .closed
    }

    private static func prepare(_ socket: Int32) {
        _ = fcntl(socket, F_SETFL, O_NONBLOCK)
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var yes: Int32 = 1
        _ = unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        #if canImport(Darwin)
            _ = unsafe setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        #if canImport(Darwin)
            address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
        #endif
        return address
    }
}

// The names that the system's calls share with the ones above.
extension Sockets {
    private static func open() -> Int32 {
        #if canImport(Glibc)
            socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket(AF_INET, SOCK_STREAM, 0)
        #endif
    }

    private static func systemListen(_ socket: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(socket, SOMAXCONN) == 0
        #elseif canImport(Musl)
            Musl.listen(socket, SOMAXCONN) == 0
        #else
            Darwin.listen(socket, SOMAXCONN) == 0
        #endif
    }

    private static func systemAccept(_ socket: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.accept(socket, nil, nil)
        #elseif canImport(Musl)
            Musl.accept(socket, nil, nil)
        #else
            Darwin.accept(socket, nil, nil)
        #endif
    }

    private static func send(_ connection: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.send(connection, start, count, Int32(MSG_NOSIGNAL))
        #elseif canImport(Musl)
            unsafe Musl.send(connection, start, count, MSG_NOSIGNAL)
        #else
            unsafe Darwin.send(connection, start, count, 0)
        #endif
    }
}
