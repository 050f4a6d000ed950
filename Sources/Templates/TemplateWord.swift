/// A word of the program in a template: `{{words.skip}}`, or, where something varies in it, a section that holds one for
/// each place, `{{#words.nearest_code}}{{#code}}<code>{{code}}</code>{{/code}}{{/words.nearest_code}}`. The word says in
/// which order they stand.
struct TemplateWord {
    static let prefix = "words."

    /// The name of the word.
    let name: String
    /// The indexes of the tags that begin and end what stands in each place.
    let places: [String: (start: Int, end: Int)]
    /// The index behind the last tag of the word.
    let end: Int

    /// Finds the word that a tag begins; `nil` where it begins none.
    /// - Parameters:
    ///   - index: the index of the tag.
    ///   - tags: the tags of a template, with their sections closed in order.
    init?(at index: Int, in tags: ArraySlice<ScannedTemplate.Tag>) {
        let tag = tags[index]
        guard tag.name.hasPrefix(Self.prefix) else { return nil }
        name = String(tag.name.dropFirst(Self.prefix.count))
        switch tag.kind {
        case .variable:
            places = [:]
            end = index + 1
        case .section:
            var places: [String: (start: Int, end: Int)] = [:]
            var open: [Int] = [index]
            var next = index + 1
            while next < tags.endIndex, !open.isEmpty {
                switch tags[next].kind {
                case .section, .inverted: open.append(next)
                case .end:
                    let start = open.removeLast()
                    if open.count == 1 { places[tags[start].name] = (start, next) }
                case .variable, .unescaped, .partial, .comment: break
                }
                next += 1
            }
            self.places = places
            end = next
        case .unescaped, .inverted, .end, .partial, .comment: return nil
        }
    }
}
