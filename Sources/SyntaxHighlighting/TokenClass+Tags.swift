internal import Grammars

extension TokenClass {
    /// The tag that opens a stretch of this class; the theme's stylesheet knows the class names.
    var openingTag: StaticString {
        switch self {
        case .keyword: #"<span class="hl-k">"#
        case .string: #"<span class="hl-s">"#
        case .number: #"<span class="hl-n">"#
        case .comment: #"<span class="hl-c">"#
        case .property: #"<span class="hl-p">"#
        case .function: #"<span class="hl-f">"#
        case .variable: #"<span class="hl-v">"#
        case .literal: #"<span class="hl-l">"#
        case .message: #"<span class="hl-m">"#
        case .option: #"<span class="hl-o">"#
        case .added: #"<span class="hl-a">"#
        case .removed: #"<span class="hl-d">"#
        }
    }
}
