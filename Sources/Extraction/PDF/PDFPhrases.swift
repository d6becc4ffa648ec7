import CPDFium
import Foundation

/// Words that are sought in many lines, of which few hold any: told apart by a few bytes first.
struct PDFPhrases: Sendable {
  /// In small letters.
  private let phrases: [String]
  private let starts: Set<UInt32>

  init(_ phrases: [String]) {
    self.phrases = phrases
    starts = Set((phrases + phrases.map(\.capitalized)).map { Self.start($0.utf8) })
  }

  /// The first of the phrases that a line begins with, whatever its case.
  func lead(of line: String) -> String? {
    guard starts.contains(Self.start(line.utf8)) else { return nil }
    let beginning = line.prefix(Self.longestLead).lowercased()
    return phrases.first { beginning.hasPrefix($0) }
  }

  /// Whether a text in small letters holds any of the phrases.
  func areIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      phrases.contains { tvet_pdf_find(bytes.baseAddress, bytes.count, $0) >= 0 }
    }
  }

  private static let longestLead = 40

  /// The first three bytes; of ASCII letters the case is left aside.
  private static func start(_ bytes: String.UTF8View) -> UInt32 {
    bytes.prefix(3).reduce(0) { $0 << 8 | UInt32((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
  }
}
