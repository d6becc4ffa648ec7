package import Analysis
import Foundation
package import GRDB

/// A file with pages that character recognition read, or in which it found nothing.
package struct RecognizedFile: Sendable, Equatable {
  package var path: String
  /// Nil where it is not known.
  package var language: Language?
  /// Of its worst page, 0 to 100; 0 where nothing was found.
  package var confidence: Int

  /// All such files; one that holds several documents comes once for each.
  package static func fetchAll(_ db: Database) throws -> [RecognizedFile] {
    let failed = try String.fetchAll(db, sql: "SELECT DISTINCT path FROM failure WHERE reason LIKE 'no text: %'")
    let read = try Row.fetchAll(
      db,
      sql: """
        SELECT file.path, document.id, document.language FROM document
        JOIN location ON location.document_id = document.id JOIN file ON file.id = location.file_id
        WHERE document.id IN (SELECT document_id FROM page WHERE confidence IS NOT NULL)
        """)
    return try failed.map { RecognizedFile(path: $0, language: nil, confidence: 0) }
      + read.map { row in
        let worst = try PageGroup.confidences(db, document: row["id"]).compactMap(\.self).min()
        return RecognizedFile(
          path: row["path"], language: (row["language"] as String?).map { Language($0) }, confidence: worst ?? 0)
      }
  }
}
