#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the program was started with.
enum Environment {
    /// The variables.
    static var variables: [String: String] { ProcessInfo.processInfo.environment }

    /// How many cores there are to work on.
    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
