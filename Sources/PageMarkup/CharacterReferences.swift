internal import LibCMark

/// The character references of HTML.
enum CharacterReferences {
    /// No name is longer (HTML, section 13.5), and no number but for leading zeros.
    private static let longest = 31

    /// A text with its references resolved. One that is not known stays as it is.
    static func resolved(in text: String) -> String {
        var entities = Entities()
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let name = rest.prefix(longest).prefix(while: isOfName)
            guard scalar == "&", !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == ";",
                let meant = entities.decoded("&\(String(name));")
            else {
                result.append(scalar)
                continue
            }
            result.append(contentsOf: meant.unicodeScalars)
            rest = rest[name.endIndex...].dropFirst()
        }
        return String(result)
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "#" || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
}
