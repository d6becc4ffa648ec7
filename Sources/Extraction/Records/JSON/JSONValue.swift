/// Values as JSON has them.
enum JSONValue {
  /// A string, or a number as its digits.
  static func string(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    if let number = value as? Int { return String(number) }
    return (value as? Double).map { String($0) }
  }

  /// A string itself, or the one that an object has as a member.
  static func string(_ value: Any, member: String) -> String? {
    string((value as? [String: Any]).map { $0[member] } ?? value)
  }

  /// The elements of an array; a value that is none alone.
  static func list(_ value: Any?) -> [Any] { value as? [Any] ?? value.map { [$0] } ?? [] }
}
