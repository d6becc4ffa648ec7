import Corpus
import Foundation

/// Tells bibliographic records in plain text from other texts, by their first lines.
enum RecordSniffer {
  /// Lines of vendors' matter that may come before the first record.
  private static let longestPreface = 12

  /// - Parameter start: a file's start, without blanks before it.
  static func mediaType(of start: Substring) -> MediaType? {
    if start.first == "[" || start.first == "{" { return isCSL(start) ? .cslJSON : nil }
    if isBibTeX(start) { return .bibtex }
    let lines = start.split(maxSplits: longestPreface, whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    if first.hasPrefix("FN "), lines.dropFirst().first?.hasPrefix("VR ") == true { return .webOfScience }
    if first.hasPrefix("%0 ") { return .refer }
    if first.hasPrefix("PMID- ") { return .medline }
    return isRIS(lines) ? .ris : nil
  }

  /// Before the first `TY` stand at most a number and what names the vendor (`Provider: …`).
  private static func isRIS(_ lines: [Substring]) -> Bool {
    guard let start = lines.dropLast().firstIndex(where: { $0.hasPrefix("TY  - ") }) else {
      return lines.first?.hasPrefix("TY  - ") == true
    }
    return lines[..<start].allSatisfy { $0.contains(":") || $0.allSatisfy { $0.isNumber || $0 == "." } }
  }

  private static func isBibTeX(_ start: Substring) -> Bool {
    guard start.first == "@" || start.first == "%",
      let line = start.split(whereSeparator: \.isNewline).first(where: { !$0.hasPrefix("%") }),
      line.first == "@"
    else { return false }
    let type = line.dropFirst().prefix(while: \.isLetter)
    let next = line.dropFirst(type.count + 1).drop(while: \.isWhitespace).first
    return !type.isEmpty && (next == "{" || next == "(")
  }

  /// Whether the first item has a type of the Citation Style Language and something else that its items have.
  private static func isCSL(_ start: Substring) -> Bool {
    var text = String(start)
    guard let item = text.withUTF8({ bytes in first(in: bytes) }) else { return false }
    guard let type = member("type", of: item), types.contains(type) else { return false }
    return ["\"title\"", "\"issued\"", "\"author\"", "\"container-title\""].contains { item.contains($0) }
  }

  /// The first item, or as much of it as there is.
  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    /// Ends the scan at the first item: its place in the bytes.
    struct Found: Error { let range: Range<Int> }
    do {
      _ = try JSONArrayScanner.scan(bytes) { throw Found(range: $0) }
    } catch let found as Found {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[found.range]), as: UTF8.self)
    } catch {}
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The string that a member of this name has, wherever it stands.
  private static func member(_ name: String, of item: String) -> String? {
    guard let range = item.range(of: "\"\(name)\"") else { return nil }
    let rest = item[range.upperBound...].drop { $0.isWhitespace || $0 == ":" }
    guard rest.first == "\"" else { return nil }
    return String(rest.dropFirst().prefix { $0 != "\"" })
  }

  /// Those of CSL 1.0.2 (csl-data.json).
  private static let types: Set<String> = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
  ]
}
