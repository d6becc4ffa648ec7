import Foundation

/// Finds the objects in a JSON array without reading the whole array into memory at once.
///
/// The array is the file, or the first that a member of the file's object holds (`{"items": […]}`); an object
/// that holds none is itself the only one.
enum JSONArrayScanner {
  /// Hands out the bytes of each object, in file order.
  ///
  /// - Returns: false where the file ends before the array does.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, hand: (Range<Int>) throws -> Void) rethrows -> Bool {
    guard let open = opening(bytes) else {
      if let start = bytes.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }) { try hand(start..<bytes.count) }
      return true
    }
    var depth = 0
    var start = 0
    var index = open + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): index = stringEnd(bytes, from: index)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { start = index }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 { try hand(start..<index + 1) }
      default: break
      }
      index += 1
    }
    return false
  }

  /// Where the array begins: the first bracket outside strings and within at most one object.
  private static func opening(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var depth = 0
    var index = 0
    var items: Int?
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let end = stringEnd(bytes, from: index)
        if depth == 1, bytes[index..<min(end + 1, bytes.count)].elementsEqual("\"items\"".utf8) { items = end }
        index = end
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "["):
        if depth == 0 || depth == 1 && items != nil { return index }
        depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The index of the quotation mark that ends a string, or of the end.
  private static func stringEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.count)
  }
}
