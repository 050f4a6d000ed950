internal import Markup

/// The facts that stand before a text, as YAML whose values are JSON, so that every reader takes them alike.
struct FrontMatter {
    private var text = "---\n"

    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        var json = JSONBuffer()
        json.string(value)
        add(name, json)
    }

    mutating func add(_ name: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        var json = JSONBuffer()
        json.strings(values)
        add(name, json)
    }

    mutating func add(_ name: String, _ values: [Int]) {
        guard !values.isEmpty else { return }
        var json = JSONBuffer()
        json.array { json in
            for value in values { json.number(value) }
        }
        add(name, json)
    }

    private mutating func add(_ name: String, _ json: JSONBuffer) {
        text += "\(name): \(String(decoding: json.finished(), as: UTF8.self))\n"
    }

    /// The facts, and the text behind them.
    func before(_ markdown: [UInt8]) -> [UInt8] { Array((text + "---\n\n").utf8) + markdown }
}
