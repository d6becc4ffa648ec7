package import Corpus
import Foundation

/// Reads the entries of a BibTeX or BibLaTeX file, each a document of its own.
package struct BibTeXExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.bibtex]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let bytes = Array(CharsetDecoder.decode(input.content).text.utf8)
    var parser = BibTeXParser(bytes)
    var items: [BibTeXParser.Item] = []
    var library = BibTeXLibrary()
    while let item = parser.next() {
      items.append(item)
      // `crossref` points forward, so that all entries are read before the first is handed out.
      if case .entry(let entry) = item { library.insert(entry) }
    }
    if items.isEmpty { throw ExtractionError.damaged(detail: "the file holds no BibTeX entry") }

    var records = RecordSequence(mediaType: input.mediaType)
    for item in items {
      switch item {
      case .broken(let key, let line, let detail):
        let name = key.map { "\($0) (line \(line))" } ?? "line \(line)"
        try emit(.failure(record: name, reason: .damaged(detail: "the entry at line \(line): \(detail)")))
      // Holds fields for others, and is no work.
      case .entry(let entry) where entry.type == "xdata": continue
      case .entry(let entry):
        let (fields, parents) = library.resolved(entry)
        let record = BibTeXRecord(entry, fields: fields, mediaType: input.mediaType).record
        let fingerprint = Self.fingerprint(of: entry, parents: parents, in: bytes)
        try records.hand(record, fingerprint: fingerprint, to: emit)
      }
    }
  }

  /// The fingerprint of all that makes the record: the entry, those it inherits from, the macros it uses.
  private static func fingerprint(
    of entry: BibTeXParser.Entry, parents: [Range<Int>], in bytes: [UInt8]
  ) -> Fingerprint {
    guard entry.usesMacros || !parents.isEmpty else { return Fingerprint(of: bytes[entry.range]) }
    var all = Array(bytes[entry.range])
    for parent in parents { all += bytes[parent] }
    if entry.usesMacros { for field in entry.fields { all += field.value.utf8 } }
    return Fingerprint(of: all)
  }
}
