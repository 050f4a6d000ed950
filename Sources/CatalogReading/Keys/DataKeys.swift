package import SiteModel
package import YAML

/// The keys of `data` in `site.yml`.
package enum DataKeys {
    package static let classes = DataSettings.Class.allCases.map { one in
        (one, Key.flag(one.rawValue, one.about))
    }

    package static let all = SchemaKeys(classes.map(\.1))
}
