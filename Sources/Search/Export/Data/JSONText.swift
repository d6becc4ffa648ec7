import Foundation

/// What all JSON of the tool has in common.
enum JSONText {
  static func encode(_ value: some Encodable, isPretty: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A number to six decimals; JSON has no infinity, which becomes 0.
  static func rounded(_ value: Double) -> Double {
    value.isFinite ? (value * 1_000_000).rounded() / 1_000_000 : 0
  }
}
