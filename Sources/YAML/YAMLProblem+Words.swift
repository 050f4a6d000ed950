extension YAMLProblem {
    /// What libyaml met, in the words of those who write YAML.
    var words: String {
        switch problem {
        case "mapping values are not allowed in this context": "a key cannot stand here"
        case "mapping keys are not allowed in this context": "a `?` cannot stand here"
        case "block sequence entries are not allowed in this context": "an item of a list cannot stand here"
        case "did not find expected node content": "a value should stand here"
        case "did not find expected key": "a key should stand here"
        case "did not find expected '-' indicator": "the next item of the list should begin here, with `- `"
        case "found character that cannot start any token": "no text without quotes begins with this character"
        case "did not find expected <document start>": "nothing can stand here"
        case "control characters are not allowed": "a control character stands here"
        default: problem
        }
    }

    /// What was being read, at the place where that begins.
    var contextWords: String? {
        switch context?.what {
        case "while parsing a block collection", "while parsing a flow sequence": "the list begins here"
        case "while parsing a block mapping", "while parsing a flow mapping": "the mapping begins here"
        case "while scanning a simple key": "the key begins here"
        case "while parsing a block node", "while parsing a flow node": nil
        case let what?: what
        case nil: nil
        }
    }
}
