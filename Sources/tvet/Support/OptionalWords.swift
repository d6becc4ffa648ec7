import Search

/// Words side by side are optional in a search, which shows the best documents first. Where all documents that are found
/// are decided about, they are easily meant to be required.
enum OptionalWords {
  /// Says how many documents hold all words of a question, where those are fewer than it finds.
  ///
  /// - Parameter found: how many documents the question finds.
  /// - Throws: as `Searcher.documents(_:)`.
  static func note(_ request: SearchRequest, found: Int, _ searcher: Searcher) throws {
    guard let required = request.query.requiringAll else { return }
    var strict = request
    strict.query = required
    let all = try searcher.documents(strict).count
    guard all < found else { return }
    Console.note(
      "tvet: any of the query's words will do, and \(found) documents have one; \(all) have all: for those, join the "
        + "words with AND, or put a phrase between quotation marks")
  }
}
