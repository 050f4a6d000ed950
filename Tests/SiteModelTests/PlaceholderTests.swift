import SiteModel
import Testing

/// How messages of other catalogs name what varies in them.
@Suite struct PlaceholderTests {
    /// What is found, each with the name or the position that it has.
    private func found(_ style: PlaceholderStyle, _ message: String) -> [String] {
        style.placeholders(in: message).map { placeholder in
            let bytes = Array(message.utf8)[placeholder.range]
            return String(decoding: bytes, as: UTF8.self) + "="
                + (placeholder.name ?? placeholder.position.map(String.init) ?? "")
        }
    }

    @Test(
        arguments: [
            (PlaceholderStyle.none, "{a} %s", []),
            (.braces, "{field} of {a.b-c}, {0}, { x }, {}", ["{field}=field", "{a.b-c}=a.b-c"]),
            (.braces, "{{field}} {open", ["{field}=field"]),
            (.doubleBraces, "{{field}} {{ b }} {c} {{}} {{ open", ["{{field}}=field", "{{ b }}=b"]),
            (.dollarBraces, "${field} $x {y} ${a.b()} ${} ${open", ["${field}=field", "${a.b()}=a.b()"]),
            (.percentNames, "%name% is 100% of %b%", ["%name%=name", "%b%=b"]),
            (.printf, "%s of %d: 100%% %q, %-10.3f %5%", ["%s=0", "%d=1", "%q=2", "%-10.3f=3"]),
            (.printf, "%2$s before %1$s", ["%2$s=1", "%1$s=0"]),
            (.printf, "%(name)s and %(b)r", ["%(name)s=name", "%(b)r=b"]),
            (
                .printf, "%lu %zu %-.192s %+v %*d %@ %hhd",
                ["%lu=0", "%zu=1", "%-.192s=2", "%+v=3", "%*d=4", "%@=5", "%hhd=6"]
            ),
            (.printf, "50% of it, 3%", []),
            (.positional, "{0} and {1:N2} and {2,-10} {{3}} {x}", ["{0}=0", "{1:N2}=1", "{2,-10}=2"]),
            (.braces, "größe {naïve} {größe} {a}", ["{a}=a"]),
        ] as [(PlaceholderStyle, String, [String])]
    )
    func `what varies is found`(style: PlaceholderStyle, message: String, expected: [String]) {
        #expect(found(style, message) == expected)
    }

    @Test(arguments: PlaceholderStyle.allCases)
    func `a text of any bytes is gone through once`(style: PlaceholderStyle) {
        for text in ["", "%", "{", "${", "{{", "%(", "%1$", "{0:", "ä{", String(repeating: "{", count: 100_000)] {
            #expect(style.placeholders(in: text) == [])
            #expect(style.withoutGaps(text) == text)
        }
    }

    @Test func `without them a message keeps its other words`() {
        #expect(PlaceholderStyle.printf.withoutGaps("a %s ü %d.") == "a   ü  .")
        #expect(PlaceholderStyle.positional.withoutGaps("'{0}' expected.") == "' ' expected.")
    }
}
