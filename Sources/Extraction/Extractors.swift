package import Corpus
package import Foundation

/// The extractors that the tool has.
package enum Extractors {
  /// Counts the changes of what a file gives; files read by another version are read again.
  package static let version = 1

  /// One line a format. The first that reads a media type is used.
  package static let all: [any Extractor.Type] = [
    PDFExtractor.self
  ]

  /// The extractor for a media type, or nil if there is none.
  package static func extractor(for mediaType: MediaType) -> (any Extractor)? {
    all.first { $0.mediaTypes.contains(mediaType) }?.init()
  }

  /// What kind of file these bytes are.
  ///
  /// - Throws: ``ExtractionError/unsupported(kind:)`` for what is not known.
  package static func mediaType(of content: Data, path: String) throws(ExtractionError) -> MediaType {
    // A PDF may begin with some other matter; readers look for its mark in the first kilobyte.
    if content.prefix(1024).firstRange(of: Data("%PDF-".utf8)) != nil { return .pdf }
    throw .unsupported(kind: (path as NSString).pathExtension.uppercased())
  }
}
