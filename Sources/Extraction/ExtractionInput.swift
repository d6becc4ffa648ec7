package import Corpus
package import Foundation

/// A file as an extractor sees it.
package struct ExtractionInput: Sendable {
  /// The file's path, for messages and for libraries that read files themselves.
  package let path: String
  /// The file's bytes, mapped into memory where the system allows it.
  package let content: Data
  package let mediaType: MediaType
  /// The fingerprint of `content`.
  package let fingerprint: Fingerprint
  /// Reads pages that are images.
  package let recognizer: PageRecognizer

  package init(
    path: String, content: Data, mediaType: MediaType, fingerprint: Fingerprint,
    recognizer: PageRecognizer = PageRecognizer(settings: OCRSettings())
  ) {
    self.path = path
    self.content = content
    self.mediaType = mediaType
    self.fingerprint = fingerprint
    self.recognizer = recognizer
  }

  /// The file's name without folder and extension.
  package var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }
}
