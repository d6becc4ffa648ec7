import Corpus

/// Finds a DOI in text.
enum PDFIdentifier {
  /// The DOI that a page gives as its own: one after "doi" before any other, and one in a footnote last.
  static func doi(in lines: some Sequence<PDFLine>) -> String? {
    var other: String?
    var noted: String?
    var open: String?
    for line in lines where line.role != .references {
      // An address is broken after a slash or a hyphen.
      let text = open.map { $0 + line.text.prefix { $0 != " " } } ?? line.text
      open = nil
      guard line.text.utf8.contains(0x2F) || text.utf8.count > line.text.utf8.count else { continue }
      if let last = text.split(separator: " ").last, last.contains("10."), last.hasSuffix("/") || last.hasSuffix("-") {
        open = (text.lowercased().contains("doi") ? "doi:" : "") + last
        continue
      }
      guard let (doi, isNamed) = doi(in: text) else { continue }
      if line.role == .note {
        noted = noted ?? doi
      } else if isNamed {
        return doi
      } else {
        other = other ?? doi
      }
    }
    return other ?? noted
  }

  /// The first DOI in a line, and whether "doi" stands before it.
  static func doi(in text: String) -> (doi: String, isNamed: Bool)? {
    let bytes = Array((text.utf8.contains(0xE2) ? withPlainHyphens(text) : text).utf8)
    var index = 0
    while index + 7 < bytes.count {
      defer { index += 1 }
      // 10., four to nine digits, a slash
      guard bytes[index] == 0x31, bytes[index + 1] == 0x30, bytes[index + 2] == 0x2E else { continue }
      if index > 0 && (isDigit(bytes[index - 1]) || bytes[index - 1] == 0x2E) { continue }
      let digits = bytes[(index + 3)...].prefix(while: isDigit)
      let slash = digits.endIndex
      guard (4...9).contains(digits.count), slash < bytes.count, bytes[slash] == 0x2F else { continue }
      var end = slash + 1
      while end < bytes.count, isSuffix(bytes[end]) { end += 1 }
      while end > slash + 1, isTrailing(bytes[end - 1]) { end -= 1 }
      var suffix = bytes[(slash + 1)..<end]
      if suffix.last == 0x29, !suffix.contains(0x28) { suffix.removeLast() }
      guard suffix.count >= 2 else { continue }
      let before = String(decoding: bytes[max(0, index - 20)..<index], as: UTF8.self).lowercased()
      return (String(decoding: bytes[index..<suffix.endIndex], as: UTF8.self), before.contains("doi"))
    }
    return nil
  }

  /// Type-setters write other hyphens, and dashes; DOIs have none of them.
  private static func withPlainHyphens(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { (0x2010...0x2013).contains($0.value) || $0.value == 0x2212 ? "-" : $0 }))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isSuffix(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != 0x22 && byte != 0x3C && byte != 0x3E && byte != 0x7B && byte != 0x7D
  }
  private static func isTrailing(_ byte: UInt8) -> Bool { ".,;:]'/-".utf8.contains(byte) }
}
