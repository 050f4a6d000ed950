package import Diagnostics
internal import Files
internal import SourceReading
package import Templates

/// Reads a theme: `theme.yml`, `templates/*.mustache`, `strings/*.yml` and `assets/**`, from the theme folder and from what it inherits.
package struct ThemeReader {
    private static let settings = "theme.yml"

    private let root: String
    private let inherited: [String: [UInt8]]
    private let vocabulary: TemplateVocabulary
    private let isOptional: Bool
    private let fields: [String]?
    private let wording: SiteWording
    private var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - root: the theme folder, as it is called in reports.
    ///   - inherited: the files, by their path in a theme, for whatever the folder does not have.
    ///   - vocabulary: what templates may name.
    ///   - isOptional: whether all may be inherited, and the folder be missing.
    ///   - fields: the names of fields that the site declares, `nil` where they are not known.
    ///   - wording: in which language, and with which words of its own, the site speaks.
    package init(
        root: String,
        inheriting inherited: [String: [UInt8]] = [:],
        vocabulary: TemplateVocabulary,
        isOptional: Bool = false,
        fields: [String]? = nil,
        wording: SiteWording
    ) {
        self.wording = wording
        self.fields = fields
        self.root = root
        self.vocabulary = vocabulary
        self.inherited = inherited
        self.isOptional = isOptional
    }

    /// Reads and checks everything.
    /// - Returns: the theme, sound only where there is no error among the faults; and the faults.
    package consuming func read() -> (theme: Theme, diagnostics: [Diagnostic]) {
        var files = listFiles()
        let words = readWords(files)
        let settings = readSettings(&files)
        let templates = readTemplates(files)
        let sources = files.paths(in: "assets/").map { String($0.dropFirst("assets/".count)) }
        reportSharedVariables(sources, files)
        let assets = sources.map(Theme.variable)
        let faults = TemplateCheck(
            root: root,
            templates: templates,
            vocabulary: vocabulary,
            assets: assets,
            fields: fields,
            words: words,
            standsAlone: settings.standsAlone
        )
        .check()
        diagnostics += faults
        var use = TemplateUse(of: templates)
        // A partial whose name is misspelt is told already.
        if faults.isEmpty, !templates.values.contains(where: \.isUnreadable) { reportUnused(templates, use, files) }
        let areSound = !diagnostics.contains(where: \.keepsFromFilling)
        // Others stand in for them, so that what texts lead to is looked for all the same.
        let shown = areSound ? templates : standIns()
        if !areSound { use = TemplateUse(of: shown) }
        var publisher = ThemeAssets(sources, files: files, settings: settings, used: use, words: words)
        let published = publisher.publish()
        diagnostics += publisher.diagnostics
        let own = templates.filter { !files.isInherited("templates/\($0.key).mustache") }.mapValues(\.file)
        let theme = Theme(
            root: root,
            templates: shown,
            own: areSound ? own : [:],
            assets: published,
            frame: publisher.frame,
            words: words,
            isSound: !diagnostics.contains { $0.severity == .error },
            unused: areSound ? [] : Array(own.values)
        )
        return (theme, diagnostics)
    }

    private mutating func listFiles() -> ThemeFiles {
        do {
            return ThemeFiles(root: root, own: try paths(), inherited: inherited)
        } catch {
            let fault = Diagnostic(
                .missingFile,
                "the theme folder cannot be read: \(error.reason)",
                at: SourceFile(unread: root).whole,
                help: "name it with `--theme`, or run docsite in the folder that holds it"
            )
            diagnostics.append(fault)
            return ThemeFiles(root: root, own: [], inherited: inherited)
        }
    }

    private mutating func readWords(_ files: ThemeFiles) -> Words {
        var reader = WordsReader(files, wording)
        defer { diagnostics += reader.diagnostics }
        return reader.read()
    }

    /// The templates that come with the program.
    private func standIns() -> [String: ScannedTemplate] {
        let files = ThemeFiles(root: root, own: [], inherited: inherited)
        var templates: [String: ScannedTemplate] = [:]
        var faults: [Diagnostic] = []
        for path in files.paths(in: "templates/") {
            guard let file = files.text(path, &faults) else { continue }
            templates[Self.templateName(path)] = ScannedTemplate(scanning: file)
        }
        return templates
    }

    private static func templateName(_ path: String) -> String {
        String(path.dropFirst("templates/".count).dropLast(".mustache".count))
    }

    /// The paths of the files in the folder, sorted. Reports what stands in the place of one, and what is not read.
    private mutating func paths() throws(FileError) -> [String] {
        if isOptional, try Paths.kind(of: root) == nil { return [] }
        var paths: [String] = []
        for item in try FolderListing(of: root).items {
            let isHidden = item.path.split(separator: "/").contains { $0.hasPrefix(".") }
            guard !isHidden, !Leftovers.hold(path: item.path) else { continue }
            if let fault = item.fault(in: root, called: "theme") {
                diagnostics.append(fault)
            } else if let help = Self.helpWithUnread(item.path) {
                let place = SourceFile(unread: "\(root)/\(item.path)").whole
                diagnostics.append(
                    Diagnostic(.unexpectedFile, "docsite does not read this file", at: place, help: help)
                )
            } else {
                paths.append(item.path)
            }
        }
        return paths
    }

    /// What to do about a file that is no part of a theme, or `nil` where it is one or may lie there.
    private static func helpWithUnread(_ path: String) -> String? {
        if path.hasPrefix("assets/") || path == settings { return nil }
        if path.hasPrefix("templates/") { return path.hasSuffix(".mustache") ? nil : "templates end in `.mustache`" }
        if path.hasPrefix(WordsReader.folder) {
            return path.hasSuffix(".yml") ? nil : "the words of a language lie in a file such as strings/en.yml"
        }
        let mayLieThere = !path.contains("/") && (path.hasSuffix(".md") || path.hasPrefix("LICENSE"))
        return mayLieThere ? nil : "a theme lies in theme.yml, templates/, strings/ and assets/"
    }

    private mutating func readSettings(_ files: inout ThemeFiles) -> ThemeSettings {
        var own = ThemeSettings()
        if files.own.contains(Self.settings), let file = files.text(Self.settings, &diagnostics) {
            var reader = ThemeSettingsReader(file)
            own = reader.read()
            diagnostics += reader.diagnostics
        }
        guard own.standsAlone == nil else {
            files.inheritNothing()
            return own
        }
        guard let file = files.inheritedText(Self.settings, &diagnostics) else { return own }
        var reader = ThemeSettingsReader(file)
        let settings = own.inheriting(reader.read())
        diagnostics += reader.diagnostics
        return settings
    }

    private mutating func readTemplates(_ files: ThemeFiles) -> [String: ScannedTemplate] {
        var templates: [String: ScannedTemplate] = [:]
        for path in files.paths(in: "templates/") {
            let name = Self.templateName(path)
            guard let file = files.text(path, &diagnostics) else {
                // It is there all the same: that no other may name it, or no page be made with it, would not be true.
                templates[name] = ScannedTemplate(unreadable: path)
                continue
            }
            let template = ScannedTemplate(scanning: file)
            diagnostics += template.diagnostics
            diagnostics += UnfitCharacter.all(in: file.text).map { Diagnostic($0, at: file.range($0.range)) }
            templates[name] = template
        }
        return templates
    }

    /// A template that was to take the place of another and is named a little differently would do nothing.
    private mutating func reportUnused(_ templates: [String: ScannedTemplate], _ use: TemplateUse, _ files: ThemeFiles)
    {
        for path in files.own where path.hasPrefix("templates/") {
            let name = Self.templateName(path)
            guard let template = templates[name], !use.templates.contains(name) else { continue }
            diagnostics.append(
                Diagnostic(
                    .unusedTemplate,
                    "no page is made with the template `\(name)`",
                    at: template.file.whole,
                    help: SimilarNames.nearest(to: name, among: use.templates.sorted())
                        .map { "did you mean `\($0)`?" }
                        ?? "name it in another, `{{> \(name)}}`, or remove it"
                )
            )
        }
    }

    /// Templates name an asset by its variable, so that each must have one of its own.
    private mutating func reportSharedVariables(_ sources: [String], _ files: ThemeFiles) {
        var first: [String: String] = [:]
        for source in sources {
            let variable = Theme.variable(for: source)
            guard let other = first[variable] else {
                first[variable] = source
                continue
            }
            // The one to rename is the author's.
            let (wrong, right) = files.isInherited("assets/\(source)") ? (other, source) : (source, other)
            diagnostics.append(
                Diagnostic(
                    .duplicateAsset,
                    "two assets would be called `assets.\(variable)`",
                    at: files.place(of: "assets/\(wrong)"),
                    related: [("the other is this", files.place(of: "assets/\(right)"))],
                    help: "rename one of the two: in the variable, all but letters and digits becomes `_`"
                )
            )
        }
    }
}

extension Diagnostic {
    /// Whether pages cannot be made with the templates. A name that stands for nothing only leaves its place empty.
    fileprivate var keepsFromFilling: Bool {
        switch code {
        case .missingTemplate, .missingFile: true
        case .unknownVariable, .unknownAsset, .controlCharacter: false
        default: severity == .error && range.file.path.hasSuffix(".mustache")
        }
    }
}
