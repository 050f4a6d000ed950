/// The line indexes of the files that a report shows, each made once: one file may have thousands of faults.
struct LineIndexes {
    private var indexes: [ObjectIdentifier: LineIndex] = [:]

    /// The index of a file's text. The file must live as long as the report is written, as its faults do.
    subscript(file: SourceFile) -> LineIndex {
        mutating get {
            if let index = indexes[ObjectIdentifier(file)] { return index }
            let index = LineIndex(file.text)
            indexes[ObjectIdentifier(file)] = index
            return index
        }
    }

    /// The columns that the number of the line takes on which a place begins.
    mutating func gutter(of range: SourceRange) -> Int {
        String(self[range.file].position(of: range.bounds.lowerBound).line).utf8.count
    }
}
