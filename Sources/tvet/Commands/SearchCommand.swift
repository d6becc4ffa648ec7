import ArgumentParser
import Foundation
import Search

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find documents, the most relevant first.",
    discussion: """
      The words of the query are optional; documents that hold more and rarer of them come first. \
      'tvet help query' explains phrases, operators, fields and filters. Without a query all documents that pass the \
      filters are listed.

      Examples:
        tvet search apprenticeship --region africa
        tvet search '"dual system" cost' --year 2015.. --snippets 3
        tvet search 职业教育 --organization szpt --format ris > found.ris
        tvet search --country KH --sort year

      A file, or a member of an archive, is named by its SHA-256 (12 digits; all 64 in trec), a record by its own id \
      or, where another record has that too, by its SHA-256: no two results have one id.

      Exit status 1 when nothing is found.
      """)

  @OptionGroup var options: CorpusOptions
  @OptionGroup var narrowing: QueryOptions
  @OptionGroup var literal: LiteralOptions

  @Argument(help: ArgumentHelp("What to search for; several words need no quotation marks.", valueName: "query"))
  var query: [String] = []

  @Option(name: .long, help: "The order of the documents.")
  var sort: SearchRequest.Sort = .relevance

  @Option(name: .shortAndLong, help: "How many documents to show (default: 10; 100 for trec).")
  var limit: Int?

  @Option(name: .long, help: "How many documents to pass over.")
  var offset = 0

  @Option(name: .long, help: "Passages a document (default: 1 where the format shows them).")
  var snippets: Int?

  @Flag(name: .long, help: "Count countries, regions, organizations, years, languages and kinds over all matches.")
  var facets = false

  @Flag(name: .long, help: "Show how each score came about.")
  var explain = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Whether words that the best documents share help to order the others, where none stands out, and find related \
      documents where few match: auto, never.
      """, valueName: "when"))
  var expand = Expansion.auto

  @Option(
    name: .long, help: "How the answer is written: \(ResultFormats.all.map { $0.name }.joined(separator: ", ")).")
  var format = "human"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Answer the queries of a file, lines of an id, a tab and a query ('-': standard input).", valueName: "file"))
  var batch: String?

  func validate() throws {
    guard ResultFormats.named(format) != nil else {
      throw ValidationError(
        "There is no format '\(format)'; formats are \(ResultFormats.all.map { $0.name }.joined(separator: ", ")).")
    }
    if batch != nil, !query.isEmpty { throw ValidationError("Give a query or --batch, not both.") }
    for (name, value) in [("--limit", limit ?? 0), ("--offset", offset), ("--snippets", snippets ?? 0)] where value < 0
    {
      throw ValidationError("\(name) wants a number that is not below 0.")
    }
  }

  func run() throws {
    let authorities = try options.authorities()
    let searcher = try Searcher(store: options.openIndex(), authorities: authorities)
    guard let chosen = ResultFormats.named(format) else { return }
    let output = AnswerOutput(format: chosen, context: ExportContext(query: "", authorities: authorities))
    let questions = try questions().map { (text: $0.text, id: $0.id, request: try request($0.text, chosen)) }
    MembershipYear.noteEmpty(questions.map(\.request), authorities)
    var found = 0
    for question in questions {
      let result = try searcher.search(question.request)
      found += result.total
      for filter in result.unknownFilters { Console.note("tvet: \(filter); searched for as a word") }
      if batch == nil, let query = question.text.corrected(by: result.suggestions) {
        Console.note("tvet: did you mean: \(query)")
      }
      try output.write(result, query: question.text, queryID: question.id)
    }
    guard found > 0 else {
      if batch == nil { Console.note("tvet: nothing found") }
      throw ExitStatus.nothingFound
    }
  }

  private func request(_ text: String, _ format: any ResultFormat.Type) throws -> SearchRequest {
    var request = try narrowing.request(text)
    request.sort = sort
    request.limit = limit ?? (format.name == TRECFormat.name ? 100 : 10)
    request.offset = offset
    request.snippets = snippets ?? (format.showsSnippets ? 1 : 0)
    request.countsFacets = facets
    request.explains = explain
    request.suggestsWords = batch == nil || format.name == JSONFormat.name
    request.expandsConcepts = !literal.noExpand
    request.usesFeedback = expand == .auto && sort == .relevance && !literal.noExpand
    request.addsRelated = request.usesFeedback && format.showsRelated
    return request
  }

  private func questions() throws -> [(id: String?, text: String)] {
    guard let batch else { return [(nil, query.joined(separator: " "))] }
    return try QueryFile.read(batch).map { ($0.id, $0.text) }
  }
}

extension String {
  /// The query with the words that may be meant; nil where there are none.
  fileprivate func corrected(by suggestions: [SpellingSuggestion]) -> String? {
    guard !suggestions.isEmpty else { return nil }
    let words = Dictionary(suggestions.map { ($0.typed, $0.word) }, uniquingKeysWith: { first, _ in first })
    var isQuoted = false
    var isCorrected = false
    // Whole words that are asked for as words: not parts of others, nor what is quoted, forbidden or in a field.
    let pieces = split(separator: " ", omittingEmptySubsequences: false).map { piece in
      let marks = piece.count { $0 == "\"" }
      defer { if !marks.isMultiple(of: 2) { isQuoted.toggle() } }
      let core = piece.drop { "+(".contains($0) }
      let word = core.prefix { $0 != ")" }
      guard marks == 0, !isQuoted, let meant = words[String(word)] else { return String(piece) }
      isCorrected = true
      return piece.dropLast(core.count) + meant + core.dropFirst(word.count)
    }
    return isCorrected ? pieces.joined(separator: " ") : suggestions.map(\.word).joined(separator: " ")
  }
}

/// When a question is widened by words that were not asked for.
enum Expansion: String, ExpressibleByArgument, CaseIterable {
  case auto, never
}

extension SearchRequest.Sort: ExpressibleByArgument {}
