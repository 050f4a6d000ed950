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

    enum Accepted: Equatable {
        case connection(Int32)
        /// Nobody waits.
        case nobody
        /// Somebody waits, and the process may open no more descriptors, or the system has no memory for them.
        case noRoom
    }

    /// One of the two loopback addresses. A browser asks for `localhost` at either.
    private enum Loopback {
        case version4
        case version6
    }

    /// Listens on the loopback addresses, which no other machine reaches.
    /// - Parameter port: the port; 0 for any.
    /// - Returns: a socket for each address that this machine has; none where the port is taken at one of them.
    /// - Throws: where the system refuses for another reason.
    static func listen(port: UInt16) throws(PreviewError) -> [Int32] {
        guard let first = try listen(.version4, port: port) else { return [] }
        let port: UInt16
        do {
            port = try self.port(of: first)
        } catch {
            Self.close(first)
            throw error
        }
        do {
            // A machine without IPv6 has no such address, and nobody looks for anything there.
            guard let second = try listen(.version6, port: port) else {
                Self.close(first)
                return []
            }
            return [first, second]
        } catch {
            return [first]
        }
    }

    /// - Returns: `nil` where the port is taken.
    private static func listen(_ loopback: Loopback, port: UInt16) throws(PreviewError) -> Int32? {
        let socket = Self.open(loopback == .version4 ? AF_INET : AF_INET6)
        guard socket >= 0 else { throw PreviewError("open a socket", errno) }
        guard prepare(socket) else {
            let number = errno
            Self.close(socket)
            throw PreviewError("open a socket", number)
        }
        // Else the port would be taken for a minute after the preview has ended.
        turnOn(SO_REUSEADDR, of: SOL_SOCKET, socket)
        if loopback == .version6 { turnOn(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), socket) }
        if bind(socket, to: loopback, port: port), systemListen(socket) { return socket }
        let number = errno
        Self.close(socket)
        guard number == EADDRINUSE else { throw PreviewError("listen on port \(port)", number) }
        return nil
    }

    /// The port that a listening socket was given.
    /// - Throws: where the system does not say.
    static func port(of socket: Int32) throws(PreviewError) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(socket, $0, &length)
            }
        }
        guard result == 0 else { throw PreviewError("ask for the port", errno) }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Takes the next connection.
    static func accept(_ socket: Int32) -> Accepted {
        let connection = systemAccept(socket)
        guard connection >= 0 else {
            return [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) ? .noRoom : .nobody
        }
        // One that could wait would hold up all others.
        guard prepare(connection) else {
            Self.close(connection)
            return .nobody
        }
        return .connection(connection)
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

    /// Ends a connection. Closing alone would not tell the other side while a thread waits for it in `poll`.
    static func end(_ connection: Int32) {
        _ = shutdown(connection, Int32(SHUT_RDWR))
        Self.close(connection)
    }

    private static func failed(_ count: Int) -> Outcome {
        count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ? .wouldWait : .closed
    }

    /// - Returns: whether nothing waits for the socket, and no other program gets it.
    private static func prepare(_ socket: Int32) -> Bool {
        guard fcntl(socket, F_SETFL, O_NONBLOCK) == 0, fcntl(socket, F_SETFD, FD_CLOEXEC) == 0 else { return false }
        turnOn(TCP_NODELAY, of: Int32(IPPROTO_TCP), socket)
        silence(socket)
        return true
    }

    // What a socket can do without: where it fails, an answer is slower, or the port taken for longer.
    static func turnOn(_ option: Int32, of level: Int32, _ socket: Int32) {
        var yes: Int32 = 1
        _ = unsafe setsockopt(socket, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func bind(_ socket: Int32, to loopback: Loopback, port: UInt16) -> Bool {
        switch loopback {
        case .version4:
            var address = version4Address(port: port)
            return bind(socket, &address)
        case .version6:
            var address = version6Address(port: port)
            return bind(socket, &address)
        }
    }

    private static func bind<Address>(_ socket: Int32, _ address: inout Address) -> Bool {
        let length = socklen_t(MemoryLayout<Address>.size)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe systemBind(socket, $0, length) == 0
            }
        }
    }
}
