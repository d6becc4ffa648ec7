import Foundation

/// A field's length in tokens as one byte, for scoring: exact below 40, then in steps of 6 %.
package enum LengthCode {
  private static let exact = 40
  private static let step = 1.06

  package static func code(for length: Int) -> UInt8 {
    guard length >= exact else { return UInt8(max(0, length)) }
    let steps = (log(Double(length) / Double(exact)) / log(step)).rounded()
    return UInt8(min(255, exact + Int(steps)))
  }

  /// The length, in tokens, that each of the 256 codes stands for.
  package static let lengths: [Float] = (0..<256).map { code in
    code < exact ? Float(code) : Float(Double(exact) * pow(step, Double(code - exact)))
  }
}
