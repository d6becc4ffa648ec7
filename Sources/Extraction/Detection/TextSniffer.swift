import Corpus
import Foundation

/// Tells what kind of text a text is.
enum TextSniffer {
  private static let byExtension: [String: MediaType] = [
    "md": .markdown, "markdown": .markdown, "mkd": .markdown, "mdown": .markdown, "qmd": .markdown, "rmd": .markdown,
    "txt": .plainText, "text": .plainText, "srt": .plainText, "vtt": .plainText, "jsonl": .jsonLines,
    "ndjson": .jsonLines, "ris": .ris, "bib": .bibtex,
    "csv": .csv, "tsv": .csv, "nbib": .medline, "enw": .refer, "bibtex": .bibtex, "htm": .html, "html": .html,
    "xhtml": .html, "xht": .html, "eml": .mail, "mbox": .mailbox, "mht": .mhtml, "mhtml": .mhtml,
  ]

  private static let unsupported: [String: String] = [
    "tex": "LaTeX source", "json": "JSON file", "yaml": "YAML file", "yml": "YAML file", "toml": "TOML file",
    "css": "CSS stylesheet", "js": "JavaScript source", "svg": "SVG image", "vcf": "vCard", "ics": "calendar",
    "sql": "SQL script",
  ]

  /// - Parameters:
  ///   - text: the file's start.
  ///   - isWhole: whether that is all of it.
  static func detect(_ text: String, extension name: String, isWhole: Bool) -> Detection {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard !start.isEmpty else {
      return isWhole
        ? .refused(.noText(detail: "the file holds white space only")) : .readable(byExtension[name] ?? .plainText)
    }
    let known = byExtension[name]
    if start.first == "<", let found = MarkupSniffer.detect(start, extension: name) { return found }
    if start.first == "{", known == nil || known == .plainText, isJSONLines(start) { return .readable(.jsonLines) }
    if known == nil || known == .plainText || known.map(MediaType.bibliographies.contains) == true,
      let type = RecordSniffer.mediaType(of: start)
    {
      return .readable(type)
    }
    if known == nil || known == .plainText || known == .html, isMail(start) {
      if start.hasPrefix("From ") { return .readable(.mailbox) }
      return .readable(start.prefix(4000).contains("multipart/related") && known == .html ? .mhtml : .mail)
    }
    if let known { return .readable(known) }
    if name == "yaml" || name == "yml" || name.isEmpty, YAMLSniffer.isCSL(start) { return .readable(.cslYAML) }
    if let kind = unsupported[name] { return .unsupported(kind) }
    return .readable(.plainText)
  }

  /// Whether the first line is an object of its own.
  private static func isJSONLines(_ start: Substring) -> Bool {
    guard let end = start.firstIndex(where: \.isNewline) else { return false }
    let next = start[end...].drop(while: \.isWhitespace)
    guard next.isEmpty || next.first == "{" else { return false }
    guard let object = try? JSONSerialization.jsonObject(with: Data(start[..<end].utf8)) as? [String: Any] else {
      return false
    }
    // A list within one object is a reference manager's.
    return !next.isEmpty || !(object["items"] is [Any])
  }

  private static let mailHeaders: Set<String> = [
    "received", "return-path", "delivered-to", "message-id", "mime-version", "subject", "from", "to", "date",
    "content-type", "x-mailer", "reply-to", "cc", "dkim-signature",
  ]

  /// Whether the text opens with at least three lines of a mail's header, one of which no letter on paper has.
  private static func isMail(_ start: Substring) -> Bool {
    var found: Set<String> = []
    for line in start.prefix(4000).split(maxSplits: 40, omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.isEmpty { break }
      if line.first?.isWhitespace == true || line.hasPrefix("From ") { continue }
      guard let colon = line.firstIndex(of: ":"), !line[..<colon].contains(" ") else { break }
      let name = line[..<colon].lowercased()
      if mailHeaders.contains(name) { found.insert(name) }
    }
    return found.count >= 3
      && !found.isDisjoint(with: ["received", "return-path", "delivered-to", "message-id", "mime-version"])
  }
}
