package import Diagnostics

/// A content folder as it was read: every file is sound in itself, nothing is bound to anything yet.
package struct Content: Sendable {
    package let configuration: SiteConfiguration
    package let catalog: ErrorCatalog
    /// By path.
    package let notes: [MarkdownSource]
    /// By path.
    package let pages: [MarkdownSource]
    /// Files that are copied as they are, by path.
    package let staticFiles: [StaticFile]
    /// The paths of notes and pages that are there and cannot be read, which is told: they are not missing as well.
    package let unreadable: Set<String>
    /// The codes of entries that are left out as drafts, and the paths of such pages.
    package let drafts: Set<String>
    /// For whom it is.
    package let readership: Readership
    /// What else could not be read, which forbids to build.
    package let unread: UnreadContent

    package init(
        configuration: SiteConfiguration,
        catalog: ErrorCatalog,
        notes: [MarkdownSource],
        pages: [MarkdownSource],
        staticFiles: [StaticFile],
        unreadable: Set<String> = [],
        unread: UnreadContent = UnreadContent(),
        drafts: Set<String> = [],
        readership: Readership = Readership()
    ) {
        self.configuration = configuration
        self.catalog = catalog
        self.notes = notes
        self.pages = pages
        self.staticFiles = staticFiles
        self.unreadable = unreadable
        self.unread = unread
        self.drafts = drafts
        self.readership = readership
    }
}

/// A Markdown file with its front matter taken off. A class, so that handing one on doesn't count the references in it.
package final class MarkdownSource: Sendable {
    /// The path in the content folder, such as `notes/invalid_card.md`.
    package let path: String
    package let frontMatter: FrontMatter
    /// The place of the Markdown in the file.
    package let body: SourceRange
    /// Whether the text is at hand. Where it is not, its file only says where the text lies.
    package var isRead: Bool { body.file.isRead }
    /// The file's name without folder and extension.
    package let stem: String

    package init(path: String, frontMatter: FrontMatter, body: SourceRange) {
        self.path = path
        stem = Self.stem(of: path)
        self.frontMatter = frontMatter
        self.body = body
    }

    /// A file that is known to have no front matter and was not read.
    /// - Parameters:
    ///   - path: the path in the content folder.
    ///   - location: where it is read from.
    package init(unread path: String, at location: String) {
        self.path = path
        stem = Self.stem(of: path)
        frontMatter = FrontMatter()
        body = SourceFile(unread: location).whole
    }

    /// Whether anything stands before the Markdown.
    package var hasFrontMatter: Bool { body.bounds.lowerBound > 0 }

    /// The name of a file without folder and extension.
    package static func stem(of path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
        let end = path.hasSuffix(".md") ? path.utf8.index(path.endIndex, offsetBy: -3) : path.endIndex
        return String(path[start..<max(start, end)])
    }
}

/// What stands before the Markdown of a note or a page.
package struct FrontMatter: Sendable {
    /// The code of a note whose file name is not the code.
    package var code: Located<String>?
    package var title: Located<String>?
    /// Whether a fault of the title is told, so that it is not missing as well.
    package var isTitleTold = false
    package var description: Located<String>?
    /// Former paths of a page, such as `guides/retry`, which go on leading to it.
    package var aliases: [Located<String>] = []
    /// The day of the last change that matters to a reader, `YYYY-MM-DD`, for the sitemap.
    package var updated: String?
    /// The place of a page among the others in the navigation.
    package var order: Int?
    /// Whether a page is shown in a preview only.
    package var isDraft = false

    package init() {}
}

/// A file that is copied as it is.
package struct StaticFile: Sendable {
    /// The path in the content folder, such as `static/flow.svg`.
    package let path: String
    /// Where it is read from.
    package let location: String

    package init(path: String, location: String) {
        self.path = path
        self.location = location
    }

    /// The path in the site.
    package var sitePath: String { String(path.dropFirst("static/".count)) }
}
