/// Bytes that are read as little-endian numbers, at offsets that may be anything at all.
struct BinaryView {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }
  private init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The number of one to four bytes at an offset; 0 past the end, as if zeros followed.
  func number(_ offset: Int, bytes count: Int) -> Int {
    guard offset >= 0, offset <= bytes.count - count else { return 0 }
    let start = bytes.startIndex + offset
    var value = 0
    for index in (start..<start + count).reversed() { value = value << 8 | Int(bytes[index]) }
    return value
  }

  func byte(_ offset: Int) -> Int { number(offset, bytes: 1) }
  func word(_ offset: Int) -> Int { number(offset, bytes: 2) }
  func double(_ offset: Int) -> Int { number(offset, bytes: 4) }
  func signedDouble(_ offset: Int) -> Int { Int(Int32(truncatingIfNeeded: double(offset))) }

  /// The IEEE 754 number of eight bytes.
  func real(_ offset: Int) -> Double {
    Double(bitPattern: UInt64(double(offset)) | UInt64(double(offset + 4)) << 32)
  }

  /// The part at an offset, cut where the bytes end.
  func part(_ offset: Int, _ count: Int) -> BinaryView {
    guard offset >= 0, count > 0, offset < bytes.count else { return BinaryView([]) }
    let start = bytes.startIndex + offset
    return BinaryView(bytes[start..<start + min(count, bytes.count - offset)])
  }

  func rest(_ offset: Int) -> BinaryView { part(offset, bytes.count) }

  /// Text of two bytes a unit.
  func utf16(_ offset: Int, units: Int) -> String {
    let part = part(offset, 2 * max(0, min(units, bytes.count)))
    return String(decoding: (0..<part.count / 2).map { UInt16(part.word(2 * $0)) }, as: UTF16.self)
  }

  /// Text in a charset that the converter knows by name.
  func text(_ charset: String) -> String {
    Array(bytes).withUnsafeBufferPointer { Iconv.decode($0, from: charset) } ?? String(decoding: bytes, as: UTF8.self)
  }
}
