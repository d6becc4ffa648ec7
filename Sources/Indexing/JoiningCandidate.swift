import Corpus
package import GRDB

/// What the joining step needs to know of a document.
package struct JoiningCandidate: Sendable, Equatable {
  package var id: Int64
  package var title: String
  package var year: Int?
  package var doi: String?
  /// Paths: those where a file lies; those that a record names, as it spells them.
  package var paths: [String]
  /// Where the file of a record with paths lies.
  package var home: String

  package init(
    id: Int64, title: String, year: Int?, doi: String?, paths: [String] = [], home: String = ""
  ) {
    self.id = id
    self.title = title
    self.year = year
    self.doi = doi
    self.paths = paths
    self.home = home
  }

  /// Whether any record may describe a file, or does.
  package static func mayJoin(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM document WHERE files IS NOT NULL) OR EXISTS (SELECT 1 FROM joining)
        """) ?? false
  }

  /// The records that may describe a file.
  ///
  /// One with a text of its own (a line of JSON) describes a file only if it names it.
  package static func records(_ db: Database) throws -> [JoiningCandidate] {
    var records: [JoiningCandidate] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, title, year, doi, files, media_type, page_count FROM document WHERE files IS NOT NULL")
    while let row = try rows.next() {
      var record = JoiningCandidate(id: row[0], title: row[1], year: row[2], doi: row[3])
      record.paths = (row[4] as String).split(separator: "\n").map(String.init)
      if !record.paths.isEmpty { record.home = try IndexedFile.paths(db, document: record.id).min() ?? "" }
      let isBibliographic = MediaType.bibliographies.contains(MediaType(rawValue: row[5]))
      if !isBibliographic, row[6] as Int > 0 { (record.title, record.doi) = ("", nil) }
      records.append(record)
    }
    return records
  }

  /// All files, with what their own bytes say of them, not what records have lent them.
  package static func files(_ db: Database) throws -> [JoiningCandidate] {
    let joined = Set(try Int64.fetchAll(db, sql: "SELECT DISTINCT document_id FROM joining"))
    var files: [JoiningCandidate] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, title, year, doi, path FROM document JOIN location ON document_id = document.id
        JOIN file ON file.id = file_id WHERE document.record IS NULL ORDER BY document.id, path
        """)
    while let row = try rows.next() {
      let id: Int64 = row[0]
      if files.last?.id != id {
        var file = JoiningCandidate(id: id, title: row[1], year: row[2], doi: row[3])
        if joined.contains(id), let own = try StoredDocument.fetch(db, id: id)?.ownFields {
          file.title = own.best(.title).first?.value ?? ""
          file.year = PreparedDocument.year(of: own)
          file.doi = own.best(.doi).first?.value
        }
        files.append(file)
      }
      files[files.count - 1].paths.append(row[4])
    }
    return files
  }
}
