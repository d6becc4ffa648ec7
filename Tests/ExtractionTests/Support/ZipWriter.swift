import Foundation

/// Writes small zip files for tests: entries stored, not compressed (APPNOTE 6.3.9).
struct ZipWriter {
  private var body = Data()
  private var directory = Data()
  private var count = 0

  /// - Parameter flags: the general purpose bit flag; bit 0 says that the entry is encrypted.
  mutating func add(_ name: String, _ content: Data, flags: UInt16 = 0x0800) {
    let offset = UInt32(body.count)
    var header = Data()
    for value in [20, flags, 0, 0, 0x21] { header.append(little: UInt16(value)) }
    header.append(little: Self.checksum(content))
    header.append(little: UInt32(content.count))
    header.append(little: UInt32(content.count))
    header.append(little: UInt16(name.utf8.count))
    header.append(little: UInt16(0))
    body.append(little: UInt32(0x0403_4B50))
    body.append(header)
    body.append(contentsOf: name.utf8)
    body.append(content)

    directory.append(little: UInt32(0x0201_4B50))
    directory.append(little: UInt16(20))
    directory.append(header)
    for _ in 0..<3 { directory.append(little: UInt16(0)) }
    directory.append(little: UInt32(0))
    directory.append(little: offset)
    directory.append(contentsOf: name.utf8)
    count += 1
  }

  mutating func add(_ name: String, _ text: String) { add(name, Data(text.utf8)) }

  func finish() -> Data {
    var file = body
    file.append(directory)
    file.append(little: UInt32(0x0605_4B50))
    for value in [0, 0, count, count] { file.append(little: UInt16(value)) }
    file.append(little: UInt32(directory.count))
    file.append(little: UInt32(body.count))
    file.append(little: UInt16(0))
    return file
  }

  static func archive(_ entries: KeyValuePairs<String, String>) -> Data {
    var writer = ZipWriter()
    for (name, text) in entries { writer.add(name, text) }
    return writer.finish()
  }

  /// CRC-32 (ISO 3309).
  static func checksum(_ content: Data) -> UInt32 {
    ~content.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}

extension Data {
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
