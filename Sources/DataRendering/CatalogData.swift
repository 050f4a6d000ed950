internal import Bytes
internal import CommonMark
internal import Diagnostics
internal import Markup
package import PageMarkup
package import SiteModel
internal import SitePaths
package import TextBinding

/// The files that hold entries as JSON: the whole catalog, one group, one entry.
package struct CatalogData: Sendable {
    /// The version of the form. Keys are only added to it, and no type changes.
    static let version = 1

    private let entries: EntryData
    private var texts: StandaloneTexts { entries.texts }
    private var site: Site { texts.site }

    package init(_ entries: EntryData) {
        self.entries = entries
    }

    /// The address of the schema, which stays what it is where a preview lies elsewhere.
    var schemaURL: String { site.configuration.publishedURL.absolute + SitePath.dataSchema.text }

    // MARK: - One entry

    /// The file of an entry.
    /// - Parameters:
    ///   - entry: the entry.
    ///   - forms: what was made of it.
    /// - Returns: the file.
    package func file(of entry: SiteEntry, _ forms: EntryForms) -> OutputFile {
        var json = JSONBuffer()
        json.object { json in
            json.member("$schema", schemaURL)
            json.member("version", Self.version)
            json.values(forms.object.dropFirst().dropLast())
            json.array("sections", NoteSection.sections(of: forms.note)) { json, section in
                json.object { json in
                    json.nullable("id", section.id)
                    json.nullable("title", section.title)
                    json.member("markdown", section.markdown)
                }
            }
        }
        json.newline()
        return OutputFile(path: entry.path.twin(.json).text, bytes: json.finished())
    }

    // MARK: - Many

    /// The file of a group.
    /// - Parameters:
    ///   - index: the group.
    ///   - group: the group's own object, as ``object(of:summary:fields:)`` writes it.
    ///   - objects: those of its entries.
    /// - Returns: the file.
    package func file(of index: Int, group: [UInt8], objects: [[UInt8]]) -> OutputFile {
        file(at: site.groups[index].path.twin(.json), groups: [group], objects: objects)
    }

    /// The file of the whole catalog.
    package func file(groups: [[UInt8]], objects: [[UInt8]]) -> OutputFile {
        file(at: .catalogData, groups: groups, objects: objects)
    }

    /// One entry a line, so that a file can be read line by line and a difference stays readable.
    private func file(at path: SitePath, groups: [[UInt8]], objects: [[UInt8]]) -> OutputFile {
        let lines = Self.array(of: objects)
        var hash = SHA256()
        for part in lines { hash.add(part[...]) }
        var head = JSONBuffer()
        head.object { json in
            json.member("$schema", schemaURL)
            json.member("version", Self.version)
            json.member("revision", "sha256:" + hash.hexadecimal())
            json.name("site")
            json.object { json in
                json.member("title", site.configuration.title)
                json.member("description", site.configuration.description)
                json.member("url", texts.base)
                json.member("language", site.configuration.language)
            }
        }
        // The object is open yet.
        let beginning = Array(head.finished().dropLast()) + ",\"groups\":".utf8
        let parts = [beginning] + Self.array(of: groups) + [Array(",\"errors\":".utf8)] + lines + [Array("}\n".utf8)]
        return OutputFile(path: path.text, parts: parts)
    }

    /// An array of objects, each on a line of its own, in parts.
    private static func array(of objects: [[UInt8]]) -> [[UInt8]] {
        guard let first = objects.first else { return [Array("[]".utf8)] }
        let separator = Array(",\n".utf8)
        var parts = [Array("[\n".utf8), first]
        parts.reserveCapacity(2 * objects.count + 1)
        for object in objects.dropFirst() {
            parts.append(separator)
            parts.append(object)
        }
        parts.append(Array("\n]".utf8))
        return parts
    }

    /// The object of a group.
    /// - Parameters:
    ///   - index: the group.
    ///   - summary: its summary.
    ///   - fields: the links and the Markdown of its fields.
    /// - Returns: JSON.
    package func object(of index: Int, summary: BoundText?, fields: [BoundText]) -> [UInt8] {
        var json = JSONBuffer()
        json.object { write(index, summary, fields, to: &$0) }
        return json.finished()
    }

    private func write(_ index: Int, _ summary: BoundText?, _ fields: [BoundText], to json: inout JSONBuffer) {
        let group = site.groups[index]
        json.member("id", group.source.id.value)
        json.member("title", group.source.title.value)
        json.nullable("status", group.source.status?.code)
        json.nullable("summary", summary?.plainText)
        json.nullable("summaryMarkdown", summary.map { texts.markdown($0, on: group.path) })
        json.name("fields")
        json.object { entries.write(group.source.fields, fields, on: group.path, to: &$0) }
        json.member("pageUrl", texts.url(of: group.path))
        json.nullable("markdownUrl", site.markdown(ofPage: group.path).map(texts.url))
    }
}
