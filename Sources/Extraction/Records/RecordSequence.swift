import Corpus

/// Hands out the records of one file, each under a name that no other has.
struct RecordSequence {
  private let mediaType: MediaType
  private var seen: Set<String> = []
  private(set) var count = 0

  init(mediaType: MediaType) { self.mediaType = mediaType }

  /// - Parameter place: what a record without a name is called (`entry` or `line`), before its number.
  mutating func hand(
    _ builder: RecordBuilder, fingerprint: Fingerprint, place: String = "entry", to emit: (Extraction) throws -> Void
  ) throws {
    count += 1
    var document = builder.finished()
    document.fingerprint = fingerprint
    let given = builder.name.map { TextBuilder.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
    let name = given ?? "\(place) \(count)"
    // Merged libraries repeat names; the records differ.
    document.record = seen.insert(name).inserted ? name : "\(name) (\(place) \(count))"
    if document.hasText {
      try emit(.document(document))
    } else {
      try emit(.failure(record: name, reason: .noText(detail: "the record has no title and no abstract")))
    }
  }
}
