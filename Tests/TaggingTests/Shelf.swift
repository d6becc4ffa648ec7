import Analysis
import Foundation
import Testing

@testable import Corpus
@testable import Facets
@testable import Indexing
@testable import Search
@testable import Tagging

/// An index of a few documents in a folder of its own, which goes with it.
final class Shelf {
  let folder: String
  let store: IndexStore

  static let authorities: Authorities = {
    do { return try Authorities() } catch { fatalError("\(error)") }
  }()

  /// - Parameter documents: id, text of the page, tags.
  init(_ documents: [(id: String, text: String, tags: [Annotation])]) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
    folder = url.path
    store = try IndexStore.openForWriting(path: folder + "/tvet.sqlite")
    let versions = Versions(extractor: 1, analyzer: 1, authority: Self.authorities.version)
    try IndexWriter(store: store).batch { batch in
      for (id, text, tags) in documents {
        let document = Document(
          mediaType: .plainText, record: id, fingerprint: Fingerprint(of: id.utf8),
          fields: [Field(.title, "Title of \(id)", origin: .embedded)],
          pages: [Page(number: 1, blocks: [Block(.body, text)])])
        let prepared = PreparedDocument(document, language: "en", fallbackTitle: id, annotations: tags)
        let number = try batch.add(prepared, tags: tags.map { TagRow($0) }, versions: versions)
        let file = FoundFile(
          location: "documents/\(id).txt", absolutePath: "/\(id).txt", size: 1, modified: 1, inode: 1)
        let fileID = try batch.setFile(
          file, fingerprint: Fingerprint(of: id.utf8), hasFailed: false, extractorVersion: 1)
        _ = try batch.setLocation(file: fileID, record: "", document: number)
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Knows what others have written.
  var writer: IndexWriter { get throws { try IndexWriter(store: store) } }

  func document(_ id: String) throws -> StoredDocument { try store.read { try DocumentLookup.find(id, in: $0) } }

  /// The tags of a document: `country=KE about rule`.
  func tags(_ id: String) throws -> Set<String> {
    let number = try document(id).id
    let rows = try store.read { try TagRow.fetchAll($0, document: number) }
    return Set(rows.map(\.annotation).map { "\($0.facet)=\($0.value) \($0.role) \($0.source)" })
  }
}

extension Annotation {
  static func machine(
    _ value: String, _ score: Double, _ role: Role = .about, facet: Facet = .country, words: String = ""
  ) -> Annotation {
    Annotation(
      facet: facet, value: value, role: role, score: score,
      evidence: words.isEmpty ? [] : [Evidence(page: 1, part: "body", offset: 0, words: words)])
  }
}
