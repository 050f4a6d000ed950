package import Diagnostics

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
