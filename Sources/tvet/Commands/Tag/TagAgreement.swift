import ArgumentParser
import Corpus
import Foundation
import Indexing
import Search
import Tagging

struct TagAgreement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Report how far analysts agree, and the machine with them.",
    discussion: """
      For each two analysts, over the tags that both have judged: how many, the share on which they agree, and Cohen's \
      kappa (Cohen 1960), which takes chance out of it: 1 is full agreement, 0 what chance would give. It has no value \
      where both said the same of all.

      For the machine, against what was decided last: precision, the share of its tags that were found right, and \
      recall, the share that it found of the tags that are right, with 95 % intervals (Wilson 1927). They hold for the \
      tags that were decided about: a review begins with the least certain ones, so that the machine is better on the \
      whole.
      """)

  @OptionGroup var options: CorpusOptions

  @Option(name: .long, help: "Only tags in this role.")
  var role: Role?

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  func run() throws {
    let decisions = try options.decisions()
    let agreement = try options.openIndex().read { try Agreement(decisions: decisions, role: role, in: $0) }
    if json { return try JSONOutput.print(AgreementJSON(agreement)) }
    guard !agreement.pairs.isEmpty || !agreement.machine.isEmpty else {
      Console.error("nothing has been decided yet")
      throw ExitStatus.nothingFound
    }
    showPairs(agreement)
    showMachine(agreement)
  }

  private func showPairs(_ agreement: Agreement) {
    if agreement.pairs.isEmpty { return Console.print("No two analysts have judged the same tags.") }
    var table = TextTable([.left, .left, .right, .right, .right])
    table.append(["analysts", "facet", "tags", "agreed", "kappa"])
    for pair in agreement.pairs {
      let facets = pair.byFacet.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, $0.value) }
      for (facet, kappa) in facets + [("all", pair.all)] {
        table.append([
          "\(pair.first) – \(pair.second)", facet, "\(kappa.items)", Self.percent(Share(kappa.agreed, of: kappa.items)),
          kappa.value.map { String(format: "%.2f", $0) } ?? "–",
        ])
      }
    }
    for line in table.lines() { Console.print(line) }
  }

  private func showMachine(_ agreement: Agreement) {
    guard !agreement.machine.isEmpty else { return }
    var table = TextTable([.left, .right, .right, .right, .left, .left])
    table.append(["machine", "right", "wrong", "missed", "precision", "recall"])
    for (facet, counts) in agreement.machine.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      table.append([
        facet.rawValue, "\(counts.right)", "\(counts.wrong)", "\(counts.missed)", Self.interval(counts.precision),
        Self.interval(counts.recall),
      ])
    }
    Console.print("")
    for line in table.lines() { Console.print(line) }
  }

  private static func percent(_ share: Share) -> String {
    share.value.map { String(format: "%.0f %%", $0 * 100) } ?? "–"
  }

  private static func interval(_ share: Share) -> String {
    guard let value = share.value, let interval = share.interval else { return "–" }
    return String(format: "%.2f (%.2f–%.2f)", value, interval.lowerBound, interval.upperBound)
  }
}
