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
  /// Tried in this order, should the file be encrypted.
  package let passwords: [String]
  /// Reads pages that are images.
  package let recognizer: PageRecognizer
  /// The archives and messages around it.
  let containment: Containment

  package init(
    path: String, content: Data, mediaType: MediaType, fingerprint: Fingerprint, passwords: [String] = [],
    recognizer: PageRecognizer = PageRecognizer(settings: OCRSettings())
  ) {
    self.init(
      path: path, content: content, mediaType: mediaType, fingerprint: fingerprint, passwords: passwords,
      recognizer: recognizer, containment: Containment(byteCount: content.count))
  }

  init(
    path: String, content: Data, mediaType: MediaType, fingerprint: Fingerprint, passwords: [String] = [],
    recognizer: PageRecognizer = PageRecognizer(settings: OCRSettings()), containment: Containment
  ) {
    self.passwords = passwords
    self.containment = containment
    self.path = path
    self.content = content
    self.mediaType = mediaType
    self.fingerprint = fingerprint
    self.recognizer = recognizer
  }

  /// The file's name without folder and extension.
  package var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }
}
