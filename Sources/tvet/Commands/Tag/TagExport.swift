import ArgumentParser
import Corpus
import Facets
import Indexing

struct TagExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the tags of all documents as CSV or JSON Lines.",
    discussion: "One tag a line, rejected ones left out. 'document' is a record's id, or a file's SHA-256.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

  @OptionGroup var options: CorpusOptions

  @Option(name: .long, help: "Only this facet.")
  var facet: TaggedFacet?

  @Option(name: .long, help: "Only tags in this role.")
  var role: Role?

  @Option(name: .long, help: "Only tags with at least this score (0 to 1).")
  var minimumScore = 0.0

  @Option(name: .long, help: "How they are written.")
  var format: Format = .csv

  func run() throws {
    let authorities = try options.authorities()
    if format == .csv {
      Console.printData(
        CSVWriter.record([
          "document", "path", "title", "facet", "value", "label", "role", "score", "source", "evidence",
        ]), terminator: "")
    }
    try options.openIndex().read { db in
      try TagExportRow.forEach(db, facet: facet?.facet, role: role, minimumScore: minimumScore) { row in
        try write(row, authorities)
      }
    }
  }

  private func write(_ row: TagExportRow, _ authorities: Authorities) throws {
    let tag = row.tag.annotation
    switch format {
    case .jsonl:
      try JSONOutput.print(
        ExportJSON(document: row.document, path: row.path, title: row.title, tag: TagJSON(row.tag, authorities)),
        isPretty: false)
    case .csv:
      Console.printData(
        CSVWriter.record([
          row.document, row.path, CSVWriter.harmless(row.title), tag.facet.rawValue, tag.value,
          CSVWriter.harmless(authorities.label(tag.facet, tag.value)), tag.role.rawValue, TagText.score(tag.score),
          tag.source.rawValue, CSVWriter.harmless(tag.evidence.first?.words ?? ""),
        ]), terminator: "")
    }
  }
}

private struct ExportJSON: Encodable {
  var document: String
  var path: String
  var title: String
  var tag: TagJSON
}
