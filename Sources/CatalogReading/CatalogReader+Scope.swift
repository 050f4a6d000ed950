internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import YAML

extension CatalogReader {
    /// What tells codes apart is held to their form.
    mutating func scope(_ key: Key<Located<String>>, of mapping: YAMLMapping) -> Located<ErrorCode>? {
        guard let text = mapping.read(key, &diagnostics) else { return nil }
        if let scope = ErrorCode(text.value) { return text.map { _ in scope } }
        let name = String(text.value.map { $0.isWhitespace ? "-" : $0 })
        let isFit = ErrorCode(name) != nil
        diagnostics.append(
            Self.invalid("a scope", text, help: isFit ? "write a short name, such as `\(name)`" : "write a short name")
        )
        // What refers to its entries means the scope as it is seen.
        return (ErrorCode(Self.seen(of: text)) ?? ErrorCode(name)).map { scope in text.map { _ in scope } }
    }
}
