/// The name of a kind of fault. Each stands in exactly one emitter; the names are part of the public contract
/// (reports for programs carry them), so they are added to and never changed.
package enum DiagnosticCode: String, CaseIterable, Sendable {
    // Files
    case missingFile = "missing-file"
    case unreadableFile = "unreadable-file"
    case notAFile = "not-a-file"
    case symbolicLink = "symbolic-link"
    case fileTooLarge = "file-too-large"
    case invalidUTF8 = "invalid-utf8"
    case nulCharacter = "nul-character"
    case controlCharacter = "control-character"
    case bidiCharacter = "bidi-character"
    case conflictMarker = "conflict-marker"
    case unexpectedFile = "unexpected-file"

    // YAML and front matter
    case yamlSyntax = "yaml-syntax"
    case yamlTab = "yaml-tab"
    case yamlExpansion = "yaml-expansion"
    case unusedAnchor = "unused-anchor"
    case unknownTag = "unknown-tag"
    case lostComment = "lost-comment"
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case emptyValue = "empty-value"
    case duplicateItem = "duplicate-item"
    case wrongType = "wrong-type"
    case invalidValue = "invalid-value"
    case unclosedFrontMatter = "unclosed-front-matter"
    case misplacedFrontMatter = "misplaced-front-matter"

    // Catalog
    case emptyCatalog = "empty-catalog"
    case invalidCode = "invalid-code"
    case duplicateCode = "duplicate-code"
    case duplicateIdentifier = "duplicate-identifier"
    case duplicateGroup = "duplicate-group"
    case duplicateAnchor = "duplicate-anchor"
    case slugClash = "slug-clash"
    case invalidSlug = "invalid-slug"
    case unknownCode = "unknown-code"
    case ambiguousCode = "ambiguous-code"
    case selfReference = "self-reference"
    case circularSuccessor = "circular-successor"
    case withdrawnSuccessor = "withdrawn-successor"
    case unknownParameter = "unknown-parameter"
    case circularParent = "circular-parent"
    case retiredParent = "retired-parent"
    case brokenErrorBody = "broken-error-body"
    case contradictoryBody = "contradictory-body"

    // Permalinks
    case ledgerSyntax = "ledger-syntax"
    case lostPermalink = "lost-permalink"
    case reassignedPermalink = "reassigned-permalink"
    case movedSite = "moved-site"
    case unreleasedAddress = "unreleased-address"

    // Known faults
    case knownFaultsSyntax = "known-faults-syntax"
    case unacceptableFault = "unacceptable-fault"
    case outdatedKnownFault = "outdated-known-fault"

    // Notes and pages
    case orphanNote = "orphan-note"
    case duplicateNote = "duplicate-note"
    case missingNote = "missing-note"
    case missingSection = "missing-section"
    case emptySection = "empty-section"
    case placeholderText = "placeholder-text"
    case summaryHeading = "summary-heading"
    case summaryBlock = "summary-block"
    case reservedPage = "reserved-page"
    case nestingTooDeep = "nesting-too-deep"
    case duplicateHeading = "duplicate-heading"
    case headingClash = "heading-clash"
    case headingAttributes = "heading-attributes"
    case duplicateHeadingID = "duplicate-heading-id"
    case rawHTML = "raw-html"
    case unclosedBlock = "unclosed-block"
    case droppedCells = "dropped-cells"
    case brokenTable = "broken-table"
    case foreignSyntax = "foreign-syntax"
    case unknownAttribute = "unknown-attribute"
    case unknownLine = "unknown-line"

    // Audiences
    case internalText = "internal-text"
    case misplacedInternal = "misplaced-internal"

    // Hosts
    case hostRuleClash = "host-rule-clash"

    // Links
    case unresolvedLink = "unresolved-link"
    case unknownLinkName = "unknown-link-name"
    case unresolvedReference = "unresolved-reference"
    case unresolvedFragment = "unresolved-fragment"
    case unsafeLink = "unsafe-link"
    case deadLink = "dead-link"
    case unreachableLink = "unreachable-link"
    case missingImageText = "missing-image-text"
    case linkSyntax = "link-syntax"

    // Theme
    case templateSyntax = "template-syntax"
    case unknownVariable = "unknown-variable"
    case unknownPartial = "unknown-partial"
    case missingTemplate = "missing-template"
    case unknownAsset = "unknown-asset"
    case duplicateAsset = "duplicate-asset"
    case unusedTemplate = "unused-template"
    case stylesheetSyntax = "stylesheet-syntax"
    case misplacedRule = "misplaced-rule"
    case lowContrast = "low-contrast"
    case brokenLink = "broken-link"
    case duplicateID = "duplicate-id"

    /// Whether the fault forbids to build.
    package var severity: Diagnostic.Severity {
        switch self {
        case .missingImageText, .duplicateHeading, .unexpectedFile, .unresolvedReference, .unreachableLink,
            .unusedTemplate, .lowContrast, .bidiCharacter, .emptySection, .placeholderText, .summaryBlock,
            .headingAttributes, .rawHTML, .unclosedBlock, .droppedCells, .brokenTable, .foreignSyntax, .linkSyntax,
            .hostRuleClash, .lostComment, .withdrawnSuccessor, .unknownAttribute, .unknownLine,
            .outdatedKnownFault, .contradictoryBody, .retiredParent:
            .warning
        default: .error
        }
    }
}
