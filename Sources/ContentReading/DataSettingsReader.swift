internal import CatalogReading
internal import Diagnostics
internal import SiteModel
internal import YAML

/// Reads `data` of `site.yml`: what is published for programs. All of it is, unless the site says otherwise.
enum DataSettingsReader {
    static func read(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> DataSettings {
        var settings = DataSettings()
        guard let mapping = site.read(SiteKeys.data, &diagnostics) else { return settings }
        for (one, key) in DataKeys.classes where mapping.read(key, &diagnostics) == false {
            settings.published.remove(one)
        }
        return settings
    }
}
