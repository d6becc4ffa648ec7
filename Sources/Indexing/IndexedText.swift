import Analysis
import Corpus

/// The texts of a document's row in `document_fts`, one a column.
///
/// A contentless row is deleted by giving FTS5 the same texts again: they are made here, from what the
/// `document` and `page` tables hold, both times.
struct IndexedText: Equatable {
  var body: String
  var title: String
  var abstract: String
  var headings: String

  /// In the order of the table's columns.
  var columns: [String] { [body, title, abstract, headings] }

  /// - Parameters:
  ///   - title: plain.
  ///   - abstract: marked text.
  ///   - pages: marked text, one element a page.
  init(title: String, abstract: String?, language: Language?, pages: [String]) {
    self.title = MarkedText.marker(language: language, role: .heading) + title
    self.abstract = abstract ?? ""
    headings = Self.headings(of: pages)
    body = pages.joined(separator: String(MarkedText.pageBreak))
  }

  private static func headings(of pages: [String]) -> String {
    pages.flatMap { MarkedText.decode($0, only: .heading) }
      .map { MarkedText.marker(language: $0.language, role: .heading) + $0.text }
      .joined(separator: "\n")
  }
}
