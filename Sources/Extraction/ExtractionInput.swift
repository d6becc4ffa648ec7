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

  package init(
    path: String, content: Data, mediaType: MediaType, fingerprint: Fingerprint, passwords: [String] = []
  ) {
    self.passwords = passwords
    self.path = path
    self.content = content
    self.mediaType = mediaType
    self.fingerprint = fingerprint
  }

  /// The file's name without folder and extension.
  package var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }
}
