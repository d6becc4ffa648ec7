import Analysis
import GRDB

extension IndexBatch {
  /// Makes the full text anew where another version of the analyzer made it, from the stored pages; no file is read.
  ///
  /// The rows cannot be taken out one by one: FTS5 would have to be told the tokens that the former analyzer made.
  /// All go at once, and all come back, in this one transaction.
  ///
  /// - Returns: how many documents were analysed anew.
  package func analyzeAgain(version: Int) throws -> Int {
    let isStale = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE analyzer_version <> ?)", arguments: [version])
    guard isStale == true else { return 0 }
    try db.execute(sql: "INSERT INTO document_fts (document_fts) VALUES ('delete-all')")
    let ids = try Int64.fetchAll(db, sql: "SELECT id FROM document ORDER BY id")
    for id in ids { try analyzeAgain(document: id, version: version) }
    return ids.count
  }

  private func analyzeAgain(document id: Int64, version: Int) throws {
    guard let stored = try StoredDocument.fetch(db, id: id) else { return }
    let groups = try PageGroup.fetchAll(db, document: id)
    let text = IndexedText(
      title: stored.title, abstract: stored.abstract, language: stored.language, pages: groups.flatMap(\.pages),
      notes: stored.lentNotes)
    var starts = try insertText(text, document: id)[...]
    for group in groups {
      try group.setStarts(Array(starts.prefix(group.pages.count)), document: id, in: db)
      starts = starts.dropFirst(group.pages.count)
    }
    try db.cachedStatement(sql: "UPDATE document SET analyzer_version = ? WHERE id = ?")
      .execute(arguments: [version, id])
    try pack(document: id, tags: TagRow.fetchWithoutEvidence(db, document: id))
  }
}
