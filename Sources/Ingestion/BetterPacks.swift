import Corpus
import Extraction
import Indexing

/// Files that language packs may read better which came since they were read.
struct BetterPacks {
  private(set) var paths: Set<String> = []

  /// Below this, a page may be in another language than those that it was read in.
  private static let goodConfidence = 72

  /// - Parameters:
  ///   - known: the packs with which the corpus was read; nil where that is not known.
  ///   - present: those that are there now.
  init(_ files: @autoclosure () throws -> [RecognizedFile], known: Set<String>?, present: Set<String>) rethrows {
    guard let known else { return }
    let new = present.subtracting(known)
    guard !new.isEmpty else { return }
    for file in try files() {
      let isForIt = file.language.map { new.contains(PageRecognizer.pack(for: $0)) } ?? false
      if isForIt || file.confidence < Self.goodConfidence { paths.insert(file.path) }
    }
  }
}
