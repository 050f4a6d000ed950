import ArgumentParser

/// What a build may take away though it was published.
enum DroppedClass: String, ExpressibleByArgument, CaseIterable {
    /// Files for programs.
    case data
}
