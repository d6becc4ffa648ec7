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
    var parents: [String: BibTeXParser.Entry] = [:]
    while let item = parser.next() {
      items.append(item)
      // `crossref` points forward, so that all entries are read before the first is handed out.
      if case .entry(let entry) = item, !entry.key.isEmpty { parents[entry.key.lowercased()] = entry }
    }

    var seen: Set<String> = []
    for (number, item) in items.enumerated() {
      switch item {
      case .broken(let key, let line, let detail):
        let name = key.map { "\($0) (line \(line))" } ?? "line \(line)"
        try emit(.failure(record: name, reason: .damaged(detail: "the entry at line \(line): \(detail)")))
      case .entry(let entry):
        let fingerprint = Fingerprint(of: bytes[entry.range])
        let inherited = entry.value("crossref").flatMap { parents[TextBuilder.line($0).lowercased()] }
        var document = BibTeXRecord(entry, parent: inherited)
          .document(mediaType: input.mediaType, fingerprint: fingerprint)
        let name = entry.key.isEmpty ? "entry \(number + 1)" : entry.key
        // Merged libraries repeat keys; the entries differ.
        document.record = seen.insert(name).inserted ? name : "\(name) (entry \(number + 1))"
        if document.hasText {
          try emit(.document(document))
        } else {
          try emit(.failure(record: name, reason: .noText(detail: "the entry has no title and no abstract")))
        }
      }
    }
    if items.isEmpty { throw ExtractionError.damaged(detail: "the file holds no BibTeX entry") }
  }
}
