internal import CatalogReading
internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
internal import YAML

/// Reads `addresses` of `site.yml`: where pages lie.
enum AddressReader {
    static func read(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> SiteAddresses {
        var addresses = SiteAddresses()
        guard let mapping = site.read(SiteKeys.addresses, &diagnostics) else { return addresses }
        if let entry = pattern(AddressKeys.entry, in: mapping, with: AddressPattern.Placeholder.ofEntries, &diagnostics)
        {
            addresses.entry = entry.value
            addresses.places[AddressKeys.entry.name] = entry.range
        }
        if let group = pattern(AddressKeys.group, in: mapping, with: AddressPattern.Placeholder.ofGroups, &diagnostics)
        {
            addresses.group = group.value
            addresses.places[AddressKeys.group.name] = group.range
        }
        if let errors = pattern(AddressKeys.errors, in: mapping, with: [], &diagnostics) {
            addresses.errors = SitePath(address: errors.value.text)
            addresses.places[AddressKeys.errors.name] = errors.range
        }
        return addresses
    }

    private static func pattern(
        _ key: Key<Located<String>>,
        in mapping: YAMLMapping,
        with placeholders: [AddressPattern.Placeholder],
        _ diagnostics: inout [Diagnostic]
    ) -> Located<AddressPattern>? {
        // The front page has an empty address.
        if placeholders.isEmpty, case .scalar(let scalar)? = mapping.node(key.name)?.content, scalar.text.isEmpty {
            return nil
        }
        guard let text = mapping.read(key, &diagnostics) else { return nil }
        do {
            return Located(try AddressPattern(text.value, with: placeholders), at: text.range)
        } catch {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "the address in `\(key.name)` \(error.headline)",
                    at: text.range,
                    help: error.help
                )
            )
            return nil
        }
    }
}
