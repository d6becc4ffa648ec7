import Corpus
import Foundation

/// Reads the records of a tagged format.
protocol TaggedExtractor: Extractor {
  associatedtype Dialect: TaggedDialect
  /// What a file without records is told to lack: "RIS record (no line begins with TY  -)".
  static var lack: String { get }
  /// Hands out the records of a file.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, hand: (TaggedRecord) throws -> Void) rethrows
  static func builder(for record: TaggedRecord, mediaType: MediaType) -> RecordBuilder
}

extension TaggedExtractor {
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, hand: (TaggedRecord) throws -> Void) rethrows {
    try TaggedReader.read(bytes, as: Dialect.self, hand: hand)
  }

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var text = CharsetDecoder.decode(input.content).text
    var records = RecordSequence(mediaType: input.mediaType)
    try text.withUTF8 { bytes in
      try Self.read(bytes) { record in
        let fingerprint = Fingerprint(of: UnsafeBufferPointer(rebasing: bytes[record.range]))
        try records.hand(
          Self.builder(for: record, mediaType: input.mediaType), fingerprint: fingerprint, to: emit)
      }
    }
    if records.count == 0 { throw ExtractionError.damaged(detail: "the file holds no \(Self.lack)") }
  }
}
