import CAnalysis
import Indexing

extension Collector {
  /// How many documents hold each word, counted up to a number.
  ///
  /// - Parameter words: of each the forms under which the index may hold it.
  static func documentFrequencies(_ words: [[String]], most: Int, in db: IndexSnapshot) throws -> [Int] {
    guard !words.isEmpty else { return [] }
    var builder = MatchExpressionBuilder()
    let parts = words.map { builder.phrase([$0], column: nil, weight: 1, label: "", reach: 0) }
    var frequencies = [Int64](repeating: 0, count: words.count)
    let code = tv_document_frequencies(
      db.connection, parts.joined(separator: " OR "), Int32(clamping: words.count), Int64(most), &frequencies)
    guard code == 0 else { throw db.error(code: code) }
    return frequencies.map(Int.init)
  }
}
