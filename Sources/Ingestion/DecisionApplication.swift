import Corpus
package import Facets
package import Indexing

/// Lays the analysts' decisions over the tags of all documents that they concern.
package struct DecisionApplication {
  private let book: DecisionBook
  private let authorities: Authorities

  package init(book: DecisionBook, authorities: Authorities) {
    self.book = book
    self.authorities = authorities
  }

  /// - Returns: how many documents decisions apply to, and how many decided documents are not in the corpus.
  package func run(writer: IndexWriter) throws -> (documents: Int, stranded: Int) {
    try writer.batch { batch in
      let formerlyDecided = try batch.documentsWithVerdicts()
      if book.isEmpty && formerlyDecided.isEmpty { return (0, 0) }
      var keys = Set(try batch.documents(withKeys: book.documents))
      let stranded = book.documents.count - Set(try batch.keys(of: keys)).intersection(book.documents).count
      keys.formUnion(try batch.documents(atPaths: book.paths))
      var applied = 0
      for id in keys.union(formerlyDecided) {
        applied += try apply(to: id, in: batch) ? 1 : 0
      }
      return (applied, stranded)
    }
  }

  /// - Returns: whether any decision is in force for the document.
  private func apply(to id: Int64, in batch: IndexBatch) throws -> Bool {
    guard let document = try StoredDocument.fetch(batch.db, id: id) else { return false }
    let decisions = try book.decisions(
      key: document.key, paths: try StoredDocument.locations(batch.db, id: id),
      isInCorpus: { try batch.holdsDocument(key: $0) })
    let present = try TagRow.fetchAll(batch.db, document: id)
    let resolved = TagResolution.resolve(
      machine: present.map(\.annotation), decisions: decisions, regions: authorities.regions)
    if resolved != present.sorted(by: { TagRow.Key($0.annotation) < TagRow.Key($1.annotation) }) {
      try batch.setTags(resolved, document: id)
    }
    return !decisions.isEmpty
  }
}
