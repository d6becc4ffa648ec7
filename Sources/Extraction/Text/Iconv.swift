import Foundation

/// The C library's charset converter.
enum Iconv {
  /// - Returns: nil where the converter does not know the charset. Bytes that mean nothing in it become U+FFFD.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from charset: String) -> String? {
    guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    guard let base = bytes.baseAddress else { return "" }

    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(to: CChar.self)
    var remaining = bytes.count
    while remaining > 0 {
      let (status, code, written) = chunk.withUnsafeMutableBufferPointer { buffer -> (Int, Int32, Int) in
        var output = buffer.baseAddress
        var room = buffer.count
        let status = iconv(converter, &next, &remaining, &output, &room)
        return (Int(status), errno, buffer.count - room)
      }
      result.append(contentsOf: chunk.prefix(written).lazy.map { UInt8(bitPattern: $0) })
      guard status == -1 else { break }
      if code == E2BIG { continue }
      result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      if code == EINVAL || remaining == 0 { break }  // the text ends inside a character
      next = next?.advanced(by: 1)
      remaining -= 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
