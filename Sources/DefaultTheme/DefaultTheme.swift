/// The theme that comes with the program: the files of `theme/`, as they were when it was built.
package enum DefaultTheme {
    /// By the path in the theme folder.
    package static var files: [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: texts.map { ($0.path, Array($0.text.description.utf8)) })
    }
}
