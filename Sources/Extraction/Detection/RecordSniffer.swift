import Corpus
import Foundation

/// Tells bibliographic records in plain text from other texts, by their first lines.
enum RecordSniffer {
  /// Lines of vendors' matter that may come before the first record.
  private static let longestPreface = 12

  /// - Parameter start: a file's start, without blanks before it.
  static func mediaType(of start: Substring) -> MediaType? {
    if start.first == "[" || start.first == "{" { return JSONSniffer.mediaType(of: start) }
    if isBibTeX(start) { return .bibtex }
    let lines = start.split(maxSplits: longestPreface, whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    if first.hasPrefix("FN "), lines.dropFirst().first?.hasPrefix("VR ") == true { return .webOfScience }
    if isWebOfScienceTable(first) { return .webOfScience }
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

  /// The header of the Web of Science's tab-delimited export: its tags, the type of publication first.
  private static func isWebOfScienceTable(_ line: Substring) -> Bool {
    let tags = line.split(separator: "\t")
    return tags.first == "PT" && tags.count > 3 && tags.contains("TI") && tags.allSatisfy { $0.utf8.count == 2 }
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
}
