import Analysis
import ArgumentParser
import Corpus
import Facets
import Indexing
import Search

/// Why the machine tagged a document as it did, from the text that the index holds.
struct TagExplain {
  let options: CorpusOptions
  let document: String
  let json: Bool

  func run() throws {
    let authorities = try options.authorities()
    let (found, text) = try options.openIndex().read { db in
      let found = try options.document(document, in: db)
      return (found, try StoredDocument.document(db, id: found.id))
    }
    guard let text else { throw ExitStatus.nothingFound }
    let explanations = Tagger(authorities: authorities)
      .explain(text, language: found.language, stems: StemCache())
    if json { return try JSONOutput.print(explanations.map { ExplanationJSON($0, authorities) }) }
    for explanation in explanations { show(explanation, authorities) }
    if explanations.isEmpty { throw ExitStatus.nothingFound }
  }

  private func show(_ explanation: TagExplanation, _ authorities: Authorities) {
    let verdict = explanation.score >= Tagger.aboutThreshold ? "about" : "not about"
    let value = explanation.value
    Console.print(
      "\(value.facet.rawValue)=\(value.value)  \(authorities.label(value.facet, value.value))  "
        + "\(TagText.score(explanation.score)), \(verdict)")
    let names = explanation.names.prefix(8).map { "\($0.name) (\($0.kind)) \($0.count)×" }
    Console.print("    named: \(names.joined(separator: ", "))" + (explanation.names.count > 8 ? " …" : ""))
    var table = TextTable([.left, .right, .right])
    for term in explanation.terms {
      table.append([term.measure, TagText.score(term.seen), signed(term.adds)])
    }
    table.append(["before anything is seen", "", signed(explanation.bias)])
    for line in table.lines() { Console.print("    " + line) }
  }

  private func signed(_ number: Double) -> String { (number < 0 ? "−" : "+") + TagText.score(abs(number)) }
}

/// What `tvet tag list --explain --json` writes for a value.
struct ExplanationJSON: Encodable {
  var facet: String
  var value: String
  var label: String
  var score: Double
  /// Whether the score makes the document one about the value.
  var about: Bool
  var names: [Name]
  var terms: [Term]
  var bias: Double

  struct Name: Encodable {
    var name: String
    var kind: String
    var count: Int
  }

  struct Term: Encodable {
    var measure: String
    var seen: Double
    var adds: Double
  }

  init(_ explanation: TagExplanation, _ authorities: Authorities) {
    let value = explanation.value
    facet = value.facet.rawValue
    self.value = value.value
    label = authorities.label(value.facet, value.value)
    score = Self.rounded(explanation.score)
    about = explanation.score >= Tagger.aboutThreshold
    names = explanation.names.map { Name(name: $0.name, kind: $0.kind, count: $0.count) }
    terms = explanation.terms.map {
      Term(measure: $0.measure, seen: Self.rounded($0.seen), adds: Self.rounded($0.adds))
    }
    bias = Self.rounded(explanation.bias)
  }

  private static func rounded(_ number: Double) -> Double { (number * 1_000).rounded() / 1_000 }
}
