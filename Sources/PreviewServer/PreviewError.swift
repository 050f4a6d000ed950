#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// That the system refused something which the preview cannot do without.
package struct PreviewError: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// Takes the reason from `errno`.
    init(_ action: String, _ number: Int32) {
        let reason = unsafe strerror(number).map { unsafe String(cString: $0).lowercased() } ?? "error \(number)"
        description = "cannot \(action): \(reason)"
    }
}
