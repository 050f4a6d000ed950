/// The JSON Schema of the index's files, published beside them.
enum SearchSchema {
    /// The schema's text, UTF-8.
    static var bytes: [UInt8] { Array("{}".utf8) }
}
