import Analysis
import Facets
import Foundation
import GRDB

@testable import Corpus
@testable import Indexing

/// An index in a folder of its own, which goes with it.
final class TestIndex {
  let store: IndexStore
  let writer: IndexWriter
  let folder: String

  static let versions = Versions(extractor: 1, analyzer: 1, authority: "a")

  init() throws {
    folder = try Self.temporaryFolder()
    store = try IndexStore.openForWriting(path: folder + "/tvet.sqlite")
    writer = try IndexWriter(store: store)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func temporaryFolder() throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tvet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.resolvingSymlinksInPath().path
  }

  static func document(
    _ id: String, title: String = "Title", language: Language? = "en", abstract: String? = nil, pages: [[Block]] = [],
    fields: [Field] = []
  ) -> PreparedDocument {
    var fields = [Field(.title, title, origin: .embedded)] + fields
    if let abstract { fields.append(Field(.abstract, abstract, origin: .embedded)) }
    let document = Document(
      mediaType: .plainText, record: id, fingerprint: Fingerprint(of: id.utf8), fields: fields,
      pages: pages.enumerated().map { Page(number: $0.offset + 1, blocks: $0.element) })
    return PreparedDocument(document, language: language, fallbackTitle: id, annotations: [])
  }

  /// Adds a document that lies at a path, or at `documents/<id>`.
  @discardableResult
  func add(_ document: PreparedDocument, at path: String? = nil, record: String = "", tags: [TagRow] = []) throws
    -> Int64
  {
    try writer.batch { batch in
      let id = try batch.add(document, tags: tags, versions: Self.versions)
      let file = try batch.setFile(
        Self.found(path ?? "documents/\(document.key)"), fingerprint: document.fingerprint, hasFailed: false,
        extractorVersion: 1)
      _ = try batch.setLocation(file: file, record: record, document: id)
      return id
    }
  }

  static func found(_ path: String) -> FoundFile {
    FoundFile(location: path, absolutePath: "/" + path, size: 10, modified: 1, inode: 7)
  }

  /// Every term of the full-text index with its column, document and place.
  func terms() throws -> [String] {
    try store.database.write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, document_fts, instance)")
      return try String.fetchAll(
        db, sql: #"SELECT doc || ' ' || col || ' ' || "offset" || ' ' || term FROM temp.term ORDER BY 1"#)
    }
  }

  func checkFullText() throws {
    try store.database.write {
      try $0.execute(sql: "INSERT INTO document_fts (document_fts) VALUES ('integrity-check')")
    }
  }
}

/// A small generator of reproducible randomness (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
