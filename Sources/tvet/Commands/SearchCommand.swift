import Foundation
import Indexing
import ArgumentParser
import Search

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find documents.")

  @OptionGroup var options: CorpusOptions
  @OptionGroup var narrowing: QueryOptions
  @Argument var query: [String] = []
  @Option var limit = 10
  @Option var batch: String?
  @Option var snippets = 1
  @Flag var facets = false
  @Flag var explain = false

  func run() throws {
    let searcher = try Searcher(store: options.openIndex(), authorities: options.authorities())
    if let batch {
      for line in try String(contentsOfFile: batch, encoding: .utf8).split(separator: "\n") {
        let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
        var request = try narrowing.request(parts.count > 1 ? parts[1] : "")
        request.limit = 100
        for hit in try searcher.search(request).hits {
          print("\(parts[0]) Q0 \(hit.document.key) \(hit.rank) \(hit.score) tvet")
        }
      }
      return
    }
    var request = try narrowing.request(query.joined(separator: " "))
    request.limit = limit
    request.snippets = snippets
    request.countsFacets = facets
    request.explains = explain
    let result = try searcher.search(request)
    for hit in result.hits {
      print(hit.rank, hit.score, hit.document.displayID, hit.document.title)
      for s in hit.snippets { print("   p.\(s.page)", s.pieces.map { $0.isHighlighted ? "*\($0.text)*" : $0.text }.joined()) }
    }
    print(result.total)
    if let f = result.facets { print(f) }
  }
}

struct FacetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "facets", abstract: "Count.")
  func run() throws {}
}
