package import Diagnostics

/// The words of a site: those that a theme has ready for what it is about, and single ones in an author's words.
package struct SiteWords: Sendable {
    /// The name of the words that are ready, such as `linter`.
    package var preset: Located<String>?
    package var overrides: [Wording] = []

    package init() {}

    /// - Parameter wordings: what stands under `wording`, the preset among it.
    package init(_ wordings: [Wording]) {
        for wording in wordings {
            if wording.name.value == "preset", let (category, text) = wording.forms.first, category == nil {
                preset = text
            } else {
                overrides.append(wording)
            }
        }
    }
}

/// A text of the program's own on pages, in an author's words.
package struct Wording: Sendable {
    /// The word that is overridden.
    package let name: Located<String>
    /// The texts, each with the category of numbers that it is for (CLDR: `one`, `few`, `other`); one without a category
    /// where it depends on no number.
    package let forms: [(category: Located<String>?, text: Located<String>)]

    package init(name: Located<String>, forms: [(category: Located<String>?, text: Located<String>)]) {
        self.name = name
        self.forms = forms
    }
}
