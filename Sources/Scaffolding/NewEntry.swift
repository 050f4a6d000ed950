package import ContentReading
internal import Diagnostics
internal import Files
package import SiteModel
package import SitePaths

/// An entry that is to be added to a catalog, with its note.
package struct NewEntry {
    private let code: ErrorCode
    private let scope: ErrorCode?
    private let status: HTTPStatus?
    private let addition: CatalogAddition

    /// Takes what the entry is to say.
    /// - Parameters:
    ///   - code: its code.
    ///   - scope: what tells it from others of the same code, if that was said; else it is in the scope of its group.
    ///   - title: its name for people; made from the code where it is `nil`.
    ///   - message: its default message; made from the code where it is `nil`.
    ///   - summary: its summary.
    ///   - status: the status that it is sent with, if that was said.
    ///   - retry: whether to send the same request again, if that was said.
    package init(
        code: ErrorCode,
        scope: ErrorCode?,
        title: String?,
        message: String?,
        summary: String,
        status: HTTPStatus?,
        retry: RetryAdvice?
    ) {
        self.code = code
        self.scope = scope
        self.status = status
        let words = code.rawValue.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        addition = CatalogAddition(
            code: code,
            scope: scope,
            title: title ?? Self.title(of: words),
            message: message ?? words.joined(separator: " ").lowercased(),
            summary: summary,
            status: status,
            retry: retry
        )
    }

    /// The words of a code as a title. `SLOT_TAKEN` only shouts, and `GHC-39999` is a name.
    private static func title(of words: [String]) -> String {
        let shouts = words.count > 1 && words.allSatisfy { $0.allSatisfy(\.isUppercase) }
        return words.map { word in
            word.prefix(1).uppercased() + (shouts ? word.dropFirst().lowercased() : String(word.dropFirst()))
        }
        .joined(separator: " ")
    }

    /// Writes the entry and its note.
    /// - Parameters:
    ///   - found: what is in the content folder, which nobody else may change meanwhile.
    ///   - ledger: the addresses that were published.
    ///   - content: the path of that folder.
    ///   - group: the group that was named, if one was.
    /// - Returns: the files that hold the entry and the note.
    /// - Throws: ``Refusal`` where there is no place for it, and `FileError` where a file cannot be written.
    package func write(
        to found: Content,
        _ ledger: LedgerReading,
        in content: String,
        group: String?
    ) throws -> (catalog: String, note: String) {
        let folder = "\(content)/catalog"
        let choice = try GroupChoice(for: code, id: group, status: status, in: found.catalog, folder: folder)
        let id = ErrorCode(code, in: scope ?? choice.scope)
        guard let slug = Slug(derivedFrom: id.rawValue) else {
            throw Refusal(
                message: "no name for a page can be derived from `\(id)`: write its entry by hand, with a `slug:`"
            )
        }
        try Self.refuse(id, slug, in: found.catalog)
        let note = NoteDraft(id: id, slug: slug, sections: found.configuration.requiredSections)
        let notePath = note.path(in: content)
        switch choice {
        case .existing(let group):
            let file = group.id.range.file.path
            let former = try Self.text(of: file)
            let (added, changed) = try refusing(file) { () throws(CatalogAddition.Obstacle) in
                try addition.adding(to: group, in: former)
            }
            let groups = found.catalog.groups.map { $0.id.range.file.path == file ? changed : $0 }
            try NewEntryCheck.refuse(code, slug, groups, in: found, ledger)
            // Where it is a link, the file that it leads to.
            let target = try Paths.resolved(file)
            try NewFile.write(note.bytes, to: notePath)
            try orTakeBack(notePath) { () throws(FileError) in
                try FileWriting.replace(target, with: Array(added.utf8))
            }
            return (file, notePath)
        case .new(let id, let title, let name):
            let file = "\(folder)/\(name)"
            let heading = try Self.heading(in: found.catalog, of: content)
            let text = addition.file(group: id, title: title, heading: heading)
            let new = try refusing(file) { () throws(CatalogAddition.Obstacle) in try addition.read(text) }
            try NewEntryCheck.refuse(code, slug, found.catalog.groups + [new], in: found, ledger)
            try NewFile.write(note.bytes, to: notePath)
            try orTakeBack(notePath) { () throws(FileError) in try NewFile.write(Array(text.utf8), to: file) }
            return (file, notePath)
        }
    }

    /// Says of an entry that cannot be added why.
    private func refusing<Added>(
        _ file: String,
        _ add: () throws(CatalogAddition.Obstacle) -> Added
    ) throws(Refusal) -> Added {
        do {
            return try add()
        } catch {
            switch error {
            case .noBlock:
                let reason = "the entries of \(file) are not written one below the other: add the code by hand"
                throw Refusal(message: reason)
            case .fault(let fault):
                throw Refusal(message: ([fault.headline] + fault.help).joined(separator: "\n"))
            }
        }
    }

    /// Refuses what another entry has.
    private static func refuse(_ id: ErrorCode, _ slug: Slug, in catalog: ErrorCatalog) throws(Refusal) {
        for entry in catalog.entries {
            let names = [entry.id.rawValue] + entry.aliases.map(\.value)
            if names.contains(id.rawValue) {
                throw Refusal(message: "`\(id)` is in the catalog already, in \(entry.code.range.file.path)")
            }
            let taken = entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue)
            if taken?.folded == slug.folded {
                throw Refusal(
                    message:
                        "`\(id)` and `\(entry.id)` would share the page `\(slug)`: add it by hand, with a `slug:`"
                )
            }
        }
    }

    /// Does something, or removes a note: without its entry it would be a fault of the site.
    private func orTakeBack(_ note: String, _ write: () throws(FileError) -> Void) throws(FileError) {
        do {
            try write()
        } catch {
            try? FileWriting.removeFile(note)
            throw error
        }
    }

    private static func text(of file: String) throws(Refusal) -> String {
        do {
            return String(decoding: try FileReading.bytes(of: file), as: UTF8.self)
        } catch {
            throw Refusal(message: "cannot read \(file)")
        }
    }

    /// The comment by which editors know what a file of the catalog may hold, where the others begin with one, or the
    /// schema lies where `docsite new` puts it.
    private static func heading(in catalog: ErrorCatalog, of content: String) throws(FileError) -> String? {
        let mark = "# yaml-language-server: "
        for group in catalog.groups {
            let first = group.id.range.file.text.prefix { !$0.isNewline }
            if first.hasPrefix(mark) { return String(first) }
        }
        guard try Paths.kind(of: "\(content)/../schema/catalog.json") == .file else { return nil }
        return "\(mark)$schema=../../schema/catalog.json"
    }
}
