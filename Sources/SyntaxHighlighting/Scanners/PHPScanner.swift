internal import Grammars

/// PHP, in a page between `<?php` and `?>`, or by itself as documentation has it.
enum PHPScanner {
    static func scan(_ code: inout CodeCursor) {
        guard code.first("<?", from: 0) != nil else { return scanCode(&code) }
        while !code.isAtEnd {
            let open = code.first("<?", from: code.position) ?? code.limit
            code.limited(to: open, MarkupScanner.scan)
            guard !code.isAtEnd else { return }

            // `<?php` and `<?=`; after `<?xml` there is no PHP, but that is rarer than it is worth.
            let afterMark = code[open + 2] == "=" ? open + 3 : code.endOfWord(from: open + 2)
            code.take(to: afterMark, as: .keyword)
            let close = code.first("?>", from: afterMark) ?? code.limit
            code.limited(to: close, scanCode)
            code.take(to: close + 2, as: .keyword)
        }
    }

    private static func scanCode(_ code: inout CodeCursor) {
        var scanner = GrammarScanner(.php)
        scanner.scan(&code)
    }
}
