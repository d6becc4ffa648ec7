import Corpus
import Foundation

/// A file within an archive or a message.
struct ContainedFile {
  /// Its name there; it is never opened as a path.
  var name: String
  var content: Data
  /// Nil: it is found out.
  var mediaType: MediaType?

  /// Reads it as if it were a file of its own.
  ///
  /// - Parameter outer: the container.
  /// - Throws: ``ExtractionError``, as an extractor; `.limit` where containers nest too deep.
  func extract(in outer: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let containment = try outer.containment.inner()
    let type = try mediaType ?? Extractors.mediaType(of: content, path: name)
    guard let extractor = Extractors.extractor(for: type) else {
      throw ExtractionError.unsupported(kind: type.rawValue)
    }
    try extractor.extract(
      ExtractionInput(
        path: name, content: content, mediaType: type, fingerprint: Fingerprint(of: content),
        passwords: outer.passwords, recognizer: outer.recognizer, containment: containment),
      emit: emit)
  }

  /// The pages of all documents that it holds.
  func pages(in outer: ExtractionInput) throws -> [Page] {
    var pages: [Page] = []
    try extract(in: outer) { extraction in
      if case .document(let document) = extraction { pages += document.pages }
    }
    return pages
  }
}
