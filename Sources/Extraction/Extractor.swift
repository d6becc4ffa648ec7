package import Corpus

/// Reads documents of some media types.
///
/// An extractor runs in a worker process: it may be given any bytes at all, and may be killed at any moment.
/// It trusts nothing it reads, opens no file but its input's, and writes nothing.
package protocol Extractor: Sendable {
  /// The media types that this extractor reads.
  static var mediaTypes: [MediaType] { get }

  init()

  /// Reads the input and hands out its documents in file order, each as soon as it is complete.
  ///
  /// - Throws: ``ExtractionError`` for input that cannot be read; whatever `emit` throws.
  func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws
}

/// What an extractor hands out.
package enum Extraction: Sendable, Equatable {
  case document(Document)
  /// One record of a file that holds many could not be read; the others go on.
  /// - Parameters:
  ///   - record: the record's identifier, or where it stands (`line 12`).
  case failure(record: String, reason: ExtractionError)
}
