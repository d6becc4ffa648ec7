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

  func run() throws {
    let authorities = try options.authorities()
    let (found, text) = try options.openIndex().read { db in
      let found = try options.document(document, in: db)
      return (found, try StoredDocument.document(db, id: found.id))
    }
    guard let text else { throw ExitStatus.nothingFound }
    let explanations = Tagger(authorities: authorities)
      .explain(text, language: found.language, stems: StemCache())
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
