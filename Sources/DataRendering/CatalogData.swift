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
    ///   - members: what ``EntryData`` says of it.
    ///   - note: its note.
    /// - Returns: the file.
    package func file(of entry: SiteEntry, members: [UInt8], note: BoundText?) -> OutputFile {
        var json = JSONBuffer()
        json.object { json in
            json.member("$schema", schemaURL)
            json.member("version", Self.version)
            json.values(members[...])
            json.array("sections", note.map { NoteSections.sections(of: $0, in: texts, on: entry.path) } ?? []) {
                json,
                section in
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
    ///   - members: what is said of its entries.
    /// - Returns: the file.
    package func file(of index: Int, group: [UInt8], members: [[UInt8]]) -> OutputFile {
        file(at: site.groups[index].path.twin(.json), groups: [group], members: members)
    }

    /// The file of the whole catalog.
    package func file(groups: [[UInt8]], members: [[UInt8]]) -> OutputFile {
        file(at: .catalogData, groups: groups, members: members)
    }

    /// One entry a line, so that a file can be read line by line and a difference stays readable.
    private func file(at path: SitePath, groups: [[UInt8]], members: [[UInt8]]) -> OutputFile {
        var lines: [UInt8] = []
        lines.reserveCapacity(members.reduce(16) { $0 + $1.count + 4 })
        Self.append(members, to: &lines)
        var hash = SHA256()
        hash.add(lines[...])
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
        var bytes = Array(head.finished().dropLast())
        bytes.reserveCapacity(bytes.count + lines.count + groups.reduce(64) { $0 + $1.count + 4 })
        bytes += ",\"groups\":".utf8
        Self.append(groups, to: &bytes)
        bytes += ",\"errors\":".utf8
        bytes += lines
        bytes += "}\n".utf8
        return OutputFile(path: path.text, bytes: bytes)
    }

    /// Appends an array of objects, each on a line of its own.
    private static func append(_ objects: [[UInt8]], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, members) in objects.enumerated() {
            bytes += (index == 0 ? "\n{" : ",\n{").utf8
            bytes += members
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += (objects.isEmpty ? "]" : "\n]").utf8
    }

    /// The members of the object of a group.
    /// - Parameters:
    ///   - index: the group.
    ///   - summary: its summary.
    ///   - fields: the links and the Markdown of its fields.
    /// - Returns: JSON without the braces around it.
    package func members(of index: Int, summary: BoundText?, fields: [BoundText]) -> [UInt8] {
        let group = site.groups[index]
        var json = JSONBuffer()
        json.member("id", group.source.id.value)
        json.member("title", group.source.title.value)
        json.nullable("status", group.source.status?.code)
        json.nullable("summary", summary?.plainText)
        json.nullable("summaryMarkdown", summary.map { texts.markdown($0, on: group.path) })
        json.name("fields")
        json.object { entries.write(group.source.fields, fields, on: group.path, to: &$0) }
        json.member("pageUrl", texts.url(of: group.path))
        json.nullable("markdownUrl", site.markdown(ofPage: group.path).map(texts.url))
        return json.finished()
    }
}

/// What a note says, heading by heading.
struct NoteSections {
    /// What stands below a heading of the highest level, or before the first.
    struct Section {
        let id: String?
        let title: String?
        let markdown: String
    }

    static func sections(of note: BoundText, in texts: StandaloneTexts, on page: SitePath) -> [Section] {
        let top = note.headings.map(\.level).min()
        let heads = note.headings.filter { $0.level == top }
        let parts = texts.parts(of: note, on: page, at: top)
        return parts.enumerated().compactMap { number, part in
            guard number > 0 else {
                return part.isEmpty ? nil : Section(id: nil, title: nil, markdown: part)
            }
            let head = heads.indices.contains(number - 1) ? heads[number - 1] : nil
            return Section(id: head?.id, title: head?.text, markdown: part)
        }
    }
}
