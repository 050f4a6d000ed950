extension NewSite {
    /// What was done, and what to do next.
    /// - Parameters:
    ///   - written: the paths of the files that were written, from the folder that one is in.
    ///   - kept: the paths of those that were there already.
    /// - Returns: lines for a person.
    func summary(written: [String], kept: [String]) -> String {
        let outside = Set(hostFiles.keys.map(fromHere)).sorted()
        var lines = [
            "\(written.count) files in \(folder)"
                + (outside.isEmpty ? "" : ", " + outside.joined(separator: ", ") + " among them")
        ]
        if !kept.isEmpty {
            let rule = kept.contains(inFolder(".gitignore")) ? "; git is to ignore /\(inRoot("public/"))" : ""
            lines.append("as they were: \(kept.joined(separator: ", "))\(rule)")
        }
        lines.append(addressLine)
        lines.append("Next:")
        lines.append("")
        if folder != "." { lines.append("  cd \(Shell.word(folder))") }
        lines.append("  docsite serve --open")
        lines.append("  docsite new error <code> --status 400")
        lines.append("")
        if wishes.hasSamples { lines.append("Then the samples can go: \(Self.withoutSamples)") }
        lines += neighbour == nil ? hostLines : neighbourLines(keeping: kept)
        return lines.map { $0 + "\n" }.joined()
    }

    private var addressLine: String {
        switch address {
        case .said(let url): "base_url is \(url)"
        case .guessed(let url): "base_url is \(url), guessed from the repository's remote: see content/site.yml"
        case .read(let url, let file): "base_url is \(url), as \(file) and --below say"
        case .unknown: "base_url is still to be said, in content/site.yml"
        }
    }

    /// What the host, or the other site, still needs.
    private var hostLines: [String] {
        switch host {
        case .githubPages:
            ["GitHub: in the settings of the repository, Pages, choose \"GitHub Actions\" as the source."]
        case .s3: ["GitHub: set the variables that \(fromHere(workflowPath)) names at its beginning."]
        case .netlify: ["Netlify: import the repository; netlify.toml says the rest."]
        case .cloudflare: ["Cloudflare: import the repository under Workers & Pages; wrangler.toml says the rest."]
        case .nginx: ["nginx: include nginx.conf, which says at its beginning what to copy where."]
        case .none: []
        }
    }

    private func neighbourLines(keeping kept: [String]) -> [String] {
        guard let neighbour else { return [] }
        let rules =
            kept.contains(inFolder("README.md"))
            ? ["What \(neighbour.name) must know:"] + neighbourRules.map { "- \($0)" }
            : ["What \(neighbour.name) must know, .gitignore and links, stands in \(folder)/README.md."]
        if let publishing, let line = publishing.line {
            return [
                "Add this step to \(publishing.path), before line \(line.number) (\(line.text)):"
            ] + step.map { "      " + $0 } + rules
        }
        if hostIsSetUp {
            return ["\(host.configurations[0]): let it build both, with this command:", "  \(hostCommand)"] + rules
        }
        guard host == .githubPages || host == .s3 else { return hostLines + rules }
        let otherwise =
            "\(fromHere(workflowPath)) publishes both. If \(neighbour.name) is published otherwise, remove it, or each takes the "
            + "place of the other; and run this before the build there:"
        return hostLines + [otherwise, "  \(build())"] + rules
    }
}
