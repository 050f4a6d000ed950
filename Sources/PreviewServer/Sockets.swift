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
            close(first)
            throw error
        }
        do {
            // A machine without IPv6 has no such address, and nobody looks for anything there.
            guard let second = try listen(.version6, port: port) else {
                close(first)
                return []
            }
            return [first, second]
        } catch {
            return [first]
        }
    }

    /// - Returns: `nil` where the port is taken.
    private static func listen(_ loopback: Loopback, port: UInt16) throws(PreviewError) -> Int32? {
        let socket = open(loopback == .version4 ? AF_INET : AF_INET6)
        guard socket >= 0 else { throw PreviewError("open a socket", errno) }
        guard prepare(socket) else {
            let number = errno
            close(socket)
            throw PreviewError("open a socket", number)
        }
        // Else the port would be taken for a minute after the preview has ended.
        turnOn(SO_REUSEADDR, of: SOL_SOCKET, socket)
        if loopback == .version6 { turnOn(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), socket) }
        if bind(socket, to: loopback, port: port), systemListen(socket) { return socket }
        let number = errno
        close(socket)
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
            close(connection)
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
        close(connection)
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

    /// - Returns: whether nothing waits for the socket, and no other program gets it.
    private static func prepare(_ socket: Int32) -> Bool {
        guard fcntl(socket, F_SETFL, O_NONBLOCK) == 0, fcntl(socket, F_SETFD, FD_CLOEXEC) == 0 else { return false }
        turnOn(TCP_NODELAY, of: Int32(IPPROTO_TCP), socket)
        #if canImport(Darwin)
            turnOn(SO_NOSIGPIPE, of: SOL_SOCKET, socket)
        #endif
        return true
    }

    // What a socket can do without: where it fails, an answer is slower, or the port taken for longer.
    private static func turnOn(_ option: Int32, of level: Int32, _ socket: Int32) {
        var yes: Int32 = 1
        _ = unsafe setsockopt(socket, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func bind(_ socket: Int32, to loopback: Loopback, port: UInt16) -> Bool {
        switch loopback {
        case .version4:
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
            #if canImport(Darwin)
                address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
            #endif
            return bind(socket, &address)
        case .version6:
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            _ = unsafe inet_pton(AF_INET6, "::1", &address.sin6_addr)
            #if canImport(Darwin)
                address.sin6_len = UInt8(MemoryLayout<sockaddr_in6>.size)
            #endif
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

// The names that the system's calls share with the ones above.
extension Sockets {
    private static func open(_ family: Int32) -> Int32 {
        #if canImport(Glibc)
            socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket(family, SOCK_STREAM, 0)
        #endif
    }

    private static func systemBind(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.bind(socket, address, length)
        #elseif canImport(Musl)
            unsafe Musl.bind(socket, address, length)
        #else
            unsafe Darwin.bind(socket, address, length)
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
