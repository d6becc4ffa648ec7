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

  /// - Returns: how many documents decisions apply to.
  package func run(writer: IndexWriter) throws -> Int {
    try writer.batch { batch in
      let formerlyDecided = try batch.documentsWithVerdicts()
      if book.isEmpty && formerlyDecided.isEmpty { return 0 }
      var keys = Set(try batch.documents(withKeys: book.documents))
      keys.formUnion(try batch.documents(atPaths: book.paths))
      keys.formUnion(try keys.compactMap { try Joining.document(batch.db, ofRecord: $0) })
      var applied = 0
      for id in keys.union(formerlyDecided) {
        applied += try apply(to: id, in: batch) ? 1 : 0
      }
      return applied
    }
  }

  /// - Returns: whether any decision is in force for the document.
  private func apply(to id: Int64, in batch: IndexBatch) throws -> Bool {
    guard let document = try StoredDocument.fetch(batch.db, id: id) else { return false }
    var decisions = try self.decisions(about: document, in: batch)
    // What was decided about a record is about the document that it describes.
    for joining in try Joining.fetchAll(batch.db, document: id) {
      guard let record = try StoredDocument.fetch(batch.db, id: joining.record) else { continue }
      for var decision in try self.decisions(about: record, in: batch) {
        decision.document = document.key
        if !decisions.contains(where: { $0.subject == decision.subject }) { decisions.append(decision) }
      }
    }
    let present = try TagRow.fetchAll(batch.db, document: id)
    let resolved = TagResolution.resolve(
      machine: present.map(\.annotation), decisions: decisions, regions: authorities.regions)
    if resolved != present.sorted(by: { TagRow.Key($0.annotation) < TagRow.Key($1.annotation) }) {
      try batch.setTags(resolved, document: id)
    }
    return !decisions.isEmpty
  }

  private func decisions(about document: StoredDocument, in batch: IndexBatch) throws -> [Decision] {
    let paths = try StoredDocument.locations(batch.db, id: document.id)
    return try book.decisions(
      key: document.key, paths: paths, isInCorpus: { try batch.holdsDocument(key: $0) },
      concerns: { try concerns($0, key: document.key, paths: paths, in: batch) })
  }

  /// Records of two files may bear one id: a decision is about the one at its path. Where none of them lies there any
  /// more, it is about all, so that none is lost.
  private func concerns(_ decision: Decision, key: String, paths: [String], in batch: IndexBatch) throws -> Bool {
    guard !paths.contains(decision.path) else { return true }
    let there = try batch.keys(of: batch.documents(atPaths: [decision.path]))
    return !there.contains(key)
  }
}
