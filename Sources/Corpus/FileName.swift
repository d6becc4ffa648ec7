import Glibc

/// Paths as texts. Linux allows any bytes in a name; those that are no UTF-8 (old disks, unpacked archives) must
/// neither be lost nor become another name.
package enum FileName {
  /// Stand-ins for the bytes 0x80…0xFF where they are part of no character: the end of the private use area.
  private static let base: UInt32 = 0x10_FF00
  /// With which a stand-in begins, in UTF-8.
  private static let mark: UInt8 = 0xF4

  /// The text for a path as the system gives it.
  package static func text(_ path: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: path), !text.utf8.contains(mark) { return text }
    let bytes = UnsafeBufferPointer(start: path, count: strlen(path)).map { UInt8(bitPattern: $0) }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      if let (scalar, count) = scalar(at: rest), scalar.value < base {
        text.append(scalar)
        rest = rest.dropFirst(count)
      } else {
        text.append(Unicode.Scalar(base + UInt32(first)) ?? "\u{FFFD}")
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// Calls `body` with a path as the system wants it.
  package static func withBytes<Result>(
    of text: String, _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    guard text.utf8.contains(mark) else { return try text.withCString(body) }
    var bytes: [CChar] = []
    for scalar in text.unicodeScalars {
      if scalar.value > base {
        bytes.append(CChar(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
      }
    }
    return try (bytes + [0]).withUnsafeBufferPointer { try $0.baseAddress.map(body) ?? text.withCString(body) }
  }

  /// The path as people read it: `\xff` for a byte that is part of no character.
  package static func shown(_ text: String) -> String {
    guard text.utf8.contains(mark) else { return text }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if scalar.value > base {
        shown += "\\x" + String(scalar.value - base, radix: 16)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  private static func scalar(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, count: Int)? {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }
}
