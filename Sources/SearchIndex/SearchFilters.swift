internal import Markup
internal import SearchWords

/// What a reader may narrow a search by: the values for the head, and the entries of each for `filters.json`,
/// which is fetched when a filter is used.
struct SearchFilters {
    /// The values of one kind, each with its entries in order.
    struct Values {
        /// The member's name in both files: `groups`, `statuses`, `tags`, `retries`, `states` or `field-` and the name of a
        /// field.
        let name: String
        var values: [(label: [(String, Label)], entries: [Int])] = []
    }

    /// What stands in a member of a value's description.
    enum Label {
        case text(String)
        case number(Int)
    }

    let kinds: [Values]
    /// What pages call each field, by its name.
    let labels: [(name: String, label: String)]
    /// The number of each entry's group.
    let groupNumbers: [Int]

    /// At most so many tags are offered, the most used ones.
    private static let mostTags = 200

    init(_ entries: [SearchEntry]) {
        var groups = Values(name: "groups")
        var numbers: [String: Int] = [:]
        var groupNumbers: [Int] = []
        var statuses: [Int: [Int]] = [:]
        var tags: [String: [Int]] = [:]
        var retries: [String: [Int]] = [:]
        var states: [String: [Int]] = [:]
        for (number, entry) in entries.enumerated() {
            let group = numbers[entry.group.id] ?? groups.values.count
            if group == groups.values.count {
                numbers[entry.group.id] = group
                groups.values.append(([("id", .text(entry.group.id)), ("title", .text(entry.group.title))], []))
            }
            groups.values[group].entries.append(number)
            groupNumbers.append(group)
            for status in entry.statuses { statuses[status, default: []].append(number) }
            for tag in entry.tags where tags[tag]?.last != number { tags[tag, default: []].append(number) }
            if let retry = entry.retry { retries[retry, default: []].append(number) }
            states[entry.state.rawValue, default: []].append(number)
        }
        self.groupNumbers = groupNumbers
        let mostUsed = tags.sorted {
            $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
        }.prefix(Self.mostTags).sorted { $0.key < $1.key }
        let fields = Fields(entries)
        labels = fields.labels
        kinds =
            [
                groups,
                Values(
                    name: "statuses",
                    values: statuses.sorted { $0.key < $1.key }.map { ([("status", .number($0.key))], $0.value) }
                ),
                Values(name: "tags", values: mostUsed.map { ([("tag", .text($0.key))], $0.value) }),
                Values(
                    name: "retries",
                    values: retries.sorted { $0.key < $1.key }.map { ([("retry", .text($0.key))], $0.value) }
                ),
                Values(
                    name: "states",
                    values: states.sorted { $0.key < $1.key }.map { ([("state", .text($0.key))], $0.value) }
                ),
            ] + fields.kinds
    }

    /// The fields that the site declares.
    private struct Fields {
        /// In the order in which they are declared.
        private(set) var kinds: [Values] = []
        private(set) var labels: [(name: String, label: String)] = []

        init(_ entries: [SearchEntry]) {
            var found: [Int: [String: (fact: SearchFact, entries: [Int])]] = [:]
            for (number, entry) in entries.enumerated() {
                for fact in entry.facts where found[fact.field]?[fact.value]?.entries.last != number {
                    found[fact.field, default: [:]][fact.value, default: (fact, [])].entries.append(number)
                }
            }
            for (_, values) in found.sorted(by: { $0.key < $1.key }) {
                let values = values.values.sorted { ($0.fact.place, $0.fact.value) < ($1.fact.place, $1.fact.value) }
                guard let first = values.first?.fact else { continue }
                labels.append((first.name, first.label))
                kinds.append(
                    Values(
                        name: "field-" + first.name,
                        values: values.map { fact, entries in
                            (
                                [("value", .text(fact.value))] + (fact.title.map { [("title", .text($0))] } ?? []),
                                entries
                            )
                        }
                    )
                )
            }
        }
    }

    /// Writes the values and how many entries have each.
    func writeValues(to object: inout JSONBuffer) {
        if !labels.isEmpty {
            object.name("labels")
            object.object { object in
                for (name, label) in labels { object.member(name, label) }
            }
        }
        for kind in kinds where !kind.values.isEmpty {
            object.name(kind.name)
            object.array { array in
                for value in kind.values {
                    array.object { object in
                        for (name, label) in value.label {
                            switch label {
                            case .text(let text): object.member(name, text)
                            case .number(let number): object.member(name, number)
                            }
                        }
                        object.member("count", value.entries.count)
                    }
                }
            }
        }
    }

    /// Writes the entries of each value, each as the step from the one before it.
    func writeEntries(to object: inout JSONBuffer) {
        for kind in kinds where !kind.values.isEmpty {
            object.name(kind.name)
            object.array { array in
                for value in kind.values {
                    array.array { numbers in
                        var previous = 0
                        for entry in value.entries {
                            numbers.number(entry - previous)
                            previous = entry
                        }
                    }
                }
            }
        }
    }
}
