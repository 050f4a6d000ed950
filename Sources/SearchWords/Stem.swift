/// What the forms of an English word have in common: `captures`, `captured` and `capturing` are `captur`.
///
/// `theme/assets/search-engine.js` has the same rules, one line each; `Tests/Search/normalisation.json` holds both to them.
/// They are few on purpose: a rule that joins words of two meanings costs more than one that is missing. Words of
/// other scripts, and words with digits, stay as they are.
enum Stem {
    /// The stem of a word in lower case, UTF-8.
    static func of(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard word.count >= 3, word.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return word
        }
        var stem = word
        if stem.count >= 5, ends(stem, "ies") {
            stem.removeLast(3)
            stem.append(UInt8(ascii: "y"))
        } else if ["shes", "ches", "xes", "sses"].contains(where: { ends(stem, $0) }) {
            stem.removeLast(2)
        } else if ends(stem, "s"), !["is", "ss", "us"].contains(where: { ends(stem, $0) }) {
            stem.removeLast()
        }
        if ends(stem, "ed"), !ends(stem, "eed"), hasVowel(stem.dropLast(2)) {
            stem.removeLast(2)
        } else if ends(stem, "ing"), hasVowel(stem.dropLast(3)) {
            stem.removeLast(3)
        }
        if let last = stem.last, stem.dropLast().last == last, "bdfgmnprt".utf8.contains(last) { stem.removeLast() }
        if stem.count >= 3, ends(stem, "e") { stem.removeLast() }
        if stem.count >= 3, ends(stem, "y") {
            stem.removeLast()
            stem.append(UInt8(ascii: "i"))
        }
        return stem
    }

    private static func ends(_ word: ArraySlice<UInt8>, _ ending: String) -> Bool {
        word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains { "aeiouy".utf8.contains($0) }
    }
}
