import Foundation

/// Writes small zip files for tests: entries stored, not compressed (APPNOTE 6.3.9).
struct ZipWriter {
  private var body = Data()
  private var directory = Data()
  private var count = 0

  /// - Parameter flags: the general purpose bit flag; bit 0 says that the entry is encrypted.
  mutating func add(_ name: String, _ content: Data, flags: UInt16 = 0x0800) {
    add(name, content, method: 0, size: content.count, checksum: Self.checksum(content), flags: flags)
  }

  /// An entry that inflates to so many times the letter `a`, under a false checksum.
  mutating func add(_ name: String, inflatesTo size: Int) {
    add(name, Deflate.letters(size), method: 8, size: size, checksum: 0, flags: 0x0800)
  }

  private mutating func add(
    _ name: String, _ content: Data, method: UInt16, size: Int, checksum: UInt32, flags: UInt16
  ) {
    let offset = UInt32(body.count)
    var header = Data()
    for value in [20, flags, method, 0, 0x21] { header.append(little: UInt16(value)) }
    header.append(little: checksum)
    header.append(little: UInt32(content.count))
    header.append(little: UInt32(size))
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

  /// An entry in the form of compressed ones, in blocks of 100 bytes that are not compressed.
  mutating func add(_ name: String, deflating text: String) {
    let content = Array(text.utf8)
    let blocks = stride(from: 0, to: content.count, by: 100).flatMap { start in
      let part = content[start..<min(start + 100, content.count)]
      return [start + 100 < content.count ? 0 : 1] + little(part.count, 2) + little(~part.count, 2) + part
    }
    add(
      name, Data(blocks), method: 8, size: content.count, checksum: Self.checksum(Data(content)), flags: 0x0800)
  }

  /// An entry with a password (APPNOTE 6.1).
  mutating func add(_ name: String, _ text: String, password: String) {
    let content = Data(text.utf8)
    let checksum = Self.checksum(content)
    var cipher = ZipCipher(password)
    let head = zeros(11) + [UInt8(checksum >> 24)]
    let sealed = Data((head + Array(content)).map { cipher.encrypt($0) })
    add(name, sealed, method: 0, size: content.count, checksum: checksum, flags: 0x0801)
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

/// The cipher that zip has had from the start.
private struct ZipCipher {
  private var keys: (UInt32, UInt32, UInt32) = (0x1234_5678, 0x2345_6789, 0x3456_7890)

  init(_ password: String) { for byte in password.utf8 { update(byte) } }

  mutating func encrypt(_ byte: UInt8) -> UInt8 {
    let value = UInt32(UInt16(truncatingIfNeeded: keys.2) | 2)
    defer { update(byte) }
    return byte ^ UInt8(truncatingIfNeeded: (value &* (value ^ 1)) >> 8)
  }

  private mutating func update(_ byte: UInt8) {
    keys.0 = Self.step(keys.0, byte)
    keys.1 = (keys.1 &+ (keys.0 & 0xFF)) &* 134_775_813 &+ 1
    keys.2 = Self.step(keys.2, UInt8(keys.1 >> 24))
  }

  private static func step(_ sum: UInt32, _ byte: UInt8) -> UInt32 {
    (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}

/// Streams that inflate to much (RFC 1951).
enum Deflate {
  /// `count` times the letter `a`, at least 1: one block of fixed codes, in which all but the first letter are repeats.
  static func letters(_ count: Int) -> Data {
    var data = Data()
    var (bits, filled) = (UInt32(0), UInt32(0))
    func write(_ value: UInt32, _ length: UInt32) {
      bits |= value << filled
      filled += length
      while filled >= 8 {
        data.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        filled -= 8
      }
    }
    /// Codes are written from their first bit.
    func write(code: UInt32, _ length: UInt32) {
      for bit in stride(from: Int(length) - 1, through: 0, by: -1) { write(code >> UInt32(bit) & 1, 1) }
    }
    write(0b011, 3)
    let letter = UInt32(0x30 + 0x61)
    write(code: letter, 8)
    for _ in 0..<(count - 1) / 258 {
      write(code: 0b1100_0101, 8)  // 258 letters…
      write(code: 0, 5)  // …from one letter back
    }
    for _ in 0..<(count - 1) % 258 { write(code: letter, 8) }
    write(code: 0, 7)
    write(0, 7)
    return data
  }
}

extension Data {
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
