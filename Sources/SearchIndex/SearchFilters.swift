import Markup

/// What a reader may narrow a search by: the values for the head, and the entries of each for `filters.json`,
/// which is fetched when a filter is used.
struct SearchFilters {
    /// The values of one kind, each with its entries in order.
    struct Values {
        /// The member's name in both files: `groups`, `statuses`, `tags` or `states`.
        let name: String
        var values: [(label: [(String, Label)], entries: [Int])] = []
    }

    /// What stands in a member of a value's description.
    enum Label {
        case text(String)
        case number(Int)
    }

    let kinds: [Values]
    /// The number of each document's group.
    let groupNumbers: [Int]

    /// At most so many tags are offered, the most used ones.
    private static let mostTags = 200

    init(_ documents: [SearchDocument]) {
        var groups = Values(name: "groups")
        var numbers: [String: Int] = [:]
        var groupNumbers: [Int] = []
        var statuses: [Int: [Int]] = [:]
        var tags: [String: [Int]] = [:]
        var states: [String: [Int]] = [:]
        for entry in documents.indices {
            let group = documents[entry].group
            let number = numbers[group.id] ?? groups.values.count
            if number == groups.values.count {
                numbers[group.id] = number
                groups.values.append(([("id", .text(group.id)), ("title", .text(group.title))], []))
            }
            groups.values[number].entries.append(entry)
            groupNumbers.append(number)
            if let status = documents[entry].status { statuses[status, default: []].append(entry) }
            for tag in documents[entry].tags where tags[tag]?.last != entry { tags[tag, default: []].append(entry) }
            states[documents[entry].state.rawValue, default: []].append(entry)
        }
        self.groupNumbers = groupNumbers
        let mostUsed = tags.sorted {
            $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
        }.prefix(Self.mostTags).sorted { $0.key < $1.key }
        kinds = [
            groups,
            Values(
                name: "statuses",
                values: statuses.sorted { $0.key < $1.key }.map { ([("status", .number($0.key))], $0.value) }
            ),
            Values(name: "tags", values: mostUsed.map { ([("tag", .text($0.key))], $0.value) }),
            Values(
                name: "states",
                values: states.sorted { $0.key < $1.key }.map { ([("state", .text($0.key))], $0.value) }
            ),
        ]
    }

    /// Writes the values and how many entries have each.
    func writeValues(to object: inout JSONBuffer) {
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
