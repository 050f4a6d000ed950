package import Diagnostics
internal import SiteModel

/// Follows each template as the renderer will, and reports names that stand for nothing: Mustache would render them
/// as nothing, and nobody would notice.
package struct TemplateCheck {
    /// What names are looked up in.
    private enum Scope {
        case shape(TemplateVocabulary.Shape)
        case assets
        /// Things by the names that the site declares.
        case named(TemplateVocabulary.Shape)
        /// What has no names, and is called `.`.
        case item(TemplateVocabulary.Kind)
    }

    /// How many tags a page's template may have in all, with those of its partials each time that they are named:
    /// partials that name others twice would double them at every step.
    private static let mostTags = 100_000
    /// How many bytes a page's template may have in all, counted in the same way.
    private static let mostBytes = 16 << 20

    let root: String
    let templates: [String: ScannedTemplate]
    private let vocabulary: TemplateVocabulary
    /// The variables of the theme's assets.
    private let assets: [String]
    private let assetNames: TemplateNames
    /// The names of fields that the site declares, `nil` where they are not known.
    private let fields: [String]?
    private let words: Words
    let standsAlone: SourceRange?

    /// - Parameters:
    ///   - root: the theme folder, as it is called in reports.
    ///   - templates: the theme's templates by name.
    ///   - vocabulary: what they may name.
    ///   - assets: the variables of the theme's assets.
    ///   - fields: the names of fields that the site declares, `nil` where they are not known.
    ///   - words: the words of the program.
    ///   - standsAlone: where the theme says that it inherits nothing, if it does.
    package init(
        root: String,
        templates: [String: ScannedTemplate],
        vocabulary: TemplateVocabulary,
        assets: [String],
        fields: [String]?,
        words: Words,
        standsAlone: SourceRange? = nil
    ) {
        self.standsAlone = standsAlone
        self.root = root
        self.templates = templates
        self.vocabulary = vocabulary
        self.words = words
        self.assets = assets
        self.fields = fields
        assetNames = TemplateNames(assets.map { TemplateName($0) })
    }

    package func check() -> [Diagnostic] {
        var findings = Findings()
        // A theme that was made for a site without operations lacks nothing.
        for kind in PageKind.allCases where !PageKind.ofOperations.contains(kind) || templates[kind.rawValue] != nil {
            checkPage(kind.rawValue, [vocabulary.shape(of: kind), vocabulary.pages], &findings)
        }
        checkPage(TemplateVocabulary.navigationTemplate, [vocabulary.navigation, vocabulary.common], &findings)
        findings.add(faults(missing: findings.missing.sorted()))
        return findings.diagnostics
    }

    /// What following partials adds up to for one page.
    private struct Expansion {
        private var tags = 0
        private var bytes = 0
        /// Whether it was told that this is too much.
        var isRefused = false

        var isTooLarge: Bool { tags > TemplateCheck.mostTags || bytes > TemplateCheck.mostBytes }

        mutating func add(_ template: ScannedTemplate) {
            tags += template.tags.count
            bytes += template.file.text.utf8.count
        }
    }

    private struct Findings {
        var diagnostics: [Diagnostic] = []
        var expansion = Expansion()
        /// The templates that pages are made with and the theme does not have.
        var missing: [String] = []
        private var places: Set<String> = []

        mutating func add(_ diagnostics: [Diagnostic]) {
            for diagnostic in diagnostics { add(diagnostic) }
        }

        /// A partial is followed from every page that names it; a fault in it is told once.
        mutating func add(_ diagnostic: Diagnostic) {
            let place = "\(diagnostic.range.file.path):\(diagnostic.range.bounds)"
            if places.insert(place).inserted { diagnostics.append(diagnostic) }
        }
    }

    /// That a theme lacks a template.
    package static func missing(_ name: String, in root: String) -> Diagnostic {
        Diagnostic(
            .missingTemplate,
            "the theme has no template `\(name)`",
            at: SourceFile(unread: "\(root)/templates/\(name).mustache").whole,
            help: "write templates/\(name).mustache into the theme"
        )
    }

    private func checkPage(_ name: String, _ shapes: [TemplateVocabulary.Shape], _ findings: inout Findings) {
        guard let template = templates[name] else {
            findings.missing.append(name)
            return
        }
        findings.expansion = Expansion()
        follow(template, scopes: shapes.map(Scope.shape), partials: [name], depth: 0, &findings)
    }

    /// Goes through a template that stands in `depth` partials, and sections of the templates that name them.
    private func follow(
        _ template: ScannedTemplate,
        scopes: [Scope],
        partials: [String],
        depth: Int,
        _ findings: inout Findings
    ) {
        var scopes = scopes
        // An inverted section, and a section of a text or a flag, has no names of its own.
        var sections: [Bool] = []
        // What is in a word is followed in the word's place: it has the names that are there.
        let check = TemplateWordCheck(template, words)
        findings.add(check.diagnostics)
        for (index, tag) in template.tags.enumerated() where !check.isPartOfWord(index) {
            switch tag.kind {
            case .variable, .unescaped:
                guard let value = lookUp(tag, in: scopes, &findings) else { continue }
                checkUse(of: value, in: tag, &findings)
            case .inverted:
                _ = lookUp(tag, in: scopes, &findings)
                sections.append(false)
            case .section:
                switch lookUp(tag, in: scopes, &findings) {
                case .object(let shape), .list(.object(let shape)):
                    scopes.append(.shape(shape))
                    sections.append(true)
                case .assets:
                    scopes.append(.assets)
                    sections.append(true)
                case .named(let shape):
                    scopes.append(.named(shape))
                    sections.append(true)
                case .list(let item):
                    scopes.append(.item(item))
                    sections.append(true)
                case .text, .html:
                    scopes.append(.item(.text))
                    sections.append(true)
                case .flag, nil:
                    sections.append(false)
                }
            case .end:
                if sections.popLast() == true { scopes.removeLast() }
            case .partial:
                followPartial(tag, scopes: scopes, partials: partials, depth: depth + sections.count + 1, &findings)
            case .comment:
                break
            }
        }
    }

    private func followPartial(
        _ tag: ScannedTemplate.Tag,
        scopes: [Scope],
        partials: [String],
        depth: Int,
        _ findings: inout Findings
    ) {
        guard let partial = templates[tag.name] else {
            findings.add(unknownPartial(tag))
            return
        }
        guard !partials.contains(tag.name) else {
            findings.add(
                Diagnostic(
                    .templateSyntax,
                    "the template `\(tag.name)` would contain itself",
                    at: tag.range,
                    help: "remove this partial"
                )
            )
            return
        }
        guard isAffordable(partial, tag, depth: depth, &findings) else { return }
        follow(partial, scopes: scopes, partials: partials + [tag.name], depth: depth, &findings)
    }

    /// Whether a partial can be followed, and so be rendered, within bounds. Told once for a page.
    private func isAffordable(
        _ partial: ScannedTemplate,
        _ tag: ScannedTemplate.Tag,
        depth: Int,
        _ findings: inout Findings
    ) -> Bool {
        findings.expansion.add(partial)
        let isTooDeep = depth > ScannedTemplate.mostNesting
        guard isTooDeep || findings.expansion.isTooLarge else { return true }
        guard !findings.expansion.isRefused else { return false }
        findings.expansion.isRefused = true
        findings.add(
            Diagnostic(
                .templateSyntax,
                isTooDeep
                    ? "partials and sections are nested more than \(ScannedTemplate.mostNesting) deep here"
                    : "with its partials the template has more than \(Self.mostTags) tags or \(Self.mostBytes) bytes",
                at: tag.range,
                help: "name the partial fewer times, or in fewer templates that are partials themselves"
            )
        )
        return false
    }

    private func lookUp(
        _ tag: ScannedTemplate.Tag,
        in scopes: [Scope],
        _ findings: inout Findings
    ) -> TemplateVocabulary.Kind? {
        if tag.name == "." {
            if case .item(let kind) = scopes.last { return kind }
            return .text
        }
        var searched = scopes
        var found: TemplateVocabulary.Kind?
        for (index, part) in tag.parts.enumerated() {
            guard let value = value(of: part, in: searched) else {
                let known = searched.flatMap(names).sorted()
                let part = String(tag.name.split(separator: ".")[index])
                let holders = index == 0 ? holders(of: part, in: searched) : []
                report(unknown: part, in: tag, known: known, holders, &findings)
                return nil
            }
            found = value
            switch value {
            case .object(let shape): searched = [.shape(shape)]
            case .assets: searched = [.assets]
            case .named(let shape): searched = [.named(shape)]
            case .text, .html, .flag, .list: searched = []
            }
        }
        return found
    }

    /// What is called so in the innermost scope that knows the name.
    private func value(of name: TemplateName, in scopes: [Scope]) -> TemplateVocabulary.Kind? {
        for scope in scopes.reversed() {
            switch scope {
            case .shape(let shape): if let kind = shape[name] { return kind }
            case .assets: if assetNames.index(of: name) != nil { return .text }
            case .named(let shape):
                if fields?.contains(where: { TemplateName($0) == name }) ?? true { return .object(shape) }
            case .item: break
            }
        }
        return nil
    }

    private func names(in scope: Scope) -> [String] {
        switch scope {
        case .shape(let shape): shape.variables.map(\.name)
        case .assets: Array(Set(assets))
        case .named: fields ?? []
        case .item: ["."]
        }
    }

    /// What has a part of a name, as `page` has `title`, written as it is named there.
    private func holders(of name: String, in scopes: [Scope]) -> [String] {
        scopes.flatMap { scope -> [String] in
            guard case .shape(let shape) = scope else { return [] }
            return shape.variables.compactMap { variable in
                guard case .object(let part) = variable.kind, part[TemplateName(name)] != nil else { return nil }
                return "\(variable.name).\(name)"
            }
        }
    }

    private func report(
        unknown name: String,
        in tag: ScannedTemplate.Tag,
        known: [String],
        _ holders: [String],
        _ findings: inout Findings
    ) {
        let isAsset = tag.name.hasPrefix("assets.")
        let list = known.prefix(20).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 20 ? " …" : "")
        findings.add(
            Diagnostic(
                isAsset ? .unknownAsset : .unknownVariable,
                isAsset ? "the theme has no asset that `\(name)` names" : "nothing is called `\(name)` here",
                at: tag.range,
                guess: Guess(
                    { (holders.first ?? SimilarNames.nearest(to: name, among: known)).map { "did you mean `\($0)`?" } },
                    otherwise: known.isEmpty
                        ? "`\(tag.name)` stands for a text, which has no parts" : "the names are \(list)"
                )
            )
        )
    }

    private func checkUse(
        of value: TemplateVocabulary.Kind,
        in tag: ScannedTemplate.Tag,
        _ findings: inout Findings
    ) {
        let headline: String
        let help: String
        switch (value, tag.kind) {
        case (.text, .variable), (.html, .unescaped):
            return
        case (.text, _):
            headline = "`\(tag.name)` is a text, and would not be escaped here"
            help = "write `{{\(tag.name)}}`"
        case (.html, _):
            headline = "`\(tag.name)` is HTML, and would be escaped here"
            help = "write `{{{\(tag.name)}}}`"
        case (.flag, _), (.list, _), (.object, _), (.assets, _), (.named, _):
            headline = "`\(tag.name)` is no text"
            help = "write a section: `{{#\(tag.name)}}…{{/\(tag.name)}}`"
        }
        findings.add(Diagnostic(.unknownVariable, headline, at: tag.range, help: help))
    }
}
