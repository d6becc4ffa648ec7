import Corpus

/// Hands out the records of one file, each under a name that no other has.
struct RecordSequence {
  private let mediaType: MediaType
  private var seen: Set<String> = []
  private(set) var count = 0

  init(mediaType: MediaType) { self.mediaType = mediaType }

  /// A record without a name of its own is named for its content: where it stands changes when others come before it,
  /// and what people decided about it would go to another.
  ///
  /// - Parameter place: what such a record is called (`entry` or `line`), before the digest of its content.
  mutating func hand(
    _ builder: RecordBuilder, fingerprint: Fingerprint, place: String = "entry", to emit: (Extraction) throws -> Void
  ) throws {
    count += 1
    var document = builder.finished()
    document.fingerprint = fingerprint
    let given = builder.name.map { TextBuilder.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
    let name = given ?? "\(place) \(Self.digest(of: document))"
    // Merged libraries repeat names; the records differ.
    document.record = seen.insert(name).inserted ? name : "\(name) (\(place) \(count))"
    if document.hasText {
      try emit(.document(document))
    } else {
      try emit(.failure(record: name, reason: .noText(detail: "the record has no title and no abstract")))
    }
  }

  /// Twelve hexadecimal digits of title, year and first author; of the whole record where it has no title.
  private static func digest(of document: Document) -> String {
    let names: [Field.Name] = [.title, .year, .author]
    let values = names.map { document.best($0).first?.value.lowercased() ?? "" }
    guard values[0] != "" else { return document.fingerprint.short }
    return Fingerprint(of: Array(values.joined(separator: "\u{1F}").utf8)).short
  }
}
