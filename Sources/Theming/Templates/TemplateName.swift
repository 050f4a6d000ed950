internal import Bytes

/// A name in a template, or one part of it between dots. A page asks for some hundred of them, so they are told apart by
/// a hash.
package struct TemplateName: Hashable, Sendable {
    let hash: UInt64

    package init(_ text: some StringProtocol) {
        hash = ByteHash.of(text)
    }
}
