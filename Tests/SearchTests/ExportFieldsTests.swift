import Analysis
import Corpus
import Facets
import Foundation
import Indexing
import Testing

@testable import Search

/// Citations from an index carry what only the fields know.
@Suite struct ExportFieldsTests {
  @Test func citationsCarryFields() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("index.sqlite").path
    let document = Document(
      mediaType: .bibtex, record: "okoth2019", fingerprint: Fingerprint(of: "okoth".utf8),
      fields: [
        Field(.title, "Skills for growth", origin: .record), Field(.container, "Journal of Skills", origin: .record),
        Field(.kind, "article", origin: .record), Field(.abstract, "Vocational skills.", origin: .record),
      ])
    let writer = try IndexWriter(store: IndexStore.openForWriting(path: path))
    try writer.batch { batch in
      _ = try batch.add(
        PreparedDocument(document, language: "en", fallbackTitle: "", annotations: []), tags: [],
        versions: Versions(extractor: 1, analyzer: 1, authority: "x"))
    }
    let authorities = try Authorities()
    let searcher = try Searcher(store: IndexStore.openForReading(path: path), authorities: authorities)

    let result = try searcher.search(SearchRequest(.empty))

    let ris = try RISFormat().render(result, context: ExportContext(query: "", authorities: authorities))
    #expect(ris.contains("T2  - Journal of Skills"))
    #expect(ris.contains("AB  - Vocational skills.\r\n"))
  }
}
