internal import Markup

/// What a release changes for clients of an API: what breaks them, what moves, and what is new.
package struct CatalogDifference: Sendable {
    package enum Kind: String, Sendable {
        /// Clients break, and no `changes` of the entry says so.
        case broken
        /// Clients break, as the entry says.
        case accounted
        /// Something lies elsewhere.
        case moved
        case added

        /// What its lines begin with.
        var mark: String {
            switch self {
            case .broken: "-"
            case .accounted: "="
            case .moved: "~"
            case .added: "+"
            }
        }

        var title: String {
            switch self {
            case .broken: "Breaks"
            case .accounted: "Breaks that the catalog accounts for"
            case .moved: "Moves"
            case .added: "Additions"
            }
        }

        static let all: [Kind] = [.broken, .accounted, .moved, .added]
    }

    package struct Change: Sendable, Equatable {
        package let kind: Kind
        /// The id of the entry, as it was where it is gone.
        package let id: String
        /// What changed, in words.
        package let what: String
    }

    /// In the order of the former catalog, and behind them what is new.
    package private(set) var changes: [Change] = []

    package var breaksNothing: Bool { !changes.contains { $0.kind == .broken } }

    /// - Parameters:
    ///   - former: what is published.
    ///   - present: what would be.
    package init(from former: PublishedCatalog, to present: PublishedCatalog) {
        let byID = Dictionary(present.entries.map { ($0.id, $0) }) { first, _ in first }
        var successors: [String: PublishedCatalog.Entry] = [:]
        for entry in present.entries {
            for code in entry.formerCodes where successors[code] == nil { successors[code] = entry }
        }
        let known = Set(former.entries.map(\.id))
        // An entry that was given a scope has another id, and the code that clients look for.
        let scoped = Dictionary(grouping: present.entries.filter { !known.contains($0.id) }, by: \.code)
            .compactMapValues { $0.count == 1 ? $0.first : nil }
        var carried: Set<String> = []
        for entry in former.entries {
            if let now = byID[entry.id] {
                compare(entry, now, from: former.siteURL, to: present.siteURL)
            } else if let now = successors[entry.id] {
                carried.insert(now.id)
                add(
                    .broken,
                    now,
                    after: entry,
                    id: entry.id,
                    "the code is `\(now.code)` now, and clients look for `\(entry.code)`"
                )
                compare(entry, now, from: former.siteURL, to: present.siteURL)
            } else if let now = scoped[entry.code] {
                carried.insert(now.id)
                changes.append(Change(kind: .moved, id: entry.id, what: "its id is `\(now.id)` now"))
                compare(entry, now, from: former.siteURL, to: present.siteURL)
            } else if entry.isRetired {
                changes.append(Change(kind: .moved, id: entry.id, what: "the entry of the retired code is gone"))
            } else {
                changes.append(
                    Change(
                        kind: .broken,
                        id: entry.id,
                        what: "the code is gone; retire it, or give its successor the alias"
                    )
                )
            }
        }
        for entry in present.entries where !known.contains(entry.id) && !carried.contains(entry.id) {
            changes.append(Change(kind: .added, id: entry.id, what: "the code is new"))
        }
    }

    private mutating func compare(
        _ former: PublishedCatalog.Entry,
        _ now: PublishedCatalog.Entry,
        from formerURL: String,
        to url: String
    ) {
        func list(_ texts: [String]) -> String { texts.isEmpty ? "none" : texts.joined(separator: ", ") }
        if former.statuses != now.statuses {
            add(.broken, now, after: former, "the status is \(list(now.statuses)), and was \(list(former.statuses))")
        }
        // What is no longer sent has no advice.
        if former.retry != now.retry, !now.isRetired {
            add(
                .broken,
                now,
                after: former,
                "`retry` is \(now.retry ?? "not said"), and was \(former.retry ?? "not said")"
            )
        }
        if now.isRetired, !former.isRetired {
            changes.append(
                Change(kind: .accounted, id: now.id, what: "the code is retired: the API no longer sends it")
            )
        }
        compareExamples(former, now)
        let path = { (url: String, base: String) in url.hasPrefix(base) ? String(url.dropFirst(base.count)) : url }
        if former.id == now.id, path(former.pageURL, formerURL) != path(now.pageURL, url) {
            changes.append(
                Change(
                    kind: .moved,
                    id: now.id,
                    what: "its page is at \(path(now.pageURL, url)), and was at \(path(former.pageURL, formerURL))"
                )
            )
        }
    }

    private mutating func compareExamples(_ former: PublishedCatalog.Entry, _ now: PublishedCatalog.Entry) {
        for (index, example) in former.examples.enumerated() {
            let same = now.examples.first { $0.name == example.name }
            guard let present = same ?? (now.examples.indices.contains(index) ? now.examples[index] : nil) else {
                if !example.shape.isEmpty, !now.isRetired {
                    add(.broken, now, after: former, "the example \(example.name) is gone")
                }
                continue
            }
            let lost = example.shape.subtracting(present.shape).sorted()
            if !lost.isEmpty, !present.shape.isEmpty || !example.shape.isEmpty {
                add(
                    .broken,
                    now,
                    after: former,
                    "the body no longer has \(lost.map { "`\($0)`" }.joined(separator: ", "))"
                )
            }
            if let type = example.problemType, present.problemType != type {
                add(
                    .broken,
                    now,
                    after: former,
                    "the type of the problem is \(present.problemType ?? "none"), and was \(type)"
                )
            }
        }
    }

    /// Adds a break, which the entry accounts for where it says of a change that was not there before.
    private mutating func add(
        _ kind: Kind,
        _ now: PublishedCatalog.Entry,
        after former: PublishedCatalog.Entry,
        id: String? = nil,
        _ what: String
    ) {
        let isAccounted = !now.changes.subtracting(former.changes).isEmpty
        changes.append(Change(kind: isAccounted ? .accounted : kind, id: id ?? now.id, what: what))
    }
}

// MARK: - Reports

extension CatalogDifference {
    /// A line a change: `- ` it breaks clients, `= ` it does and is accounted for, `~ ` it moves, `+ ` it is new.
    package var text: String { changes.map { "\($0.kind.mark) \($0.id)\t\($0.what)\n" }.joined() }

    package var json: String {
        var json = JSONBuffer()
        json.object { json in
            json.number(named: "version", 1)
            json.name("changes")
            json.array { json in
                for change in changes {
                    json.newline()
                    json.object { json in
                        json.member("kind", change.kind.rawValue)
                        json.member("id", change.id)
                        json.member("what", change.what)
                    }
                }
            }
        }
        json.newline()
        return String(decoding: json.finished(), as: UTF8.self)
    }

    /// Annotations of a workflow on GitHub.
    package var annotations: String {
        changes.filter { $0.kind == .broken || $0.kind == .accounted }.map { change in
            let text = "\(change.id): \(change.what)".replacing("%", with: "%25").replacing("\n", with: "%0A")
            return "::\(change.kind == .broken ? "error" : "notice") title=catalog::\(text)\n"
        }
        .joined()
    }

    /// For a comment at a pull request.
    package var markdown: String {
        guard !changes.isEmpty else { return "The catalog is what it was to its clients.\n" }
        return Kind.all.compactMap { kind -> String? in
            let some = changes.filter { $0.kind == kind }
            guard !some.isEmpty else { return nil }
            return "### \(kind.title)\n\n" + some.map { "- `\($0.id)`: \($0.what)\n" }.joined()
        }
        .joined(separator: "\n")
    }
}

extension JSONBuffer {
    fileprivate mutating func number(named name: String, _ value: Int) {
        self.name(name)
        number(value)
    }
}
