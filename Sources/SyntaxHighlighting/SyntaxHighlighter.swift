internal import Grammars
package import Markup

/// Colours code while the site is built, so that no page needs a script for it.
package enum SyntaxHighlighter {
    /// The code as HTML, with a `span` around each stretch that has a colour.
    ///
    /// The text of the result is the code, byte by byte, whatever it is: code that the language would not accept is
    /// merely coloured less well. Spans never nest and never touch one of their own class. The time it takes grows with
    /// the length of the code and with nothing else.
    ///
    /// The classes are `hl-k` keyword, `hl-s` string, `hl-n` number, `hl-c` comment, `hl-p` property, key or header name,
    /// `hl-f` function or command, `hl-v` variable, `hl-l` literal such as `true`, `hl-m` HTTP method or status, `hl-o`
    /// command-line option, `hl-a` added line, `hl-d` deleted line.
    package static func highlighted(_ code: String, as language: SyntaxLanguage) -> HTML {
        var cursor = CodeCursor(code)
        switch language {
        case .json: JSONScanner.scan(&cursor)
        case .http: HTTPScanner.scan(&cursor)
        case .diff: DiffScanner.scan(&cursor)
        case .markup: MarkupScanner.scan(&cursor)
        case .shell:
            var scanner = ShellScanner()
            scanner.scan(&cursor)
        case .yaml:
            var scanner = YAMLScanner()
            scanner.scan(&cursor)
        case .php: PHPScanner.scan(&cursor)
        case .powershell:
            var scanner = PowerShellScanner()
            scanner.scan(&cursor)
        case .dockerfile:
            var scanner = DockerfileScanner()
            scanner.scan(&cursor)
        case .css:
            var scanner = CSSScanner()
            scanner.scan(&cursor)
        case .svelte: scan(&cursor, .svelte)
        case .astro: scan(&cursor, .astro)
        case .toml: scan(&cursor, .toml)
        case .ini: scan(&cursor, .ini)
        case .sql: scan(&cursor, .sql)
        case .swift: scan(&cursor, .swift)
        case .javascript: scan(&cursor, .javascript)
        case .typescript: scan(&cursor, .typescript)
        case .python: scan(&cursor, .python)
        case .ruby: scan(&cursor, .ruby)
        case .go: scan(&cursor, .go)
        case .rust: scan(&cursor, .rust)
        case .java: scan(&cursor, .java)
        case .kotlin: scan(&cursor, .kotlin)
        case .c: scan(&cursor, .c)
        case .cpp: scan(&cursor, .cpp)
        case .csharp: scan(&cursor, .csharp)
        case .haskell: scan(&cursor, .haskell)
        case .dart: scan(&cursor, .dart)
        case .lua: scan(&cursor, .lua)
        case .elixir: scan(&cursor, .elixir)
        case .scala: scan(&cursor, .scala)
        case .graphql: scan(&cursor, .graphql)
        case .protobuf: scan(&cursor, .protobuf)
        case .hcl: scan(&cursor, .hcl)
        }
        return cursor.finished()
    }

    private static func scan(_ cursor: inout CodeCursor, _ grammar: Grammar) {
        var scanner = GrammarScanner(grammar)
        scanner.scan(&cursor)
    }

    private static func scan(_ cursor: inout CodeCursor, _ dialect: ComponentScanner.Dialect) {
        var scanner = ComponentScanner(dialect)
        scanner.scan(&cursor)
    }
}
