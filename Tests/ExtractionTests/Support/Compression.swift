import Foundation

/// Writes gzip files and tars for tests.
enum Compression {
  /// A gzip file whose data is stored, not compressed (RFC 1951, 1952).
  static func gzip(_ content: Data) -> Data {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = content[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      file += [rest.isEmpty ? 1 : 0] + little(block.count, 2) + little(block.count ^ 0xFFFF, 2) + block
    } while !rest.isEmpty
    return Data(file + little(Int(ZipWriter.checksum(content)), 4) + little(content.count, 4))
  }

  /// A tar (POSIX ustar).
  static func tar(_ entries: KeyValuePairs<String, String>) -> Data {
    var file: [UInt8] = []
    for (name, text) in entries {
      let content = Array(text.utf8)
      var header = Array(name.utf8) + zeros(100 - name.utf8.count) + Array("0000644\00000000\00000000\0".utf8)
      header += octal(content.count, 11) + octal(0, 11) + Array("        0".utf8) + zeros(100)
      header += Array("ustar\u{0}00".utf8) + zeros(247)
      let sum = header.reduce(0) { $0 + Int($1) }
      header.replaceSubrange(148..<156, with: octal(sum, 6) + [0x20])
      file += header + content + zeros((512 - content.count % 512) % 512)
    }
    return Data(file + zeros(1024))
  }

  private static func octal(_ value: Int, _ digits: Int) -> [UInt8] {
    let text = String(value, radix: 8)
    return Array((String(repeating: "0", count: digits - text.count) + text).utf8) + [0]
  }
}
