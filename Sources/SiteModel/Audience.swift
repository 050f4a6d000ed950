package import Diagnostics
package import SitePaths

/// For whom a site is made.
package enum Audience: String, CaseIterable, Sendable {
    /// It is public.
    case everyone = "public"
    /// Those who may read what is internal as well.
    case `internal`

    /// The file that says of a folder that what lies there is not public.
    package static let internalMark = ".docsite-internal"
}

/// For whom a content is, and what it lacks for that.
package struct Readership: Sendable {
    package let audience: Audience
    /// The entries that are left out, by their codes and slugs.
    package let leftOut: [String: Located<ErrorCode>]

    /// That of a content from which nothing was taken out, and which is to be shown to nobody but the public.
    package init(_ audience: Audience = .everyone, leavingOut leftOut: [String: Located<ErrorCode>] = [:]) {
        self.audience = audience
        self.leftOut = leftOut
    }
}
