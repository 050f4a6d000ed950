/// Why nothing is made, as a message for a person.
package struct Refusal: Error {
    package let message: String
}
