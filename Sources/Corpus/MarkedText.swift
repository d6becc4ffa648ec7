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
  package static func decode(_ text: some StringProtocol) -> [Block] {
    var blocks: [Block] = []
    for stretch in text.unicodeScalars.split(separator: markerStart) {
      guard let end = stretch.firstIndex(of: markerEnd) else {
        blocks.append(Block(.body, trimmed(String(String.UnicodeScalarView(stretch)))))
        continue
      }
      let head = String(String.UnicodeScalarView(stretch[..<end]))
      let parts = head.split(separator: ";", omittingEmptySubsequences: false)
      let language = parts.first.flatMap { $0.isEmpty ? nil : Language(String($0)) }
      let role = parts.count > 1 ? parts[1].first.flatMap(Block.Role.init(rawValue:)) : nil
      let body = String(String.UnicodeScalarView(stretch[stretch.index(after: end)...]))
      blocks.append(Block(role ?? .body, trimmed(body), language: language))
    }
    return blocks
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

  /// Without the line feed that ends a block. It may have become one character with what stands before it.
  private static func trimmed(_ text: String) -> String {
    text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
  }
}
