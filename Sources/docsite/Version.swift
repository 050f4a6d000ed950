/// Which docsite this is: the one place that says so. The packages, the manual page and the action read it from here, or
/// from the program.
enum Version {
    static let number = "0.1.0"
}
