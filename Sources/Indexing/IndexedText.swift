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
  ///   - notes: notes of records that describe the document, marked; they are found as the abstract is.
  init(title: String, abstract: String?, language: Language?, pages: [String], notes: String? = nil) {
    self.title = MarkedText.marker(language: language, role: .heading) + title
    self.abstract = [abstract, notes].compactMap(\.self).joined(separator: "\n")
    headings = Self.headings(of: pages)
    body = pages.joined(separator: String(MarkedText.pageBreak))
  }

  private static func headings(of pages: [String]) -> String {
    pages.flatMap { MarkedText.decode($0, only: .heading) }
      .map { MarkedText.marker(language: $0.language, role: .heading) + $0.text }
      .joined(separator: "\n")
  }
}

extension [Field] {
  /// The notes that records have lent to a file, as marked text; nil where there is none.
  func lentNotes(record: String?, language: Language?) -> String? {
    // A record's own notes are its text.
    guard record == nil else { return nil }
    let notes = filter { $0.name == .note && $0.origin == .record }
    guard !notes.isEmpty else { return nil }
    return MarkedText.marker(language: language, role: .note) + notes.map(\.value).joined(separator: "\n")
  }
}

extension PreparedDocument {
  var lentNotes: String? { fields.lentNotes(record: record, language: language) }
  /// The paths that a record names, a line each; nil for what describes no file: a file itself, and a record that
  /// has a text and names none.
  var files: String? {
    guard record != nil else { return nil }
    let paths = fields.filter { $0.name == .file }.map(\.value)
    let mayDescribe = !paths.isEmpty || pages.isEmpty || MediaType.bibliographies.contains(mediaType)
    return mayDescribe ? paths.joined(separator: "\n") : nil
  }
}

extension StoredDocument {
  var lentNotes: String? { fields.lentNotes(record: record, language: language) }
}
