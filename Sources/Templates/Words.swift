internal import SiteModel

/// What the program itself says on pages: the words of a theme, in one language, each as the site will have it.
package struct Words: Sendable {
    /// A word or a sentence.
    package struct Word: Sendable, Equatable {
        /// What a text is made of: parts that stand as they are, and the places between them.
        package enum Part: Sendable, Equatable {
            case text(String)
            case place(String)
        }

        /// The form for any number that has none of its own, and of a word that depends on none.
        package static let otherForm = "other"

        /// By the category of plurals (CLDR).
        package let forms: [String: [Part]]

        package init(forms: [String: [Part]]) {
            self.forms = forms
        }

        package var parts: [Part] { forms[Self.otherForm] ?? [] }
        /// The names of what varies.
        package var places: Set<String> { Self.places(of: parts) }
        /// Whether it depends on a number.
        package var isPlural: Bool { forms.count > 1 }

        package static func places(of parts: [Part]) -> Set<String> {
            Set(parts.compactMap { if case .place(let name) = $0 { name } else { nil } })
        }

        /// A text with its places as they are written.
        package static func text(of parts: [Part]) -> String {
            parts.map { part in
                switch part {
                case .text(let text): text
                case .place(let name): "{\(name)}"
                }
            }
            .joined()
        }

        /// Takes a text apart: a name of small letters in braces is a place.
        package static func parts(of text: String) -> [Part] {
            let bytes = Array(text.utf8)
            func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
            var parts: [Part] = []
            var start = 0
            var position = 0
            while let brace = bytes[position...].firstIndex(of: UInt8(ascii: "{")) {
                position = brace + 1
                let end = bytes[position...].firstIndex { !isPartOfName($0) } ?? bytes.endIndex
                guard end > position, end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") else { continue }
                if start < brace { parts.append(.text(string(start..<brace))) }
                parts.append(.place(string(position..<end)))
                position = end + 1
                start = position
            }
            if start < bytes.endIndex { parts.append(.text(string(start..<bytes.endIndex))) }
            return parts
        }

        private static func isPartOfName(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
        }
    }

    private(set) var words: [String: Word] = [:]

    package init() {
    }

    /// The word of a name.
    package subscript(name: String) -> Word? {
        get { words[name] }
        set { words[name] = newValue }
    }

    package var names: [String] { words.keys.sorted() }

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
    case changes, operations, table
    case pageNotFound = "page_not_found"
    case sharedCodeText = "shared_code_text"
    case alertNote = "alert_note"
    case alertTip = "alert_tip"
    case alertImportant = "alert_important"
    case alertWarning = "alert_warning"
    case alertCaution = "alert_caution"
    case taskDone = "task_done"
    case taskOpen = "task_open"
    case details, `internal`, markets
    case fieldYes = "field_yes"
    case fieldNo = "field_no"
    case codeWrong = "code_wrong"
    case codeRight = "code_right"
    case deprecated, retired, parameters, variants, history
    case deprecatedSince = "deprecated_since"
    case deprecatedText = "deprecated_text"
    case deprecatedUse = "deprecated_use"
    case retiredSince = "retired_since"
    case retiredText = "retired_text"
    case retiredUse = "retired_use"
    case retryNeverTitle = "retry_never_title"
    case retryNeverText = "retry_never_text"
    case retryAfterChangeTitle = "retry_after_change_title"
    case retryAfterChangeText = "retry_after_change_text"
    case retryAfterCheckTitle = "retry_after_check_title"
    case retryAfterCheckText = "retry_after_check_text"
    case retryAfterDelayTitle = "retry_after_delay_title"
    case retryAfterDelayText = "retry_after_delay_text"
    case retryPause = "retry_pause"
    case retrySafeTitle = "retry_safe_title"
    case retrySafeText = "retry_safe_text"
    case labelMessage = "label_message"
    case labelMessages = "label_messages"
    case labelPartOf = "label_part_of"
    case labelSameCode = "label_same_code"
    case parameterName = "parameter_name"
    case parameterType = "parameter_type"
    case parameterDescription = "parameter_description"
    case parameterExample = "parameter_example"
    case variantWhen = "variant_when"
    case whatTheAPIReturns = "what_the_api_returns"
    case whatTheAPIReturned = "what_the_api_returned"
    case subCodes = "sub_codes"
    case returnedBy = "returned_by"
    case relatedCodes = "related_codes"
    case stateDraft = "state_draft"
    case stateDeprecated = "state_deprecated"
    case stateRetired = "state_retired"
    case feedAdded = "feed_added"
    case feedDeprecated = "feed_deprecated"
    case feedRetired = "feed_retired"
    case feedChanged = "feed_changed"
    case feedRenamed = "feed_renamed"
    case feedUse = "feed_use"
    case feedFormerly = "feed_formerly"
}
