internal import CatalogReading
internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
internal import YAML

/// Reads `site.yml`.
///
/// Where a required value is missing or wrong, which is reported and forbids to build, another stands in, so that the
/// rest of the content is looked at all the same.
enum SiteConfigurationReader {
    static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> SiteConfiguration? {
        let site = YAMLMapping.read(
            file,
            "the site",
            keys: SiteKeys.all.names,
            whenEmpty: (
                .missingKey, "`site.yml` is empty", "write `title`, `description` and `base_url` into it"
            ),
            &diagnostics
        )
        guard let site else { return nil }
        let title = site.read(SiteKeys.title, &diagnostics)
        let description = site.read(SiteKeys.description, &diagnostics)
        let address = site.read(SiteKeys.baseURL, &diagnostics)
        if let address, address.value.hasPrefix(SampleText.baseURL) { diagnostics.append(unsaid(address)) }
        let baseURL = address.flatMap { readBaseURL($0, &diagnostics) }
        let movedFrom = site.read(SiteKeys.movedFrom, &diagnostics).compactMap { readBaseURL($0, &diagnostics) }
        let addresses = AddressReader.read(site, &diagnostics)
        let siteRoot = site.read(SiteKeys.siteRoot, &diagnostics).flatMap {
            readBaseURL($0, such: "links that begin with `/` lead, such as `https://www.example.com/`", &diagnostics)
        }
        let language = readLanguage(site, &diagnostics)
        let links = readLinks(site, &diagnostics)
        let fields = FieldDeclarations.read(site, &diagnostics)
        let placeholders: PlaceholderStyle? = site.word(SiteKeys.placeholders, &diagnostics)
        let errorBody = site.read(SiteKeys.errorBody, &diagnostics)
        let notes = readNotes(site, &diagnostics)
        let editURL = readEditURL(site, &diagnostics)
        let feedback = EntryLinkReader.read(site, SiteKeys.feedbackURL, &diagnostics)
        let support = EntryLinkReader.read(site, SiteKeys.supportURL, &diagnostics)
        let markdown = site.read(SiteKeys.markdown, &diagnostics)
        var configuration = SiteConfiguration(
            title: title?.value.trimmed ?? "",
            description: description?.value.trimmed ?? "",
            baseURL: baseURL ?? .unknown
        )
        configuration.language = language ?? configuration.language
        configuration.movedFrom = movedFrom
        configuration.addresses = addresses
        configuration.siteRoot = siteRoot
        configuration.links = links
        configuration.fields = fields
        configuration.placeholders = placeholders
        configuration.errorBody = errorBody
        configuration.requiresNotes = notes.required
        configuration.requiredSections = notes.sections
        configuration.editURL = editURL
        configuration.feedbackURL = feedback
        configuration.supportURL = support
        let wording = site.read(SiteKeys.wording).map { WordingReader.read($0, "`wording`", &diagnostics) } ?? []
        configuration.wording = SiteWords(wording)
        configuration.allowsUnsafeHTML = markdown?.read(MarkdownKeys.unsafeHTML, &diagnostics) ?? false
        configuration.highlightsCode = markdown?.read(MarkdownKeys.highlighting, &diagnostics) ?? true
        configuration.problemTypes = site.word(SiteKeys.problemTypes, &diagnostics) ?? .page
        configuration.data = DataSettingsReader.read(site, &diagnostics)
        return configuration
    }

    private static func readBaseURL(
        _ text: Located<String>,
        such use: String = "the site will live, such as `https://docs.example.com/api/`",
        _ diagnostics: inout [Diagnostic]
    ) -> BaseURL? {
        if let url = BaseURL(text.value) { return url }
        let (reason, cure) = BaseAddressFault.reason(of: text.value)
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "the address of a site must be absolute, without query and fragment, and this \(reason)",
                at: text.range,
                help: cure.map { "write `\($0)`" } ?? "write where \(use)"
            )
        )
        return nil
    }

    private static func unsaid(_ address: Located<String>) -> Diagnostic {
        Diagnostic(
            .placeholderText,
            "nobody has said yet where the site will live",
            at: address.range,
            help: "write its address there, such as `https://docs.example.com/errors/`, or name it with `--base-url`"
        )
    }

    private static func readLanguage(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> String? {
        guard let text = site.read(SiteKeys.language, &diagnostics) else { return nil }
        // No language has a name of more letters.
        if let tag = LanguageTag(text.value), tag.language.utf8.count <= 3 { return text.value }
        let hyphenated = text.value.replacing("_", with: "-")
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`language` must be a language tag (BCP 47)",
                at: text.range,
                help: hyphenated != text.value && LanguageTag(hyphenated) != nil
                    ? "write `\(hyphenated)`"
                    : "write a tag such as `en`, `pt-BR` or `az-Arab`: language, script, region"
            )
        )
        return nil
    }

    private static func readLinks(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> [String: String] {
        guard let node = site.read(SiteKeys.links) else { return [:] }
        guard case .mapping(let pairs) = node.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    "`links` must be a mapping of names to addresses, and this is \(node.kind)",
                    at: node.range,
                    help: "write `name: https://…` lines below it"
                )
            )
            return [:]
        }
        var links: [String: String] = [:]
        var places: [String: SourceRange] = [:]
        for pair in pairs {
            guard case .scalar(let name) = pair.key.content, case .scalar(let address) = pair.value.content else {
                diagnostics.append(noText(pair.value))
                continue
            }
            let folded = name.text.lowercased()
            if let first = places[folded] {
                diagnostics.append(secondLink(name, first))
                continue
            }
            places[folded] = name.range
            guard let fault = ExternalAddress.fault(of: address.text) else {
                links[name.text] = address.text
                continue
            }
            diagnostics.append(badLink(name, address, fault))
            // The texts that name it are as they should be.
            links[name.text] = BaseURL.unknown.absolute
        }
        return links
    }

    private static func noText(_ value: YAMLNode) -> Diagnostic {
        Diagnostic(
            .wrongType,
            "a named link must be a text",
            at: value.range,
            help: "write `name: https://…`"
        )
    }

    private static func secondLink(_ name: YAMLScalar, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            .duplicateKey,
            "the link `\(name.text)` is named twice",
            at: name.range,
            related: [("it is named here first", first)],
            help: "keep one of the two; letter case makes no difference"
        )
    }

    private static func badLink(_ name: YAMLScalar, _ address: YAMLScalar, _ fault: String) -> Diagnostic {
        Diagnostic(
            .invalidValue,
            "the link `\(name.text)` \(fault)",
            at: address.range,
            help: ExternalAddress.withScheme(address.text).map { "write `\($0)`" }
                ?? "write an absolute address such as `https://docs.example.com/page`"
        )
    }

    private static func readNotes(
        _ site: YAMLMapping,
        _ diagnostics: inout [Diagnostic]
    ) -> (required: Bool, sections: [String]) {
        guard let notes = site.read(SiteKeys.notes, &diagnostics) else { return (false, []) }
        let required = notes.read(NoteRuleKeys.required, &diagnostics) ?? false
        var sections: [String] = []
        for section in notes.read(NoteRuleKeys.sections, &diagnostics) {
            if let fault = SectionName.fault(of: section) {
                diagnostics.append(fault)
            } else if !sections.contains(section.value) {
                sections.append(section.value)
            }
        }
        return (required, sections)
    }

    private static func readEditURL(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> String? {
        guard let url = site.read(SiteKeys.editURL, &diagnostics) else { return nil }
        if let fault = ExternalAddress.fault(of: url.value.replacing("{path}", with: "path")) {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "`edit_url` \(fault)",
                    at: url.range,
                    help: "write an address such as `https://git.example.com/docs/edit/main/{path}`"
                )
            )
            return nil
        }
        guard url.value.contains("{path}") else {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "`edit_url` has no `{path}`",
                    at: url.range,
                    help: "write `{path}` where the path of a page's source belongs"
                )
            )
            return nil
        }
        return url.value
    }
}
