internal import Bytes
internal import Diagnostics
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates

/// The change log as an Atom feed (RFC 4287): one entry a day.
enum ChangeFeed {
    /// - Returns: the feed, or `nil` where nothing has a day yet: a feed must say when it was updated.
    static func file(for log: ChangeLog, of site: Site, ledger: PermalinkLedger, words: Words) -> OutputFile? {
        let days = log.releases.filter(\.isDay)
        guard let newest = days.first else { return nil }
        let base = site.configuration.baseURL.absolute
        // What a reader has read is known by its id, wherever the site lives now (RFC 4287, section 4.2.6).
        let names = (ledger.feedURL ?? ledger.baseURL ?? site.configuration.baseURL).absolute
        var xml = HTMLBuffer()
        xml.markup(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""
        )
        xml.text(site.configuration.language)
        xml.markup("\">\n")
        element("title", site.configuration.title, &xml)
        element("id", names + SitePath.changes.address, &xml)
        element("updated", newest.name + "T00:00:00Z", &xml)
        xml.markup("<author><name>")
        xml.text(site.configuration.title)
        xml.markup("</name></author>\n")
        link("self", base + SitePath.feed.text, &xml)
        link("alternate", base + SitePath.changes.address, &xml)
        for day in days { entry(day, at: base, namedAt: names, site, words, &xml) }
        xml.markup("</feed>\n")
        return OutputFile(path: SitePath.feed.text, bytes: xml.finished().bytes)
    }

    private static func entry(
        _ day: ChangeLog.Release,
        at base: String,
        namedAt names: String,
        _ site: Site,
        _ words: Words,
        _ xml: inout HTMLBuffer
    ) {
        let address = SitePath.changes.address + "#" + PercentEncoding.fragment(day.anchor)
        xml.markup("<entry>\n")
        element("title", day.name, &xml)
        element("id", names + address, &xml)
        element("updated", day.name + "T00:00:00Z", &xml)
        link("alternate", base + address, &xml)
        xml.markup("<content type=\"text\">")
        let kinds = [
            (ProgramWord.feedAdded, day.added), (.feedDeprecated, day.deprecated), (.feedRetired, day.retired),
        ]
        for (kind, entries) in kinds where !entries.isEmpty {
            let codes = entries.map { index in
                let entry = site.entries[index]
                guard kind != .feedAdded, let use = entry.replacement else { return entry.id.rawValue }
                let values = ["code": entry.id.rawValue, "use": site.entries[use].id.rawValue]
                return words.text(.feedUse, values)
            }
            xml.text(words.text(kind, ["codes": codes.joined(separator: ", ")]) + "\n")
        }
        if !day.changed.isEmpty {
            // Of one entry several things may have changed.
            var codes: [String] = []
            for (entry, _) in day.changed where codes.last != site.entries[entry].code.rawValue {
                codes.append(site.entries[entry].code.rawValue)
            }
            xml.text(words.text(.feedChanged, ["codes": codes.joined(separator: ", ")]) + "\n")
        }
        if !day.renamed.isEmpty {
            let names = day.renamed.map {
                words.text(.feedFormerly, ["name": name(of: $0.subject, in: site), "former": $0.former])
            }
            xml.text(words.text(.feedRenamed, ["names": names.joined(separator: ", ")]) + "\n")
        }
        xml.markup("</content>\n</entry>\n")
    }

    private static func name(of subject: Renames.Rename.Subject, in site: Site) -> String {
        switch subject {
        case .entry(let index): site.entries[index].id.rawValue
        case .group(let index): site.groups[index].source.title.value
        case .page(let index): site.pages[index].title
        }
    }

    private static func element(_ name: StaticString, _ text: String, _ xml: inout HTMLBuffer) {
        xml.markup("<")
        xml.markup(name)
        xml.markup(">")
        xml.text(text)
        xml.markup("</")
        xml.markup(name)
        xml.markup(">\n")
    }

    private static func link(_ relation: StaticString, _ address: String, _ xml: inout HTMLBuffer) {
        xml.markup("<link rel=\"")
        xml.markup(relation)
        xml.markup("\" href=\"")
        xml.text(address)
        xml.markup("\"/>\n")
    }
}
