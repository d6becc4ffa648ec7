import Analysis
import ArgumentParser
import Corpus
import Foundation
import Indexing

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is known about a document, or its text.")

  @OptionGroup var options: CorpusOptions

  @Argument(help: "A document: its id (the first digits will do), a record's id, or its path.")
  var document: String

  @Flag(name: .long, help: "Print the text instead.")
  var text = false

  @Option(name: .long, help: "Print this page of the text (1 is the first).")
  var page: Int?

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  func run() throws {
    let store = try options.openIndex()
    let authorities = try options.authorities()
    try store.read { db in
      let found = try options.document(document, in: db)
      if text || page != nil { return try showText(of: found, in: db) }
      let locations = try StoredDocument.locations(db, id: found.id)
      let tags = try TagRow.fetchAll(db, document: found.id)
      let records = try Self.records(of: found, in: db)
      let confidences = try PageGroup.confidences(db, document: found.id)
      if json {
        return try JSONOutput.print(
          DocumentJSON(
            found, locations: locations, records: records, tags: tags.map { TagJSON($0, authorities) },
            confidences: confidences))
      }
      Console.print(found.title)
      for (name, value) in Self.facts(found) where !value.isEmpty { Console.print("  \(name): \(value)") }
      if let ocr = Self.describe(confidences) { Console.print("  ocr: \(ocr)") }
      for location in locations { Console.print("  path: \(location)") }
      for record in records { Console.print("  described by: \(record.path)  (\(record.reason))") }
      if !tags.isEmpty { Console.print("tags:") }
      for line in tags.flatMap({ TagText.lines($0, authorities) }) { Console.print("  " + line) }
      Console.print("fields:")
      for field in found.fields where field.name != .abstract {
        Console.print("  \(field.name.rawValue): \(field.value)  [\(field.origin)]")
      }
      if let abstract = found.abstract { Console.print("abstract:\n  \(MarkedText.strip(abstract))") }
    }
  }

  /// The records that describe the document, and how that was found.
  private static func records(of document: StoredDocument, in db: IndexSnapshot) throws -> [RecordJSON] {
    try Joining.fetchAll(db, document: document.id).map { joining in
      RecordJSON(
        path: try StoredDocument.locations(db, id: joining.record).first ?? "", reason: joining.reason.description)
    }
  }

  /// How many pages were recognised, and how well; nil where none was.
  private static func describe(_ confidences: [Int?]) -> String? {
    let recognized = confidences.compactMap(\.self)
    guard !recognized.isEmpty else { return nil }
    let poor = confidences.enumerated().filter { $0.element.map { $0 < Page.poorConfidence } ?? false }.map {
      "\($0.offset + 1)"
    }
    return "\(recognized.count) of \(confidences.count) pages, confidence "
      + "\(recognized.reduce(0, +) / recognized.count) of 100"
      + (poor.isEmpty ? "" : "; poor on page \(poor.joined(separator: ", "))")
  }

  private static func facts(_ document: StoredDocument) -> [(String, String)] {
    [
      ("id", document.fingerprint.short), ("sha256", document.fingerprint.hex), ("record", document.record ?? ""),
      ("authors", document.authors.joined(separator: "; ")), ("year", document.year.map(String.init) ?? ""),
      ("language", document.language?.rawValue ?? ""), ("kind", document.kind.rawValue),
      ("publisher", document.publisher ?? ""), ("doi", document.doi ?? ""),
      ("media type", document.mediaType.rawValue), ("pages", "\(document.pageCount)"),
      ("words", "\(document.tokens[0])"),
    ]
  }

  private func showText(of document: StoredDocument, in db: IndexSnapshot) throws {
    if let page {
      guard let group = try PageGroup.fetch(db, document: document.id, page: page) else {
        throw UsageError("\(document.displayID) has no page \(page); it has \(document.pageCount)")
      }
      return Console.print(MarkedText.strip(group.pages[page - group.number]), terminator: "")
    }
    for group in try PageGroup.fetchAll(db, document: document.id) {
      for (place, page) in group.pages.enumerated() {
        if document.pageCount > 1 { Console.print("--- page \(group.number + place)") }
        Console.print(MarkedText.strip(page), terminator: "")
      }
    }
  }
}

private struct RecordJSON: Encodable {
  /// `records/library.bib#key`
  var path: String
  var reason: String
}

private struct DocumentJSON: Encodable {
  var id: String
  var sha256: String
  var record: String?
  var title: String
  var authors: [String]
  var year: Int?
  var language: String?
  var kind: String
  var doi: String?
  var publisher: String?
  var mediaType: String
  var pages: Int
  var abstract: String?
  var locations: [String]
  var records: [RecordJSON]
  var fields: [FieldJSON]
  var tags: [TagJSON]
  /// Pages that were recognised and not read, and how sure that was, 0 to 100.
  var ocrPages: [OCRPageJSON]?

  struct OCRPageJSON: Encodable {
    var page: Int
    var confidence: Int
  }

  struct FieldJSON: Encodable {
    var name: String
    var value: String
    var origin: String
  }

  enum CodingKeys: String, CodingKey {
    case id, sha256, record, title, authors, year, language, kind, doi, publisher, pages, abstract, locations, records,
      fields
    case tags
    case mediaType = "media_type"
    case ocrPages = "ocr_pages"
  }

  init(
    _ document: StoredDocument, locations: [String], records: [RecordJSON], tags: [TagJSON], confidences: [Int?]
  ) {
    id = document.displayID
    sha256 = document.fingerprint.hex
    record = document.record
    title = document.title
    authors = document.authors
    year = document.year
    language = document.language?.rawValue
    kind = document.kind.rawValue
    doi = document.doi
    publisher = document.publisher
    mediaType = document.mediaType.rawValue
    pages = document.pageCount
    abstract = document.abstract.map { MarkedText.strip($0) }
    self.locations = locations
    self.records = records
    fields = document.fields.map { FieldJSON(name: $0.name.rawValue, value: $0.value, origin: "\($0.origin)") }
    self.tags = tags
    let recognized = confidences.enumerated().compactMap { index, confidence in
      confidence.map { OCRPageJSON(page: index + 1, confidence: $0) }
    }
    ocrPages = recognized.isEmpty ? nil : recognized
  }
}
