package import Corpus

/// A file to extract.
package struct ExtractionRequest: Sendable {
  /// Absolute.
  package var path: String
  /// Nil: the worker finds it out from the content.
  package var mediaType: MediaType?
  /// How long the file may take, in seconds; nil: by its size, see ``WorkerConfiguration``.
  package var seconds: Int?
  /// Tried in this order, should the file be encrypted.
  package var passwords: [String]

  package init(path: String, mediaType: MediaType? = nil, seconds: Int? = nil, passwords: [String] = []) {
    self.passwords = passwords
    self.path = path
    self.mediaType = mediaType
    self.seconds = seconds
  }
}

/// How a file's extraction went.
package struct ExtractionReport: Sendable, Equatable {
  /// Why the file as a whole failed; nil if it was read to its end.
  package var failure: ExtractionError?
  /// Of the bytes that were read; nil if the file could not be opened or the worker died.
  package var fingerprint: Fingerprint?
  package var mediaType: MediaType?
  /// The file's size in bytes, as read.
  package var byteCount = 0
  /// How many documents and failed records were handed out.
  package var extractionCount = 0
  /// Pages that were read by character recognition, and how many of those had been kept from an earlier time.
  package var recognizedPages = 0
  package var recalledPages = 0
  /// By what their text layers are kept.
  package var pageKeys: Set<Fingerprint> = []
  /// Pages that were not read because character recognition is off or not installed.
  package var unreadPages = 0
}

extension ExtractionReport {
  /// Of a file that no worker was asked for.
  package static var empty: ExtractionReport { ExtractionReport() }
}
