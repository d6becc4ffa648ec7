package import Analysis

/// The text of pages as it is stored and indexed: plain text in which a marker opens each stretch of another
/// language or role.
///
/// Grammar (the tokenizer in `CAnalysis` reads the same one):
/// - a marker is U+0001, the language's primary subtag (may be empty), a semicolon and the role's letter, U+0002:
///   `\u{1}fr;h\u{2}`;
/// - a marker stands at the start of each page and wherever language or role changes, so that every page can be
///   analysed alone;
/// - blocks end with a line feed;
/// - pages are separated by a form feed.
///
/// Because the language travels inside the text, the tokenizer needs no state, and an index row can be deleted
/// or rebuilt from what is stored.
package enum MarkedText {
  package static let markerStart: Unicode.Scalar = "\u{1}"
  package static let markerEnd: Unicode.Scalar = "\u{2}"
  package static let pageBreak: Character = "\u{C}"

  /// A marker for text of a language in a role.
  package static func marker(language: Language?, role: Block.Role = .body) -> String {
    // What a document calls its language may be anything.
    let subtag = language?.primary ?? ""
    return "\u{1}\(subtag.utf8.allSatisfy(isSubtagByte) ? subtag : "");\(role.rawValue)\u{2}"
  }

  private static func isSubtagByte(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// One page, marked; blocks without a language of their own get `language`.
  package static func encode(_ page: Page, language: Language?) -> String {
    var text = ""
    var open: String?
    for block in page.blocks where !block.text.isEmpty {
      let marker = marker(language: block.language ?? language, role: block.role)
      if marker != open {
        text += marker
        open = marker
      }
      text += block.text
      text += "\n"
    }
    return text
  }

  /// The blocks of one marked page; neighbours of one language and role have become one block.
  ///
  /// - Parameter role: only those of this role; all without one.
  package static func decode(_ text: some StringProtocol, only role: Block.Role? = nil) -> [Block] {
    var text = String(text)
    return text.withUTF8 { bytes in
      var blocks: [Block] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        // What stands before the first marker is text without one.
        let end = rest.dropFirst().firstIndex(of: start) ?? rest.endIndex
        if let block = block(rest[..<end], only: role) { blocks.append(block) }
        rest = rest[end...]
      }
      return blocks
    }
  }

  private static let start = UInt8(ascii: "\u{1}")
  private static let end = UInt8(ascii: "\u{2}")

  /// A stretch from its marker to before the next, as a block; nil for one that is not wanted.
  private static func block(_ stretch: Slice<UnsafeBufferPointer<UInt8>>, only wanted: Block.Role?) -> Block? {
    guard stretch.first == start, let close = stretch.firstIndex(of: end) else {
      let text = stretch.first == start ? stretch.dropFirst() : stretch
      return (wanted ?? .body) == .body && !text.isEmpty ? Block(.body, trimmed(text)) : nil
    }
    let head = stretch[stretch.index(after: stretch.startIndex)..<close]
    let parts = head.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let role = parts.count > 1 ? parts[1].first.flatMap { Block.Role(rawValue: Character(Unicode.Scalar($0))) } : nil
    guard wanted == nil || wanted == role ?? .body else { return nil }
    let language = parts.first.flatMap { $0.isEmpty ? nil : Language(String(decoding: $0, as: UTF8.self)) }
    return Block(role ?? .body, trimmed(stretch[stretch.index(after: close)...]), language: language)
  }

  /// The role that a place of marked text has: that of the last marker before it, or of the first where none is.
  ///
  /// - Parameter offset: bytes from the start.
  package static func role(at offset: Int, of text: UnsafeBufferPointer<UInt8>) -> Block.Role {
    let before = text[..<max(0, min(offset, text.count))]
    guard let close = before.lastIndex(of: end) ?? text.firstIndex(of: end), close > 0 else { return .body }
    return Block.Role(rawValue: Character(Unicode.Scalar(text[close - 1]))) ?? .body
  }

  /// The text without its markers, for showing.
  package static func strip(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isInMarker = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case markerStart: isInMarker = true
      case markerEnd: isInMarker = false
      default: if !isInMarker { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Without the line feed that ends a block.
  private static func trimmed(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: text.last == UInt8(ascii: "\n") ? text.dropLast() : text, as: UTF8.self)
  }
}
