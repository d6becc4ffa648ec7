import Analysis
import Corpus

extension Document {
  /// Keeps the languages that a word processor gives to stretches of text where they tell something.
  ///
  /// Programs mark text with the language of the keyboard or the template, whatever is typed. The language of most
  /// of the text is therefore left to be told from the text, and another stays only where the text bears it out
  /// or is too short to tell.
  mutating func settleLanguages() {
    var sizes: [Language?: Int] = [:]
    for block in pages.lazy.flatMap(\.blocks) { sizes[block.language, default: 0] += block.text.utf8.count }
    guard sizes.contains(where: { $0.key != nil }) else { return }
    let main = sizes.max { ($0.value, $0.key?.rawValue ?? "") < ($1.value, $1.key?.rawValue ?? "") }?.key
    let detector = LanguageDetector()
    for page in pages.indices {
      for index in pages[page].blocks.indices {
        let block = pages[page].blocks[index]
        guard let language = block.language else { continue }
        if language == main || Self.contradicts(block.text, language, detector) {
          pages[page].blocks[index].language = nil
        }
      }
      pages[page].blocks = Self.joined(pages[page].blocks)
    }
  }

  private static func contradicts(_ text: String, _ language: Language, _ detector: LanguageDetector) -> Bool {
    guard let found = detector.detect(String(text.prefix(2000)), hint: language).first else { return true }
    return found.isReliable && found.language.primary != language.primary
  }

  /// Neighbours of one role and language as one block.
  private static func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if let last = result.last, last.role == block.role, last.language == block.language {
        result[result.count - 1].text += "\n" + block.text
      } else {
        result.append(block)
      }
    }
    return result
  }
}
