internal import SiteModel

/// What the program itself says on pages: the words of a theme, in one language, each as the site will have it.
package struct Words: Sendable {
    /// A word or a sentence.
    struct Word: Sendable, Equatable {
        /// What a text is made of: parts that stand as they are, and the places between them.
        enum Part: Sendable, Equatable {
            case text(String)
            case place(String)
        }

        /// The form for any number that has none of its own, and of a word that depends on none.
        static let otherForm = "other"

        /// By the category of plurals (CLDR).
        let forms: [String: [Part]]

        var parts: [Part] { forms[Self.otherForm] ?? [] }
        /// The names of what varies.
        var places: Set<String> { Self.places(of: parts) }
        /// Whether it depends on a number.
        var isPlural: Bool { forms.count > 1 }

        static func places(of parts: [Part]) -> Set<String> {
            Set(parts.compactMap { if case .place(let name) = $0 { name } else { nil } })
        }

        /// A text with its places as they are written.
        static func text(of parts: [Part]) -> String {
            parts.map { part in
                switch part {
                case .text(let text): text
                case .place(let name): "{\(name)}"
                }
            }
            .joined()
        }

        /// Takes a text apart: a name of small letters in braces is a place.
        static func parts(of text: String) -> [Part] {
            var parts: [Part] = []
            var start = text.startIndex
            for match in text.matches(of: #/\{([a-z_]+)\}/#) {
                if start < match.range.lowerBound { parts.append(.text(String(text[start..<match.range.lowerBound]))) }
                parts.append(.place(String(match.1)))
                start = match.range.upperBound
            }
            if start < text.endIndex { parts.append(.text(String(text[start...]))) }
            return parts
        }
    }

    private(set) var words: [String: Word] = [:]

    init() {
    }

    /// The word of a name.
    subscript(name: String) -> Word? {
        get { words[name] }
        set { words[name] = newValue }
    }

    var names: [String] { words.keys.sorted() }

    /// A word in which nothing varies.
    package func text(_ name: ProgramWord) -> String {
        text(name, [:])
    }

    /// A word with its places filled in.
    package func text(_ name: ProgramWord, _ values: [String: String]) -> String {
        (words[name.rawValue]?.parts ?? []).map { part in
            switch part {
            case .text(let text): text
            case .place(let place): values[place] ?? ""
            }
        }
        .joined()
    }
}

/// The words that the program asks for itself; all others are named by templates and scripts.
package enum ProgramWord: String, CaseIterable, Sendable {
    case changes, table
    case pageNotFound = "page_not_found"
    case alertNote = "alert_note"
    case alertTip = "alert_tip"
    case alertImportant = "alert_important"
    case alertWarning = "alert_warning"
    case alertCaution = "alert_caution"
    case taskDone = "task_done"
    case taskOpen = "task_open"
    case stateDraft = "state_draft"
    case stateDeprecated = "state_deprecated"
    case stateRetired = "state_retired"
    case feedAdded = "feed_added"
    case feedDeprecated = "feed_deprecated"
    case feedRetired = "feed_retired"
    case feedRenamed = "feed_renamed"
    case feedUse = "feed_use"
    case feedFormerly = "feed_formerly"
}
