import Analysis
package import Corpus
import Facets
import Foundation
package import GRDB

/// The changes that one transaction may make.
package final class IndexBatch {
  package let db: Database
  private let log: PageLog
  var values: FacetValueCodes
  private var blocks: [Int64: PackedBlock] = [:]
  /// How many documents ``add(_:tags:versions:replacesKnown:)`` wrote.
  package private(set) var writtenCount = 0
  /// Whether ``markJoiningPending()`` has written its mark.
  var hasMarkedJoining = false
  /// See ``writePendingTexts()``.
  var pendingTexts = PendingTexts()

  init(db: Database, log: PageLog, values: FacetValueCodes) {
    self.db = db
    self.log = log
    self.values = values
  }

  // MARK: Documents

  /// The id of the document with these bytes, if the index holds it.
  package func documentID(_ fingerprint: Fingerprint) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"), arguments: [Data(fingerprint.bytes)])
  }

  /// Adds a document with its text and tags.
  ///
  /// A document that is there already keeps its id. It is written again only if another version of the extractor read
  /// it, or `replacesKnown` is set.
  ///
  /// - Returns: its id.
  package func add(
    _ document: PreparedDocument, tags: [TagRow], versions: Versions, replacesKnown: Bool = false
  ) throws -> Int64 {
    let known = try documentID(document.fingerprint)
    if let known {
      try settleTexts(of: known)
      guard try replacesKnown || extractorVersion(of: known) != versions.extractor else { return known }
      try pendingTexts.note(former: text(of: known), of: known)
      try clear(document: known)
      try forgetApplication(document: known)
    }
    try markJoiningPending()
    writtenCount += 1
    let id = try write(document, id: known, versions: versions)
    guard known == nil else {
      pendingTexts.note(document, tags: tags, of: id)
      try settleTexts()
      return id
    }
    try settleTexts(of: id)
    try fill(document, id: id, tags: tags)
    return id
  }

  /// Writes the text of a document whose row is there, and all that hangs on it.
  func fill(_ document: PreparedDocument, id: Int64, tags: [TagRow]) throws {
    let text = IndexedText(
      title: document.title, abstract: document.abstract, language: document.language, pages: document.pages,
      notes: document.lentNotes)
    let starts = try insertText(text, document: id)
    var page = 0
    for group in document.packedPages {
      let first = (page..<page + group.count).map { $0 < starts.count ? starts[$0] : 0 }
      try group.insert(db, document: id, number: page + 1, starts: first)
      page += group.count
    }
    try insert(tags, document: id)
    try pack(
      document: id, lengths: tokenCounts, year: document.year, language: document.language, kind: document.kind,
      tags: tags)
  }

  /// Writes the text's row and its token counts.
  ///
  /// - Returns: for each page of the body the offset of its first token.
  func insertText(_ text: IndexedText, document id: Int64) throws -> [Int] {
    log.reset()
    try db.cachedStatement(
      sql: "INSERT INTO document_fts (rowid, body, title, abstract, headings) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [id] + StatementArguments(text.columns))
    try db.cachedStatement(
      sql: """
        UPDATE document SET body_tokens = ?, title_tokens = ?, abstract_tokens = ?, heading_tokens = ? WHERE id = ?
        """
    ).execute(arguments: StatementArguments(tokenCounts) + [id])
    return log.pageStarts(ofCall: 0)
  }

  /// Tokens of the row that FTS5 took in last, by column.
  private var tokenCounts: [Int] { (0..<4).map(log.positions(ofCall:)) }

  private func extractorVersion(of id: Int64) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT extractor_version FROM document WHERE id = ?"), arguments: [id])
  }

  /// Takes pages and tags away from a document that is about to be written again.
  private func clear(document id: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM page WHERE document_id = ?").execute(arguments: [id])
    try db.cachedStatement(sql: "DELETE FROM annotation WHERE document_id = ?").execute(arguments: [id])
  }

  /// Writes the document's own row.
  ///
  /// - Parameter id: that of the row to write over; nil for a new one.
  private func write(_ document: PreparedDocument, id: Int64?, versions: Versions) throws -> Int64 {
    let coding = FieldCoding(
      title: document.title, authors: document.authors, doi: document.doi, publisher: document.publisher)
    try db.cachedStatement(
      sql: """
        INSERT INTO document (id, sha256, key, record, media_type, title, authors, year, language, kind, doi, publisher,
          fields, files, page_count, text_bytes, body_tokens, title_tokens, abstract_tokens, heading_tokens,
          extractor_version, analyzer_version, authority_version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET key = excluded.key, record = excluded.record,
          media_type = excluded.media_type, title = excluded.title, authors = excluded.authors, year = excluded.year,
          language = excluded.language, kind = excluded.kind, doi = excluded.doi, publisher = excluded.publisher,
          fields = excluded.fields, files = excluded.files, page_count = excluded.page_count, text_bytes = excluded.text_bytes,
          extractor_version = excluded.extractor_version, analyzer_version = excluded.analyzer_version,
          authority_version = excluded.authority_version
        """
    ).execute(arguments: [
      id, Data(document.fingerprint.bytes), document.key, document.record, document.mediaType.rawValue, document.title,
      try JSON.encode(document.authors), document.year, document.language?.rawValue, document.kind.rawValue,
      document.doi, document.publisher, try coding.encode(document.fields), document.files, document.pages.count,
      document.pages.reduce(0) { $0 + $1.utf8.count } + document.fields.reduce(0) { $0 + $1.value.utf8.count },
      versions.extractor, versions.analyzer, versions.authority,
    ])
    return id ?? db.lastInsertedRowID
  }

  /// Takes a document out of the index, full text and packed columns included.
  package func remove(document id: Int64) throws {
    try settleTexts(of: id)
    try pendingTexts.note(former: text(of: id), of: id)
    try db.execute(sql: "DELETE FROM location WHERE document_id = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [id])
    try withBlock(of: id) { $0.set(nil, slot: $1) }
    try settleTexts()
  }

  /// Removes every document that no file holds any more.
  ///
  /// - Returns: how many.
  package func removeDocumentsWithoutLocation() throws -> Int {
    let orphans = try Int64.fetchAll(
      db, sql: "SELECT id FROM document WHERE NOT EXISTS (SELECT 1 FROM location WHERE document_id = document.id)")
    for id in orphans { try remove(document: id) }
    return orphans.count
  }

  // MARK: Tags

  /// Replaces all tags of a document; its text is not touched.
  package func setTags(_ tags: [TagRow], document id: Int64, authorityVersion: String? = nil) throws {
    try settleTexts(of: id)
    try db.cachedStatement(sql: "DELETE FROM annotation WHERE document_id = ?").execute(arguments: [id])
    try insert(tags, document: id)
    if let authorityVersion {
      try db.cachedStatement(sql: "UPDATE document SET authority_version = ? WHERE id = ?")
        .execute(arguments: [authorityVersion, id])
    }
    try pack(document: id, tags: tags)
  }

  private func insert(_ tags: [TagRow], document id: Int64) throws {
    var evidence = TagEvidence()
    for tag in tags {
      let code = try values.code(db, facet: tag.annotation.facet, value: tag.annotation.value)
      try tag.insert(db, document: id, code: code)
      guard !tag.annotation.evidence.isEmpty else { continue }
      evidence.places[TagEvidence.Key(value: code, role: tag.annotation.role.bit)] = tag.annotation.evidence
    }
    try evidence.replace(db, document: id)
  }

  // MARK: Packed columns

  /// Takes a document out of all answers; its rows stay.
  func hide(document id: Int64) throws {
    try settleTexts(of: id)
    try withBlock(of: id) { $0.set(nil, slot: $1) }
  }

  /// Packs what the tables hold of a document; a record that describes another document is not found.
  func pack(document id: Int64, tags: [TagRow]) throws {
    guard try Joining.document(db, ofRecord: id) == nil else { return try hide(document: id) }
    guard let stored = try StoredDocument.fetch(db, id: id) else { return }
    try pack(
      document: id, lengths: stored.tokens, year: stored.year, language: stored.language, kind: stored.kind, tags: tags)
  }

  private func pack(
    document id: Int64, lengths: [Int], year: Int?, language: Language?, kind: DocumentKind, tags: [TagRow]
  ) throws {
    var entry = PackedEntry()
    entry.lengths = lengths
    entry.year = year
    if let language {
      entry.language = try narrow(values.code(db, facet: .language, value: language.rawValue))
    }
    entry.kind = try narrow(values.code(db, facet: .kind, value: kind.rawValue))
    entry.tags = try packed(tags)
    try withBlock(of: id) { $0.set(entry, slot: $1) }
  }

  /// Languages and kinds come early among the values. One that comes after 65,535 others is taken as unknown rather
  /// than as another value.
  private func narrow(_ code: UInt32) -> UInt16 { UInt16(exactly: code) ?? 0 }

  private func packed(_ tags: [TagRow]) throws -> [UInt32] {
    var roles: [UInt32: UInt32] = [:]
    for tag in tags where tag.isInForce {
      let code = try values.code(db, facet: tag.annotation.facet, value: tag.annotation.value)
      roles[code, default: 0] |= tag.annotation.role.bit
    }
    return roles.map { $0.key << 3 | $0.value }
  }

  private func withBlock(of id: Int64, _ change: (inout PackedBlock, Int) -> Void) throws {
    let number = PackedBlock.number(of: id)
    var block = try blocks.removeValue(forKey: number) ?? PackedBlock.fetch(db, number: number)
    change(&block, PackedBlock.slot(of: id))
    blocks[number] = block
  }

  func savePackedBlocks() throws {
    for (number, block) in blocks { try block.save(db, number: number) }
    blocks = [:]
  }
}

extension Role {
  /// The bit that stands for the role in packed tags.
  package var bit: UInt32 {
    switch self {
    case .about: 1
    case .mentions: 2
    case .from: 4
    }
  }
}

/// What made a document's rows; a newer version of one re-does that step alone.
package struct Versions: Sendable, Equatable {
  package var extractor: Int
  package var analyzer: Int
  package var authority: String

  package init(extractor: Int, analyzer: Int, authority: String) {
    self.extractor = extractor
    self.analyzer = analyzer
    self.authority = authority
  }
}

enum JSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
