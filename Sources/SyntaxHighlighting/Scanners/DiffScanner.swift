internal import Grammars

/// Unified diffs: lines added and deleted, and what says where they are.
enum DiffScanner {
    static func scan(_ code: inout CodeCursor) {
        var isInFileNames = false
        while !code.isAtEnd {
            let start = code.position
            let end = code.endOfLine(from: start)
            let next = min(end + 1, code.limit)
            let wasInFileNames = isInFileNames
            isInFileNames = code.starts(with: "--- ", at: start) && code.starts(with: "+++ ", at: next)
            let tokenClass: TokenClass? =
                switch code.current {
                case "+" where wasInFileNames: .comment
                case "-" where isInFileNames: .comment
                case "+": .added
                case "-": .removed
                case "@" where code[start + 1] == "@": .keyword
                case "d" where code.starts(with: "diff ", at: start): .comment
                case "i" where code.starts(with: "index ", at: start): .comment
                case "\\": .comment
                default: nil
                }
            code.take(to: end, as: tokenClass)
            code.take(to: next)
        }
    }
}
