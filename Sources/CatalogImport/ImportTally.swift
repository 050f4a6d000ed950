package import Diagnostics

/// What came of the facts of a source, each with its place.
package struct ImportTally: Sendable {
    package struct Line: Sendable {
        package let range: SourceRange
        /// What it is, and what it became, or why it did not.
        package let text: String
    }

    /// What was taken as a person or the catalog's own names said.
    package var taken: [Line] = []
    /// What was taken because of a guess, and what was decided by one.
    package var guessed: [Line] = []
    package var leftOut: [Line] = []

    package init() {}

    /// What was left out for want of a setting, and how often.
    package func leftOut(wanting setting: String) -> Int {
        leftOut.count { $0.text.hasSuffix("say `\(setting):` in the map") }
    }

    mutating func take(_ text: String, _ range: SourceRange, guess: String?) {
        if let guess {
            guessed.append(Line(range: range, text: "\(text) (\(guess))"))
        } else {
            taken.append(Line(range: range, text: text))
        }
    }

    mutating func add(_ other: ImportTally) {
        taken += other.taken
        guessed += other.guessed
        leftOut += other.leftOut
    }

    mutating func leaveOut(_ text: String, _ range: SourceRange) {
        leftOut.append(Line(range: range, text: text))
    }
}
