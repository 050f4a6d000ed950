/// A language that code blocks are highlighted in.
package enum SyntaxLanguage: Sendable, Equatable, CaseIterable {
    case json, http, shell, diff, markup, yaml, toml, ini, sql
    case swift, javascript, typescript, python, ruby, php, go, rust, java, kotlin, c, cpp, csharp
    case haskell, dart, svelte, astro, powershell, lua, elixir, scala, graphql, protobuf, dockerfile, hcl, css

    /// The language that the first word of a fence's info string names, in any case; `nil` where it names none we know.
    ///
    /// What may follow the word without a space (`rust,ignore`, `js{1,3}`) is other tools' business and is passed over.
    package init?(_ info: some StringProtocol) {
        // Nearly always the name stands alone; to take a text apart by `Character` costs more than to highlight it.
        if let language = Self.named(String(info)) {
            self = language
            return
        }
        let isEnd: (Character) -> Bool = { $0.isWhitespace || $0 == "," || $0 == "{" || $0 == ":" }
        guard let word = info.drop(while: \.isWhitespace).split(maxSplits: 1, whereSeparator: isEnd).first,
            let language = Self.named(word.lowercased())
        else { return nil }
        self = language
    }

    private static func named(_ name: String) -> SyntaxLanguage? {
        switch name {
        case "json", "jsonc", "json5", "jsonl", "ndjson", "geojson": .json
        case "http", "https": .http
        case "sh", "bash", "shell", "zsh", "ksh", "console", "shell-session", "shellsession", "terminal", "curl": .shell
        case "diff", "patch", "udiff": .diff
        case "html", "htm", "xhtml", "xml", "svg", "rss", "atom", "vue", "plist": .markup
        case "yaml", "yml": .yaml
        case "toml": .toml
        case "ini", "cfg", "conf", "properties", "dotenv", "editorconfig": .ini
        case "sql", "mysql", "postgresql", "postgres", "pgsql", "sqlite", "plsql": .sql
        case "swift": .swift
        case "js", "javascript", "mjs", "cjs", "jsx", "node": .javascript
        case "ts", "typescript", "mts", "cts", "tsx": .typescript
        case "py", "python", "python3", "py3", "pyi": .python
        case "rb", "ruby", "jruby", "gemspec": .ruby
        case "php", "php3", "php5", "php7", "php8": .php
        case "go", "golang": .go
        case "rust", "rs": .rust
        case "java": .java
        case "kotlin", "kt", "kts": .kotlin
        case "c", "h": .c
        case "cpp", "c++", "cc", "cxx", "hpp", "hxx", "hh": .cpp
        case "cs", "csharp", "c#": .csharp
        case "haskell", "hs", "hsc": .haskell
        case "dart", "flutter": .dart
        case "svelte": .svelte
        case "astro": .astro
        case "powershell", "ps1", "pwsh", "ps", "posh", "psm1", "psd1": .powershell
        case "lua", "luau": .lua
        case "elixir", "ex", "exs": .elixir
        case "scala", "sc", "sbt": .scala
        case "graphql", "gql", "graphqls": .graphql
        case "protobuf", "proto", "proto2", "proto3": .protobuf
        case "dockerfile", "docker", "containerfile": .dockerfile
        case "hcl", "terraform", "tf", "tfvars", "opentofu", "tofu": .hcl
        case "css", "scss", "less", "postcss": .css
        default: nil
        }
    }
}
