/// The end of an address, which names what lies there.
package enum AddressEnd {
    /// The last part of an address, without the ending of a page, and what stands before it.
    package static func last(of address: String) -> (folder: String, last: String) {
        var way = address[...]
        while way.hasSuffix("/") { way.removeLast() }
        for ending in ["/index.html", "/index.md", "/README.md", ".html", ".htm", ".mdx", ".md"]
        where way.hasSuffix(ending) {
            way = way.dropLast(ending.count)
            break
        }
        let start = way.lastIndex { $0 == "/" || $0 == "#" }.map { way.index(after: $0) } ?? way.startIndex
        return (String(way[..<start]), String(way[start...]))
    }
}
