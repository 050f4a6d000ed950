/// What a stretch of code is, as far as a reader can tell by its colour.
package enum TokenClass: UInt8, Sendable {
    case keyword, string, number, comment, property, function, variable, literal, message, option, added, removed
}
