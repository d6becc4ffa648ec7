import Corpus
import Foundation
package import GRDB

/// What the joining step needs to know of a document.
package struct JoiningCandidate: Sendable, Equatable {
  package var id: Int64
  package var title: String
  package var year: Int?
  package var doi: String?
  /// The authors as the `authors` column has them; few candidates come to be compared by these.
  private var encodedAuthors: String
  package var authors: [String] {
    encodedAuthors == "[]" ? [] : (try? JSONDecoder().decode([String].self, from: Data(encodedAuthors.utf8))) ?? []
  }
  /// Paths: those where a file lies; those that a record names, as it spells them.
  package var paths: [String]
  /// Where the file of a record with paths lies; behind the archive's path for a member of one.
  package var home: String

  package init(
    id: Int64, title: String, year: Int?, doi: String?, encodedAuthors: String = "[]", paths: [String] = [],
    home: String = ""
  ) {
    self.id = id
    self.title = title
    self.year = year
    self.doi = doi
    self.encodedAuthors = encodedAuthors
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
      db,
      sql: """
        SELECT id, title, year, doi, authors, files, media_type, page_count, record FROM document
        WHERE files IS NOT NULL
        """)
    while let row = try rows.next() {
      var record = JoiningCandidate(id: row[0], title: row[1], year: row[2], doi: row[3], encodedAuthors: row[4])
      record.paths = (row[5] as String).split(separator: "\n").map(String.init)
      if !record.paths.isEmpty { record.home = try home(db, record: record.id, name: row[8]) }
      let isBibliographic = MediaType.bibliographies.contains(MediaType(rawValue: row[6]))
      if !isBibliographic, row[7] as Int > 0 { (record.title, record.doi) = ("", nil) }
      records.append(record)
    }
    return records
  }

  /// The path of the file, or archive member, that holds a record; the first where several do.
  private static func home(_ db: Database, record id: Int64, name: String) throws -> String {
    let end = "#" + name
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.path, location.record FROM location JOIN file ON file.id = location.file_id
          WHERE location.document_id = ?
          """), arguments: [id]
    ).map { row in
      let place: String = row[1]
      return row[0] + (place.hasSuffix(end) ? "/" + place.dropLast(end.count) : "")
    }.min() ?? ""
  }

  /// Whether a file's own year comes from what tells of its work: a program's note of when the file was made, or a
  /// number in its name, does not.
  package static func isYearSure(_ db: Database, file id: Int64) throws -> Bool {
    guard let origin = try StoredDocument.fetch(db, id: id)?.ownFields.best(.year).first?.origin else { return false }
    return origin <= .page
  }

  /// All files and members of archives, with what their own bytes say of them, not what records have lent them.
  package static func files(_ db: Database) throws -> [JoiningCandidate] {
    let joined = Set(try Int64.fetchAll(db, sql: "SELECT DISTINCT document_id FROM joining"))
    var files: [JoiningCandidate] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, title, year, doi, authors, \(IndexedFile.memberPath) AS place FROM document
        JOIN location ON document_id = document.id JOIN file ON file.id = file_id
        WHERE document.record IS NULL ORDER BY document.id, place
        """)
    while let row = try rows.next() {
      let id: Int64 = row[0]
      if files.last?.id != id {
        var file = JoiningCandidate(id: id, title: row[1], year: row[2], doi: row[3], encodedAuthors: row[4])
        if joined.contains(id), let own = try StoredDocument.fetch(db, id: id)?.ownFields {
          file.title = own.best(.title).first?.value ?? ""
          file.year = PreparedDocument.year(of: own)
          file.doi = own.best(.doi).first?.value
          file.encodedAuthors = try JSON.encode(own.best(.author).map(\.value))
        }
        files.append(file)
      }
      files[files.count - 1].paths.append(row[5])
    }
    return files
  }
}
