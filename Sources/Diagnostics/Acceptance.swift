extension DiagnosticCode {
    /// Why faults of a kind are never let pass as known.
    package enum Refusal: String, CaseIterable, Sendable {
        /// What was not understood cannot be shown.
        case unread
        /// An address that is lost, or given to two things, was promised to others.
        case address
        /// Readers could come to harm.
        case unsafe
        /// What is internal would be public.
        case disclosing
        /// Pages would say what is not so.
        case untrue
        /// Pages would lead to where nothing is.
        case astray
        /// The theme is on every page, and mended once.
        case theme
        /// The next run may tell otherwise.
        case passing

        /// In words, for who asked to let one pass.
        package var words: String {
            switch self {
            case .unread: "what is not understood cannot be shown"
            case .address: "an address that is lost or stands for two things cannot be taken back"
            case .unsafe: "readers could come to harm"
            case .disclosing: "what is internal would be public"
            case .untrue: "pages would say what is not so"
            case .astray: "a page would lead to where nothing is"
            case .theme: "a theme is on every page, and is mended once"
            case .passing: "the next run may tell otherwise"
            }
        }
    }

    /// Why a fault of this kind is never let pass as known, or `nil` where it may be: the page can be made soundly then,
    /// without the link, the note or whatever it is that is not there. The one place that decides it.
    package var refusal: Refusal? {
        switch self {
        // What is said is shown without that which leads nowhere, or is not there.
        case .unresolvedLink, .unknownLinkName, .unresolvedReference, .unresolvedFragment, .deadLink, .linkSyntax,
            .missingImageText, .unknownCode, .selfReference, .withdrawnSuccessor, .retiredParent,
            .contradictoryBody:
            nil
        // What is there is shown, and nothing in the place of the rest.
        case .orphanNote, .missingNote, .missingSection, .emptySection, .placeholderText, .summaryBlock,
            .duplicateHeading, .headingAttributes, .rawHTML, .unclosedBlock, .droppedCells, .brokenTable,
            .foreignSyntax, .unknownAttribute, .unknownLine, .unexpectedFile:
            nil
        case .missingFile, .unreadableFile, .notAFile, .symbolicLink, .fileTooLarge, .invalidUTF8, .nulCharacter,
            .conflictMarker, .yamlSyntax, .yamlTab, .yamlExpansion, .unusedAnchor, .unknownTag, .lostComment,
            .duplicateKey, .unknownKey, .missingKey, .emptyValue, .duplicateItem, .wrongType, .invalidValue,
            .unclosedFrontMatter, .misplacedFrontMatter, .emptyCatalog, .duplicateNote, .nestingTooDeep,
            .ledgerSyntax, .knownFaultsSyntax, .unacceptableFault, .outdatedKnownFault:
            .unread
        case .invalidCode, .duplicateCode, .duplicateGroup, .duplicateAnchor, .slugClash, .invalidSlug,
            .lostPermalink, .reassignedPermalink, .movedSite, .unreleasedAddress, .reservedPage, .summaryHeading,
            .headingClash, .ambiguousCode, .duplicateIdentifier, .duplicateHeadingID, .duplicateID, .hostRuleClash:
            .address
        case .unsafeLink, .controlCharacter, .bidiCharacter: .unsafe
        case .internalText, .misplacedInternal: .disclosing
        case .circularSuccessor, .circularParent, .brokenErrorBody, .unknownParameter: .untrue
        case .brokenLink: .astray
        case .templateSyntax, .unknownVariable, .unknownPartial, .missingTemplate, .unknownAsset, .duplicateAsset,
            .unusedTemplate, .stylesheetSyntax, .misplacedRule, .lowContrast:
            .theme
        case .unreachableLink: .passing
        }
    }
}
