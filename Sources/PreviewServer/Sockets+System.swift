#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What differs between systems, and the names that the system's calls share with those of `Sockets`.
extension Sockets {
    /// Makes the system send no signal where nobody is left to receive.
    static func silence(_ socket: Int32) {
        // Linux is told with each send.
        #if canImport(Darwin)
            turnOn(SO_NOSIGPIPE, of: SOL_SOCKET, socket)
        #endif
    }

    static func version4Address(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        #if canImport(Darwin)
            address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
        #endif
        return address
    }

    static func version6Address(port: UInt16) -> sockaddr_in6 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        _ = unsafe inet_pton(AF_INET6, "::1", &address.sin6_addr)
        #if canImport(Darwin)
            address.sin6_len = UInt8(MemoryLayout<sockaddr_in6>.size)
        #endif
        return address
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

    static func open(_ family: Int32) -> Int32 {
        #if canImport(Glibc)
            socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket(family, SOCK_STREAM, 0)
        #endif
    }

    static func systemBind(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.bind(socket, address, length)
        #elseif canImport(Musl)
            unsafe Musl.bind(socket, address, length)
        #else
            unsafe Darwin.bind(socket, address, length)
        #endif
    }

    static func systemListen(_ socket: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(socket, SOMAXCONN) == 0
        #elseif canImport(Musl)
            Musl.listen(socket, SOMAXCONN) == 0
        #else
            Darwin.listen(socket, SOMAXCONN) == 0
        #endif
    }

    static func systemAccept(_ socket: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.accept(socket, nil, nil)
        #elseif canImport(Musl)
            Musl.accept(socket, nil, nil)
        #else
            Darwin.accept(socket, nil, nil)
        #endif
    }

    static func send(_ connection: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.send(connection, start, count, Int32(MSG_NOSIGNAL))
        #elseif canImport(Musl)
            unsafe Musl.send(connection, start, count, MSG_NOSIGNAL)
        #else
            unsafe Darwin.send(connection, start, count, 0)
        #endif
    }
}
