import Foundation

/// The charset that an HTML page, or the declaration of an XML one, names near its start.
enum HTMLCharset {
  /// Bytes in which the declaration is looked for (the HTML standard says 1,024; real pages are later).
  private static let window = 8192

  static func declared(in content: Data) -> String? {
    let head = String(decoding: content.prefix(window), as: Unicode.ASCII.self).lowercased()
    if head.hasPrefix("<?xml"), let end = head.range(of: "?>"),
      let charset = value(after: "encoding", in: head[..<end.lowerBound])
    {
      return charset
    }
    var rest = head[...]
    while let found = rest.range(of: "<meta") {
      let tag = rest[found.upperBound...].prefix { $0 != ">" }
      // UTF-7 would make tags of harmless text, and browsers do not know it.
      if let charset = value(after: "charset", in: tag), !charset.hasSuffix("utf-7") { return charset }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  private static func value(after name: String, in text: Substring) -> String? {
    guard let found = text.range(of: name) else { return nil }
    let rest = text[found.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_:.+".contains($0) }
    // UTF-7 hides tags in text; no browser reads it any more.
    return value.isEmpty || value == "utf-7" ? nil : String(value)
  }
}
