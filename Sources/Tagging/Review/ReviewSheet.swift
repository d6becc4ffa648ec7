import Corpus

/// Tags to be judged as a table of comma-separated values, for a spreadsheet.
package enum ReviewSheet {
  package static let columns = [
    "document", "path", "title", "facet", "value", "label", "role", "score", "evidence", "verdict", "note",
  ]

  /// The header's line.
  package static var header: String { CSVWriter.record(columns) }

  /// A line whose verdict is empty.
  package static func line(_ item: ReviewItem) -> String {
    let number = Int((item.score * 1_000).rounded())
    let digits = String(repeating: "0", count: 3 - min(3, "\(number % 1_000)".count)) + "\(number % 1_000)"
    let evidence = item.passages.map { "\($0.place): \($0.brief.text)" }.joined(separator: " | ")
    return CSVWriter.record([
      CSVWriter.harmless(item.id), CSVWriter.harmless(item.path), CSVWriter.harmless(item.title),
      item.facet.rawValue, CSVWriter.harmless(item.value), CSVWriter.harmless(item.label), item.role.rawValue,
      "\(number / 1_000).\(digits)", CSVWriter.harmless(evidence), "", "",
    ])
  }
}
