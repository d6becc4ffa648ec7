import Analysis
import Corpus

/// Finds the parts of a document that are in another language than it: pages of a bilingual report, the second
/// column of a law, the summary at the end of an article.
///
/// Every page is looked at in a few spots; only one whose spots differ is read paragraph by paragraph.
struct ForeignText {
  let detector: LanguageDetector
  /// The document's.
  let language: Language?

  /// Bytes that a page needs for a language of its own.
  private static let smallestPage = 300
  /// Bytes of a spot, and of a page for each further one.
  private static let spot = 300
  private static let spacing = 4000
  private static let maximumSpots = 12
  /// Bytes from which the language of a paragraph is told.
  private static let smallestStretch = 200
  /// Bytes of neighbouring stretches in another language that are believed; fewer are names and quotations.
  private static let smallestRun = 400
  /// Of a page's text, the part of one language from which the page is in it alone.
  private static let wholeShare = 0.8

  func mark(_ pages: inout [Page]) {
    for index in pages.indices {
      let sample = Self.sample(of: pages[index])
      guard sample.utf8.count >= Self.smallestPage else { continue }
      let found = detector.detect(sample, hint: language)
      guard let first = found.first, first.isReliable else { continue }
      if first.share > Self.wholeShare || found.count == 1 {
        if isForeign(first.language) { markWhole(&pages[index], as: first.language) }
      } else if found.contains(where: { isForeign($0.language) && $0.share >= 0.15 }) {
        markParagraphs(of: &pages[index])
      }
    }
  }

  private func isForeign(_ found: Language) -> Bool { found.primary != language?.primary }

  private func markWhole(_ page: inout Page, as language: Language) {
    for place in page.blocks.indices where page.blocks[place].language == nil {
      page.blocks[place].language = language
    }
  }

  /// Parts blocks where the language changes from one stretch of lines to the next.
  private func markParagraphs(of page: inout Page) {
    var blocks: [Block] = []
    for block in page.blocks {
      guard block.language == nil, block.role == .body || block.role == .note else {
        blocks.append(block)
        continue
      }
      for (text, language) in stretches(of: block.text) {
        if let last = blocks.last, last.role == block.role, last.language == language {
          blocks[blocks.count - 1].text += "\n" + text
        } else {
          // A heading goes with what it heads.
          if let last = blocks.last, last.role == .heading, last.language == nil {
            blocks[blocks.count - 1].language = language
          }
          blocks.append(Block(block.role, text, language: language))
        }
      }
    }
    page.blocks = blocks
  }

  /// Lines of a text, together until they are long enough to tell their language; nil is the document's.
  private func stretches(of text: String) -> [(text: String, language: Language?)] {
    var found: [(text: String, language: Language?)] = []
    func add(_ stretch: String) {
      let guess = detector.detect(stretch, hint: language).first
      let isSure = guess.map { $0.isReliable && $0.share > 0.6 } ?? false
      // What is too short to tell is in the language of what precedes it.
      let own = isSure ? guess.flatMap { isForeign($0.language) ? $0.language : nil } : found.last?.language
      if let last = found.last, last.language == own {
        found[found.count - 1].text += "\n" + stretch
      } else {
        found.append((stretch, own))
      }
    }
    var stretch = ""
    for line in text.split(separator: "\n") {
      stretch += stretch.isEmpty ? String(line) : "\n" + line
      if stretch.utf8.count >= Self.smallestStretch {
        add(stretch)
        stretch = ""
      }
    }
    if !stretch.isEmpty { add(stretch) }
    return found.map { $0.text.utf8.count < Self.smallestRun ? ($0.text, nil) : $0 }
  }

  /// Spots of a page's body, spread over it, without blocks that name their language.
  private static func sample(of page: Page) -> String {
    let texts = page.blocks.filter { $0.language == nil && $0.role == .body }.map(\.text)
    let size = texts.reduce(0) { $0 + $1.utf8.count }
    let count = min(maximumSpots, 2 + size / spacing)
    guard size > count * spot * 2 else { return String(texts.joined(separator: "\n").prefix(count * spot * 2)) }
    let distance = size / count
    var sample = ""
    var next = 0
    var passed = 0
    for text in texts {
      let bytes = text.utf8
      while next < passed + bytes.count {
        let start = bytes.index(bytes.startIndex, offsetBy: next - passed)
        let end = bytes.index(start, offsetBy: spot, limitedBy: bytes.endIndex) ?? bytes.endIndex
        sample += String(decoding: bytes[start..<end], as: UTF8.self) + "\n"
        next += distance
      }
      passed += bytes.count
    }
    return sample
  }
}
