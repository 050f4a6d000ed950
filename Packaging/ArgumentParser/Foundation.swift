// Takes the place of Sources/ArgumentParser/Utilities/Foundation.swift of swift-argument-parser where `make dist` builds a
// release. The original takes a protocol and JSON from FoundationEssentials, which is a quarter of a static executable.

extension Error {
  func describe() -> String { String(describing: self) }
}

/// JSON of what `--experimental-dump-help` tells, keys sorted.
enum JSONEncoder {
  static func encode<T: Encodable>(_ value: T) -> String {
    (try? Value(of: value, at: []).text) ?? ""
  }
}

/// A value as JSON has it; a class, since a container fills in what another has handed out already.
private final class Value {
  var content = Content.null

  enum Content {
    case null
    /// A number or a word of JSON.
    case literal(String)
    case string(String)
    case array([Value])
    case object([String: Value])
  }

  init() {}

  init(of value: some Encodable, at path: [any CodingKey]) throws {
    if let text = value as? String {
      content = .string(text)
    } else {
      try value.encode(to: ValueEncoder(value: self, codingPath: path))
    }
  }

  var text: String {
    switch content {
    case .null: "null"
    case .literal(let text): text
    case .string(let text): Self.quoted(text)
    case .array(let values): "[\(values.map(\.text).joined(separator: ","))]"
    case .object(let values):
      "{\(values.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case ..<" ":
        let number = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - number.count) + number
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The value at a key of this object.
  func child(_ key: String) -> Value {
    var values: [String: Value] = [:]
    if case .object(let former) = content { values = former }
    let child = Value()
    values[key] = child
    content = .object(values)
    return child
  }

  /// The next value of this array.
  func child() -> Value {
    var values: [Value] = []
    if case .array(let former) = content { values = former }
    let child = Value()
    content = .array(values + [child])
    return child
  }
}

private struct ValueEncoder: Encoder {
  let value: Value
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .null = value.content { value.content = .object([:]) }
    return KeyedEncodingContainer(Keyed<Key>(value: value, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .null = value.content { value.content = .array([]) }
    return Unkeyed(value: value, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(value: value, codingPath: codingPath)
  }
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let value: Value
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) throws { _ = value.child(key.stringValue) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    self.value.child(key.stringValue).content = try Value(of: value, at: codingPath + [key]).content
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }

  func superEncoder() -> any Encoder { ValueEncoder(value: value.child("super"), codingPath: codingPath) }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: Key) -> ValueEncoder {
    ValueEncoder(value: value.child(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let value: Value
  let codingPath: [any CodingKey]

  var count: Int { if case .array(let values) = value.content { values.count } else { 0 } }

  func encodeNil() throws { _ = value.child() }

  func encode<T: Encodable>(_ value: T) throws {
    self.value.child().content = try Value(of: value, at: codingPath).content
  }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    ValueEncoder(value: value.child(), codingPath: codingPath).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    ValueEncoder(value: value.child(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { ValueEncoder(value: value.child(), codingPath: codingPath) }
}

private struct Single: SingleValueEncodingContainer {
  let value: Value
  let codingPath: [any CodingKey]

  func encodeNil() throws { value.content = .null }
  func encode(_ value: Bool) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: String) throws { self.value.content = .string(value) }
  func encode(_ value: Double) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Float) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Int) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Int8) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Int16) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Int32) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: Int64) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: UInt) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: UInt8) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: UInt16) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: UInt32) throws { self.value.content = .literal("\(value)") }
  func encode(_ value: UInt64) throws { self.value.content = .literal("\(value)") }
  func encode<T: Encodable>(_ value: T) throws {
    self.value.content = try Value(of: value, at: codingPath).content
  }
}
