import Corpus
import Foundation
package import Indexing

/// A document of the corpus that may be what became of one that is gone.
package struct Successor: Sendable, Equatable {
  package var document: StoredDocument
  /// Where it lies; the first of several places.
  package var path: String
  /// What speaks for it, the strongest first.
  package var signs: [Sign]

  package enum Sign: String, Sendable, CaseIterable {
    case doi = "same DOI"
    case title = "same title"
    case fileName = "same file name"
  }

  /// More of one name tell nothing.
  private static let most = 5

  /// The likeliest successors of a document that is gone, the likeliest first.
  ///
  /// - Throws: `DatabaseError`, ``IndexError``.
  package static func likely(for orphan: Orphan, in db: IndexSnapshot) throws -> [Successor] {
    let former = try DepartedDocument.fetch(db, key: orphan.document)
    let name = ((orphan.path as NSString).lastPathComponent as NSString).deletingPathExtension
    var signs: [Int64: [Sign]] = [:]
    for sign in Sign.allCases {
      let found =
        switch sign {
        case .doi: try former?.doi.map { try StoredDocument.ids(db, doi: $0) } ?? []
        case .title: try former.map { try StoredDocument.ids(db, title: $0.title) } ?? []
        case .fileName: try StoredDocument.ids(db, fileName: name)
        }
      for id in found where try Joining.document(db, ofRecord: id) == nil { signs[id, default: []].append(sign) }
    }
    let order = signs.sorted { (-$0.value.count, rank($0.value), $0.key) < (-$1.value.count, rank($1.value), $1.key) }
    return try order.compactMap { id, signs in
      guard let document = try StoredDocument.fetch(db, id: id) else { return nil }
      let path = try StoredDocument.locations(db, id: id).first ?? ""
      // What lies where the document lay, and was found to be another, is none.
      return path == orphan.path ? nil : Successor(document: document, path: path, signs: signs)
    }.prefix(most).map(\.self)
  }

  private static func rank(_ signs: [Sign]) -> Int { signs.first.flatMap(Sign.allCases.firstIndex) ?? 0 }
}
