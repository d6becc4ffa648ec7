package import Corpus
import Foundation

/// Reads tables as text (CSV, TSV).
///
/// Where the header names what bibliographies have, each row is a record. Any other table is one document, a line a
/// row.
package struct CSVExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.csv]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let text = CharsetDecoder.decode(input.content).text
    guard var table = TableReader(text) else { throw ExtractionError.noText(detail: "the table is empty") }
    let header = TableHeader(table.header)
    guard header.isBibliography else { return try emit(.document(Self.dataset(&table, input))) }
    var records = RecordSequence(mediaType: input.mediaType)
    while let (_, fields) = table.next() {
      guard fields.contains(where: { $0.contains { !$0.isWhitespace } }) else { continue }
      let fingerprint = Fingerprint(of: Array(fields.joined(separator: "\u{1F}").utf8))
      try records.hand(
        Self.record(fields, header, mediaType: input.mediaType), fingerprint: fingerprint, to: emit)
    }
    if records.count == 0 { throw ExtractionError.noText(detail: "the table has a header and no row") }
  }

  private static func record(_ row: [String], _ header: TableHeader, mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    var pages: [String] = []
    for (index, value) in row.enumerated() where value.contains(where: { !$0.isWhitespace }) {
      let name = index < header.names.count ? header.names[index] : ""
      let own = Field.Name(rawValue: name.isEmpty ? "column-\(index + 1)" : name.lowercased().replacing(" ", with: "-"))
      guard index < header.fields.count, let field = header.fields[index] else {
        builder.add(own, value)
        continue
      }
      switch field {
      case TableHeader.identifier: builder.name = builder.name ?? value
      case TableHeader.firstPage, TableHeader.lastPage: pages.append(TextBuilder.line(value))
      case .author, .editor: for person in people(value) { builder.person(field, person) }
      case .keyword:
        builder.keywords(value, separators: value.contains(";") ? ";" : value.contains("|") ? "|" : ",")
      case .file:
        for path in value.split(separator: ";") { builder.files(TextBuilder.line(path), keptAs: own) }
      default: builder.add(known: field, value, source: own)
      }
    }
    builder.add(.pageRange, pages.joined(separator: "-"))
    return builder
  }

  private static func people(_ value: String) -> [PersonName] {
    for separator in [";", "|", "\n"] where value.contains(separator) {
      return value.split(separator: separator).map { .text(TextBuilder.line($0)) }
    }
    return PersonNames.split(value, holdsPeople: true).map { .text($0) }
  }

  private static func dataset(_ table: inout TableReader, _ input: ExtractionInput) throws -> Document {
    var text = table.header.joined(separator: "\t") + "\n"
    while let (_, fields) = table.next() {
      text += fields.map { TextBuilder.line($0) }.joined(separator: "\t") + "\n"
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.kind, DocumentKind.dataset.rawValue, origin: .embedded)
    document.pages = TextPaginator.pages(of: text)
    for page in document.pages.indices {
      for block in document.pages[page].blocks.indices { document.pages[page].blocks[block].role = .table }
    }
    return try document.checked(otherwise: "the table holds no letter or digit")
  }
}
