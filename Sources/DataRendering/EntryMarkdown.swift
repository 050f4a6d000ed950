internal import BodyBinding
internal import Diagnostics
internal import MarkdownEvents
package import PageMarkup
internal import SiteModel
internal import SitePaths
package import Templates
internal import TextBinding

/// An entry as Markdown that stands alone: the facts, what to do, why, the messages, what the API returns, what is related.
package struct EntryMarkdown: Sendable {
    typealias Builder = DocumentBuilder
    /// Of more entries with one code the first stand for all.
    private static let mostNamesakes = 20

    private let data: EntryData
    let words: Words
    private let fields: FieldMarkdown
    private var texts: StandaloneTexts { data.texts }
    private var site: Site { texts.site }

    package init(_ data: EntryData, words: Words) {
        self.data = data
        self.words = words
        fields = FieldMarkdown(data.texts, words: words)
    }

    /// The file beside the page of an entry.
    /// - Parameters:
    ///   - index: the entry.
    ///   - forms: what was made of it.
    /// - Returns: the file.
    package func file(of index: Int, _ forms: EntryForms) -> OutputFile {
        let entry = site.entries[index]
        let text = forms.markdown?.bytes ?? []
        return OutputFile(path: entry.path.twin(.markdown).text, bytes: facts(of: entry).before(text))
    }

    /// An entry without the facts before it.
    func text(of index: Int, _ bound: EntryTexts, note: [TextPart]) -> OutlinedMarkdown {
        var document = DocumentBuilder()
        write(index, bound, note, to: &document)
        return document.finished()
    }

    private func facts(of entry: SiteEntry) -> FrontMatter {
        var facts = FrontMatter()
        facts.add("id", entry.id.rawValue)
        facts.add("code", entry.code.rawValue)
        facts.add("scope", entry.scope?.rawValue)
        facts.add("name", entry.name)
        facts.add("identifier", entry.source.identifier?.value)
        facts.add("statuses", entry.statuses.map(\.code))
        facts.add("group", site.groups[entry.group].source.id.value)
        facts.add("retry", entry.retry?.rawValue)
        facts.add("retry_after", entry.source.retryAfter?.value)
        facts.add("since", entry.source.since?.value)
        facts.add("deprecated", entry.source.deprecated.map { $0.since?.value ?? "true" })
        facts.add("retired", entry.source.retired.map { $0.since?.value ?? "true" })
        facts.add("former_codes", EntryData.formerCodes(of: entry))
        facts.add("tags", entry.source.tags.map(\.value))
        facts.add("url", texts.url(of: entry))
        facts.add("json", site.json(of: entry).map(texts.url))
        return facts
    }

    private func write(_ index: Int, _ bound: EntryTexts, _ note: [TextPart], to document: inout DocumentBuilder) {
        let level = 2
        let entry = site.entries[index]
        let scope = entry.scope.map { [Builder.text(" (\($0))")] } ?? []
        let name =
            entry.titleRepeats || entry.source.title == nil
            ? [] : [Builder.text(": \(entry.source.title?.value ?? "")")]
        document.heading(1, [Builder.code(entry.code.rawValue)] + scope + name)
        if let summary = bound.summary, !entry.summaryRepeats {
            document.append(texts.events(of: summary, on: entry.path))
        }
        writeState(entry, bound, to: &document)
        writeRetry(entry, to: &document)
        writeMessages(entry, to: &document)
        fields.write(entry.source.fields, bound.fields, on: entry.path, to: &document)
        writeParameters(entry, bound, level, to: &document)
        document.append(note, headingsFrom: level)
        writeVariants(entry, bound, level, to: &document)
        writeAnswers(index, level, to: &document)
        writeRelated(index, level, to: &document)
        writeHistory(entry, bound, level, to: &document)
    }

    // MARK: - What to do

    private func writeState(_ entry: SiteEntry, _ bound: EntryTexts, to document: inout DocumentBuilder) {
        if let withdrawal = entry.source.deprecated {
            let since = withdrawal.since.map { words.text(.deprecatedSince, ["since": $0.value]) }
            let head = [since ?? words.text(.deprecated), words.text(.deprecatedText)]
            document.paragraph(sentence(head, .deprecatedUse, withdrawal, bound.deprecation, entry))
        }
        if let withdrawal = entry.source.retired {
            let since = withdrawal.since.map { words.text(.retiredSince, ["since": $0.value]) }
            let head = [since ?? words.text(.retired), words.text(.retiredText)]
            document.paragraph(sentence(head, .retiredUse, withdrawal, bound.retirement, entry))
        }
    }

    private func sentence(
        _ head: [String],
        _ use: ProgramWord,
        _ withdrawal: Withdrawal,
        _ reason: BoundText?,
        _ entry: SiteEntry
    ) -> [MarkdownEvent] {
        var inlines = Builder.strong(head[0]) + [Builder.text(" " + head[1])]
        var successor: [MarkdownEvent]?
        if withdrawal.use != nil, let index = entry.replacement { successor = link(to: site.entries[index]) }
        if let link = withdrawal.useLink { successor = Builder.link([Builder.text(link.title)], to: link.url.value) }
        if let successor { inlines += [Builder.text(" ")] + filled(use, "code", successor) }
        if let reason { inlines += [Builder.text(" ")] + texts.inlines(of: reason, on: entry.path) }
        return inlines
    }

    /// A word with a place in it where more than text belongs.
    private func filled(_ word: ProgramWord, _ place: String, _ content: [MarkdownEvent]) -> [MarkdownEvent] {
        (words[word.rawValue]?.parts ?? []).flatMap { part in
            switch part {
            case .text(let text): [Builder.text(text)]
            case .place(let name): name == place ? content : []
            }
        }
    }

    private func writeRetry(_ entry: SiteEntry, to document: inout DocumentBuilder) {
        guard let retry = entry.retry else { return }
        let (title, text) = Self.words(of: retry)
        var sentence = words.text(text)
        if let pause = entry.source.retryAfter?.value, retry == .afterDelay || retry == .afterCheck {
            sentence += " " + words.text(.retryPause, ["time": pause])
        }
        document.paragraph(Builder.strong(words.text(title)) + [Builder.text(" " + sentence)])
    }

    private static func words(of retry: RetryAdvice) -> (ProgramWord, ProgramWord) {
        switch retry {
        case .never: (.retryNeverTitle, .retryNeverText)
        case .afterChange: (.retryAfterChangeTitle, .retryAfterChangeText)
        case .afterCheck: (.retryAfterCheckTitle, .retryAfterCheckText)
        case .afterDelay: (.retryAfterDelayTitle, .retryAfterDelayText)
        case .safe: (.retrySafeTitle, .retrySafeText)
        }
    }

    // MARK: - Messages and answers

    private func writeMessages(_ entry: SiteEntry, to document: inout DocumentBuilder) {
        if let message = entry.source.message?.value {
            document.paragraph([Builder.text(words.text(.labelMessage) + ": "), Builder.code(message)])
        }
        if !entry.source.messages.isEmpty {
            document.paragraph([Builder.text(words.text(.labelMessages) + ":")])
            document.list(entry.source.messages.map { [Builder.code($0.value)] })
        }
    }

    private func writeParameters(
        _ entry: SiteEntry,
        _ bound: EntryTexts,
        _ level: Int,
        to document: inout DocumentBuilder
    ) {
        guard !entry.source.parameters.isEmpty else { return }
        document.heading(level, words.text(.parameters))
        let head = [ProgramWord.parameterName, .parameterType, .parameterDescription, .parameterExample]
        document.table(
            head.map { words.text($0) },
            zip(entry.source.parameters, bound.parameters).map { source, description in
                [
                    [Builder.code(source.name.value)], source.type.map { [Builder.text($0)] } ?? [],
                    description.map { texts.inlines(of: $0, on: entry.path) } ?? [],
                    source.example.map { [Builder.code($0)] } ?? [],
                ]
            }
        )
    }

    private func writeVariants(
        _ entry: SiteEntry,
        _ bound: EntryTexts,
        _ level: Int,
        to document: inout DocumentBuilder
    ) {
        guard let variants = entry.source.answers?.variants, !variants.isEmpty else { return }
        document.heading(level, words.text(.variants))
        for (variant, bound) in zip(variants, bound.variants) {
            let statuses = variant.statuses.map { " \($0.code)" }.joined()
            document.heading(level + 1, variant.name.value + statuses)
            if let when = bound.when {
                document.paragraph(filled(.variantWhen, "condition", texts.inlines(of: when, on: entry.path)))
            }
            if let message = variant.message?.value { document.paragraph([Builder.code(message)]) }
            if let summary = bound.summary { document.append(texts.events(of: summary, on: entry.path)) }
        }
    }

    private func writeAnswers(_ index: Int, _ level: Int, to document: inout DocumentBuilder) {
        let answers = data.answers(of: index)
        guard !answers.isEmpty else { return }
        let entry = site.entries[index]
        document.heading(level, words.text(entry.source.retired == nil ? .whatTheAPIReturns : .whatTheAPIReturned))
        for answer in answers {
            let status = answer.body.status(for: entry).map { "HTTP/1.1 " + $0.line }
            let type = answer.body.mediaType.map { "Content-Type: " + $0.text }
            let title = answer.title.map { Builder.strong($0) + [Builder.text(" ")] } ?? []
            document.paragraph(
                title + [status, type].compactMap { $0 }.flatMap { [Builder.code($0), Builder.text(" ")] }.dropLast()
            )
            document.code(
                data.text(of: answer, for: entry),
                language: answer.body.isJSON ? "json" : answer.body.mediaType?.syntax ?? ""
            )
        }
    }

    // MARK: - What is related

    private func link(to entry: SiteEntry) -> [MarkdownEvent] {
        let scope = entry.scope.map { [Builder.text(" (\($0))")] } ?? []
        return Builder.link([Builder.code(entry.code.rawValue)] + scope, to: texts.url(of: entry))
    }

    private func line(_ entry: SiteEntry) -> [MarkdownEvent] { link(to: entry) + [Builder.text(" \(entry.name)")] }

    /// What tells that it is on its way out.
    private func state(of entry: SiteEntry) -> String? {
        if entry.source.retired != nil { return words.text(.stateRetired) }
        return entry.source.deprecated.map { _ in words.text(.stateDeprecated) }
    }

    private func writeRelated(_ index: Int, _ level: Int, to document: inout DocumentBuilder) {
        let entry = site.entries[index]
        if let parent = entry.parent {
            document.paragraph([Builder.text(words.text(.labelPartOf) + ": ")] + line(site.entries[parent]))
        }
        let namesakes = site.namesakes(of: index)
        if !namesakes.isEmpty {
            document.heading(level, words.text(.labelSameCode))
            document.list(namesakes.prefix(Self.mostNamesakes).map { line(site.entries[$0]) })
        }
        let subCodes = site.subCodes.of(index)
        if !subCodes.isEmpty {
            document.heading(level, words.text(.subCodes))
            document.list(
                subCodes.map { site.entries[$0] }.map {
                    line($0) + (state(of: $0).map { [Builder.text(" (\($0))")] } ?? [])
                }
            )
        }
        if !entry.operations.isEmpty {
            document.heading(level, words.text(.returnedBy))
            document.list(
                entry.operations.map { site.operations[$0] }.map {
                    Builder.link([Builder.code($0.name)], to: texts.url(of: $0.path))
                }
            )
        }
        guard !entry.see.isEmpty || !entry.source.seeLinks.isEmpty else { return }
        document.heading(level, words.text(.relatedCodes))
        document.list(
            entry.see.map { line(site.entries[$0]) }
                + entry.source.seeLinks.map { Builder.link([Builder.text($0.title)], to: $0.url.value) }
        )
    }

    private func writeHistory(
        _ entry: SiteEntry,
        _ bound: EntryTexts,
        _ level: Int,
        to document: inout DocumentBuilder
    ) {
        guard !entry.source.changes.isEmpty else { return }
        document.heading(level, words.text(.history))
        document.list(
            zip(entry.source.changes, bound.changes).map { change, what in
                Builder.strong(change.since.value) + [Builder.text(" ")] + texts.inlines(of: what, on: entry.path)
            }
        )
    }
}
