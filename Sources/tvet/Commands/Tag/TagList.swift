import ArgumentParser
import Corpus
import Facets
import Indexing

struct TagList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the tags of a document with their scores and evidence.")

  @OptionGroup var options: CorpusOptions

  @Argument(help: "A document: its id, a record's id, or its path.")
  var document: String

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  @Flag(name: .long, help: "Show how the machine's scores came about, also of what it did not make a tag.")
  var explain = false

  func run() throws {
    if explain { return try TagExplain(options: options, document: document, json: json).run() }
    let tags = try options.openIndex().read { db in
      try TagRow.fetchAll(db, document: options.document(document, in: db).id)
    }
    let authorities = try options.authorities()
    if json { return try JSONOutput.print(tags.map { TagJSON($0, authorities) }) }
    for line in tags.flatMap({ TagText.lines($0, authorities) }) { Console.print(line) }
    if tags.isEmpty { throw ExitStatus.nothingFound }
  }
}

/// A tag as text.
enum TagText {
  static func lines(_ tag: TagRow, _ authorities: Authorities) -> [String] {
    let annotation = tag.annotation
    var line = "\(annotation.facet.rawValue)=\(annotation.value)"
    let label = authorities.label(annotation.facet, annotation.value)
    if label != annotation.value { line += "  \(label)" }
    line += "  \(annotation.role.rawValue)  " + score(annotation.score) + "  \(annotation.source.rawValue)"
    switch tag.verdict {
    case .add: line += ", added"
    case .confirm: line += ", confirmed"
    case .reject: line += ", rejected"
    case .withdraw, .adopt, nil: break
    }
    return [line]
      + annotation.evidence.prefix(3).map { evidence in
        let place = evidence.page > 0 ? "p. \(evidence.page), \(evidence.part)" : evidence.part
        return "    \(place): \(evidence.words)"
      }
  }

  static func score(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

struct TagJSON: Encodable {
  var facet: String
  var value: String
  var label: String
  var role: String
  var score: Double
  var source: String
  var verdict: String?
  var evidence: [Evidence]

  init(_ tag: TagRow, _ authorities: Authorities) {
    let annotation = tag.annotation
    facet = annotation.facet.rawValue
    value = annotation.value
    label = authorities.label(annotation.facet, annotation.value)
    role = annotation.role.rawValue
    score = (annotation.score * 1_000).rounded() / 1_000
    source = annotation.source.rawValue
    verdict = tag.verdict?.rawValue
    evidence = annotation.evidence
  }
}
