internal import ForeignText

/// What fields of sources are called, in any spelling.
package enum FieldWords {
    /// What a field may be, by its name.
    package enum Meaning: String, Sendable, CaseIterable {
        case code, title, message, messages, summary, status, see, tags, since, aliases, identifier, parameters, parent
        case operation, examples, group, retry, retryAfter, deprecated, retired, causes, cures, address, body, scope
    }

    /// The letters and digits of a name, in lower case: `HTTP Status`, `http_status` and `httpStatus` are one name.
    package static func folded(_ name: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x80...: return foldedScalars(of: name)
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func foldedScalars(of name: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
            )
        )
    }

    /// What a field is, where its name says so.
    package static func meaning(of name: String) -> Meaning? {
        // What readers call themselves is no word of the source.
        if name.hasPrefix("(") { return nil }
        let key = folded(name)
        if let meaning = meanings[key] { return meaning }
        if ["httpstatus", "statuscode"].contains(where: key.hasSuffix) { return .status }
        // `Message (EN)`, `Ursache / Cause`.
        if let bracket = name.firstIndex(of: "("), bracket > name.startIndex {
            return meanings[folded(name[..<bracket])]
        }
        guard name.contains("/") else { return nil }
        return name.split(separator: "/").lazy.compactMap { meanings[folded($0)] }.first
    }

    /// Whether a name is that of a key by which tools that build pages are told how, and no fact of an error.
    package static func isOfTool(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("ms.") || name.hasPrefix("sidebar") || name.hasPrefix("pagination_")
            || toolKeys.contains(name)
    }

    private static let toolKeys: Set<String> = [
        "layout", "nav_order", "navorder", "toc", "hide_title", "hide_table_of_contents", "draft", "i18nready",
        "githuburl", "editurl", "edit_url", "edit_page", "template", "head", "f1_keywords", "helpviewer_keywords",
        "dev_langs", "tableofcontents", "table_of_contents", "search_exclude", "page_nav", "custom_edit_url",
        "has_children", "displayed_sidebar", "sitemap", "hidden", "permalink_name",
    ]

    /// Whether a name is that of a text which an error has.
    package static func isText(_ name: String) -> Bool {
        switch meaning(of: name) {
        case .title, .message, .summary: true
        default: false
        }
    }

    /// Whether a cell of a table says that there is nothing to say.
    static func isNothing(_ cell: String) -> Bool {
        cell.isBlank || ["-", "–", "—", "n/a", "N/A", "\\-"].contains(cell)
    }

    /// Whether a text looks like a code rather than a word: `invalid_card`, `E0308`, `404`, `auth/expired`.
    package static func looksLikeCode(_ text: String) -> Bool {
        guard (1...100).contains(text.utf8.count), !text.contains(where: \.isWhitespace) else { return false }
        let folded = text.lowercased()
        if ["type", "properties", "description", "title", "errors", "items", "message", "name"].contains(folded) {
            return false
        }
        return text.utf8.contains { (0x30...0x39).contains($0) || "_-./:".utf8.contains($0) }
            || text == text.uppercased() || text.dropFirst().contains(where: \.isUppercase) || text == folded
    }

    private static let meanings: [String: Meaning] = {
        let words: [(Meaning, String)] = [
            (
                .code,
                "code errorcode errcode codename errorid errorkey issue errorcodename reasoncode codevalue fehlercode ruleid diagnosticid checkid sqlstate"
            ),
            (.title, "title heading headline shorttitle errortitle errorname displayname shortdescription"),
            (
                .message,
                "message msg errormessage defaultmessage template messagetemplate errmsg errortext text userfacingmessage usermessage publicmessage format problemmessage messagetext"
            ),
            (
                .messages,
                "messages secondarymessage othermessages alternatemessages alternativemessages furthermessages messagevariants"
            ),
            (
                .summary,
                "summary description desc explanation meaning definition longdescription errordescription details detail synopsis about"
            ),
            (
                .status,
                "status httpstatus httpcode statuscode http httpstatuscode httpresponse httpresponsecode responsecode httpstatuscodes"
            ),
            (.see, "see seealso related relatedcodes relatederrors relatedto relatedrules"),
            (.tags, "tags keywords tag"),
            (.since, "since introduced introducedin addedin added sinceversion firstversion availablesince"),
            (.aliases, "aliases alias formercodes oldcodes formerly oldcode previouscode previouscodes"),
            (.identifier, "identifier constant symbol constantname enumname symbolicname"),
            (.parameters, "parameters params args arguments placeholders variables"),
            (.parent, "parent parentcode parenterror"),
            (.operation, "returnedby operations operation endpoints endpoint apis"),
            (.examples, "examples example sample samples sampleresponse exampleresponse"),
            (.group, "group category section area errorcategory errorgroup"),
            (.retry, "retry retryadvice"),
            (.retryAfter, "retryafter"),
            (.deprecated, "deprecated deprecatedin deprecatedsince"),
            (.retired, "retired retiredin removed removedin removedsince obsolete"),
            (.causes, "cause causes possiblecauses possiblecause probablecause reason reasons whyithappens why"),
            (
                .cures,
                "solution solutions possiblesolutions possiblesolution fix fixes howtofix howtofixit resolution resolutions remedy remedies action actions cure cures whattodo whatyoushoulddo recommendation recommendations recommendedaction suggestedaction mitigation suggestion nextsteps correctionmessage correction howtofixviolations"
            ),
            (
                .address,
                "url uri link href docurl docsurl docurls moreinfo documentationurl helpurl permalink referenceurl doclink helplink infourl"
            ),
            (.body, "body docs documentation content markdown note notes page"),
            (.scope, "scope namespace"),
        ]
        var meanings: [String: Meaning] = [:]
        for (meaning, names) in words { for name in names.split(separator: " ") { meanings[String(name)] = meaning } }
        return meanings
    }()
}
