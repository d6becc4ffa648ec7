import Analysis
import Corpus
import Facets
import Foundation
import Indexing

/// Makes an extracted document ready for the index: settles its language, marks its pages, proposes its tags.
///
/// Belongs to one thread.
final class DocumentPreparer {
  private let detector = LanguageDetector()
  private let tagger: Tagger
  private let stems = StemCache()
  private let thisYear = Calendar(identifier: .gregorian).component(.year, from: Date())

  /// Bytes of text from which a language is told; more does not make it surer.
  private static let sampleSize = 8_000

  init(tagger: Tagger) { self.tagger = tagger }

  /// - Parameter location: the file's path within the corpus; its name, or that of an archive's member, is the title of
  ///   last resort, and tells the year where nothing else does.
  func prepare(_ document: Document, location: String) -> PreparedDocument {
    var document = document
    // The index counts pages: one that is left out would shift the numbers of those behind it.
    document.pages = document.pages.inPlaces
    let name = document.member ?? location
    // A record's file is named after other things than the record.
    if document.record == nil, document.best(.year).isEmpty,
      let year = FileNameYear.find(in: Self.stem(name), latest: thisYear + 1)
    {
      document.fields.append(Field(.year, String(year), origin: .fileName))
    }
    let language = language(of: document)
    ForeignText(detector: detector, language: language).mark(&document.pages)
    return PreparedDocument(
      document, language: language,
      fallbackTitle: document.record ?? Self.title(from: name),
      annotations: tagger.annotate(document, language: language, stems: stems))
  }

  /// What the text shows, leaning to what the document declares; what it declares, where the text shows nothing.
  private func language(of document: Document) -> Language? {
    let declared = document.best(.language).first.map { Language($0.value) }
    let detected = detector.detectMain(sample(of: document), hint: declared)
    guard let detected, detected.isReliable || declared == nil else { return declared }
    // Detection does not know every script of a language that the document may declare (`zh-Hant`).
    if let declared, declared.primary == detected.language.primary { return declared }
    return detected.language
  }

  private func sample(of document: Document) -> String {
    var sample = (document.best(.title) + document.best(.abstract)).map(\.value).joined(separator: "\n")
    for page in document.pages {
      for block in page.blocks where block.role == .body || block.role == .heading {
        guard sample.utf8.count < Self.sampleSize else { return sample }
        sample += "\n" + block.text.prefix(Self.sampleSize)
      }
    }
    return sample
  }

  private static func title(from path: String) -> String {
    stem(path).split { $0 == "_" || $0 == " " }.joined(separator: " ")
  }

  /// A file's name without its extension.
  private static func stem(_ path: String) -> String {
    ((path as NSString).lastPathComponent as NSString).deletingPathExtension
  }
}
