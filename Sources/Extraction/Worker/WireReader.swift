/// Reads what ``WireWriter`` wrote. The bytes may be anything: each read is checked against their end.
struct WireReader {
  /// The bytes are not what a ``WireWriter`` writes.
  struct Malformed: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// - Parameter bytes: must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func byte() throws(Malformed) -> UInt8 {
    guard offset < bytes.count else { throw Malformed() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func number() throws(Malformed) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
    }
    throw Malformed()
  }

  mutating func string() throws(Malformed) -> String {
    guard let string = String(validating: try slice(), as: UTF8.self) else { throw Malformed() }
    return string
  }

  mutating func byteString() throws(Malformed) -> [UInt8] { Array(try slice()) }

  mutating func optional<Value>(
    _ each: (inout WireReader) throws(Malformed) -> Value
  ) throws(Malformed) -> Value? {
    switch try byte() {
    case 0: nil
    case 1: try each(&self)
    default: throw Malformed()
    }
  }

  mutating func list<Value>(_ each: (inout WireReader) throws(Malformed) -> Value) throws(Malformed) -> [Value] {
    // Each element takes at least a byte, so a count beyond the rest is false; nothing is reserved for it.
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  /// A count of things that are still to come.
  private mutating func count() throws(Malformed) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw Malformed() }
    return count
  }

  private mutating func slice() throws(Malformed) -> UnsafeRawBufferPointer {
    let count = try count()
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }
}
