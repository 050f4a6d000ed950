/// The character references of HTML: numbers, and the names that people write in addresses and ids.
enum CharacterReferences {
    private static let names: [String: UInt32] = {
        var names: [String: UInt32] = [
            "amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39, "sol": 47, "colon": 58, "num": 35, "quest": 63,
            "equals": 61, "period": 46, "lowbar": 95, "hyphen": 0x2010, "dash": 0x2010, "ndash": 0x2013,
            "mdash": 0x2014,
            "comma": 44, "semi": 59, "percnt": 37, "plus": 43, "commat": 64, "lpar": 40, "rpar": 41, "excl": 33,
            "ast": 42, "Tab": 9, "NewLine": 10, "hellip": 0x2026, "euro": 0x20AC,
        ]
        for (index, name) in latin.split(separator: " ").enumerated() { names[String(name)] = UInt32(160 + index) }
        return names
    }()

    /// From U+00A0 to U+00FF.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
        Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
        Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
        uuml yacute thorn yuml
        """

    /// A text with its references resolved. One that is not known stays as it is.
    static func resolved(in text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&" else {
                result.append(scalar)
                continue
            }
            // Beyond leading zeros no name and no number is longer.
            let name = rest.prefix(10).prefix { $0 != ";" && $0 != "&" }
            guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let value = value(of: String(name)),
                let character = Unicode.Scalar(value)
            else {
                result.append(scalar)
                continue
            }
            result.append(character)
            rest = rest[name.endIndex...].dropFirst()
        }
        return String(result)
    }

    private static func value(of name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        return digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }
}
