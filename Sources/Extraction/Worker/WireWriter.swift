/// Writes values in the compact form that worker and parent exchange.
///
/// Integers are LEB128 varints, strings and byte strings a length and their bytes, optionals a byte 0 or 1 and
/// the value, lists a count and their elements.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ string: String) {
    var string = string
    string.withUTF8 {
      write($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes.append(contentsOf: content)
  }

  mutating func write<Value>(_ value: Value?, _ each: (inout WireWriter, Value) -> Void) {
    write(UInt8(value == nil ? 0 : 1))
    if let value { each(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ each: (inout WireWriter, Value) -> Void) {
    write(values.count)
    for value in values { each(&self, value) }
  }
}
