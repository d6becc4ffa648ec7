import Foundation

/// The charset that an HTML page, or the declaration of an XML one, names near its start.
enum HTMLCharset {
  /// Bytes in which the declaration is looked for (the HTML standard says 1,024; real pages are later).
  private static let window = 8192

  static func declared(in content: Data) -> String? {
    let head = ByteSearch.lowercased(content.prefix(window))
    if head.starts(with: "<?xml".utf8), let end = ByteSearch.index(of: "?>", in: head[...]),
      let charset = value(after: "encoding", in: head[..<end])
    {
      return charset
    }
    var rest = head[...]
    while let found = ByteSearch.index(of: "<meta", in: rest) {
      rest = rest[(found + 5)...]
      if let charset = value(after: "charset", in: rest.prefix { $0 != UInt8(ascii: ">") }) { return charset }
    }
    return nil
  }

  private static func value(after name: String, in bytes: ArraySlice<UInt8>) -> String? {
    guard let found = ByteSearch.index(of: name, in: bytes) else { return nil }
    let rest = bytes[(found + name.utf8.count)...].drop(while: isSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    let value = rest.dropFirst().drop { isSpace($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || "-_:.+".utf8.contains($0) }
    // UTF-7 would make tags of harmless text; no browser reads it any more.
    return value.isEmpty || value.suffix(5).elementsEqual("utf-7".utf8) ? nil : String(decoding: value, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
