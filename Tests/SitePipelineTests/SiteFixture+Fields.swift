extension SiteFixture {
    /// A site that declares fields, with one entry that may have values of them, and one that has none.
    /// - Parameters:
    ///   - fields: what stands below `fields:` in `site.yml`.
    ///   - entry: a line of the entry `invalid_card`.
    ///   - group: a line of its group.
    ///   - files: what else differs from the sound site.
    /// - Throws: what keeps the files from being written.
    convenience init(
        declaring fields: String,
        entry: String = "",
        group: String = "",
        _ files: [String: String?] = [:]
    ) throws {
        let own: [String: String?] = [
            "content/site.yml": """
            title: Errors
            description: All of them
            base_url: https://example.test/api/
            fields:
            \(fields.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))

            """,
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            \(group)
            errors:
              - code: invalid_card
                title: Invalid Card
                summary: The card is not valid.
                \(entry)
              - code: used_token
                title: Used Token
                summary: Tokens are single use.

            """,
        ]
        try self.init(own.merging(files) { _, given in given })
    }
}
