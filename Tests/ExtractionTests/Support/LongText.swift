import Testing

/// A text of any length as an argument: the tests' output shows how a long one begins and its size, not all of it.
struct LongText: Sendable, CustomTestStringConvertible {
  let text: String

  init(_ text: String) { self.text = text }

  var testDescription: String {
    guard text.utf8.count > 40 else { return text.debugDescription }
    let start = text.unicodeScalars.prefix(40).map { $0.escaped(asASCII: true) }.joined().prefix(40)
    return "\(start)… (\(text.utf8.count) bytes)"
  }
}
