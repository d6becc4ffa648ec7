import Corpus
package import Facets
package import Indexing

/// Tags documents anew whose tags were made with other authority files, from the stored pages: no file is read.
package struct Retagging {
  private let authorities: Authorities

  /// Documents a transaction.
  private static let batchSize = 500

  package init(authorities: Authorities) { self.authorities = authorities }

  /// - Returns: how many documents were tagged anew. Decisions are to be applied afterwards.
  package func run(writer: IndexWriter, store: IndexStore) throws -> Int {
    let version = authorities.version
    let stale = try store.read { try StoredDocument.ids($0, authorityVersionOtherThan: version) }
    guard !stale.isEmpty else { return 0 }
    let tagger = Tagger(authorities: authorities)
    let stems = StemCache()
    for start in stride(from: 0, to: stale.count, by: Self.batchSize) {
      try writer.batch { batch in
        for id in stale[start..<min(start + Self.batchSize, stale.count)] {
          guard let document = try StoredDocument.document(batch.db, id: id) else { continue }
          let language = try StoredDocument.fetch(batch.db, id: id)?.language
          let tags = TagResolution.resolve(
            machine: tagger.annotate(document, language: language, stems: stems), decisions: [],
            regions: authorities.regions)
          try batch.setTags(tags, document: id, authorityVersion: version)
        }
      }
    }
    return stale.count
  }
}
