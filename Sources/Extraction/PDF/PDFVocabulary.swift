import Corpus

/// The words that a document writes in small letters: a name of a person has none of them, a phrase nothing else.
///
/// Made when it is first asked, which few documents need.
final class PDFVocabulary {
  private let pages: [[PDFLine]]
  private lazy var words = Words(pages)

  init(_ pages: [[PDFLine]]) { self.pages = pages }

  /// Whether the text never writes any word of a name small, and is long enough for that to mean something.
  func isName(_ name: String) -> Bool {
    words.areTelling && Self.parts(of: name).allSatisfy { !words.small.contains($0) }
  }

  /// Whether the text writes all words of it small elsewhere.
  func isPhrase(_ name: String) -> Bool {
    let parts = Self.parts(of: name)
    return !parts.isEmpty && parts.allSatisfy { words.small.contains($0) }
  }

  /// Without particles and initials.
  private static func parts(of name: String) -> [Substring] {
    name.split(separator: " ").filter { $0.first?.isUppercase == true && !$0.contains(".") }
      .map { Substring($0.lowercased()) }
  }

  private struct Words {
    var small: Set<Substring> = []
    private var capitalized = 0
    private var counted = 0

    /// In bytes; more pages hold few words that are new.
    private static let sampleSize = 40_000
    /// In fewer words a name's may be missing by chance.
    private static let fewestWords = 120
    /// Where more of the longer words have a capital, all nouns have: a capital says nothing.
    private static let mostCapitalized = 0.3

    var areTelling: Bool {
      small.count >= Self.fewestWords && Double(capitalized) < Self.mostCapitalized * Double(counted)
    }

    init(_ pages: [[PDFLine]]) {
      var size = 0
      for line in pages.joined() where line.role == .body {
        add(line.text)
        size += line.text.utf8.count
        if size > Self.sampleSize { return }
      }
    }

    private mutating func add(_ line: String) {
      for word in line.utf8.split(whereSeparator: {
        $0 < 0x41 || (0x5B...0x60).contains($0) || (0x7B...0x7F).contains($0)
      }) {
        let word = Substring(word)
        guard let first = word.first else { continue }
        if first.isLowercase { small.insert(word) }
        guard word.utf8.count > 3 else { continue }
        counted += 1
        if first.isUppercase { capitalized += 1 }
      }
    }
  }
}
