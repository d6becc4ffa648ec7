import Analysis
import Corpus
import Foundation

/// What a PDF says about itself outside its pages. Often wrong: made by the program that wrote it.
struct PDFInfo {
  var title: String?
  var authors: [String] = []
  /// An institution that stands for the author.
  var organization: String?
  /// As in the file: `D:20240131…`.
  var creationDate: String?
  var language: Language?
  var keywords: [String] = []
  /// Some publishers write it into the dictionary, or cite the article there.
  var doi: String?
  var xmp = PDFXMP()

  init() {}

  /// - Parameter content: the bytes of `file`.
  init(_ file: borrowing PDFFile, _ content: Data) {
    xmp = PDFXMP(content)
    title = file.info("Title").flatMap(Self.clean)
    authors = file.info("Author").flatMap(Self.clean).map(Self.split) ?? []
    doi = xmp.doi
    for key in ["doi", "WPS-ARTICLEDOI", "Subject"] where doi == nil {
      doi = file.info(key).flatMap { PDFIdentifier.doi(in: $0)?.doi }
    }
    creationDate = file.info("CreationDate")
    language = (file.language ?? xmp.languages.first).flatMap { FieldValue.language($0) }
    keywords = file.info("Keywords").flatMap(Self.clean).map(Self.keywords) ?? []
    if keywords.isEmpty { keywords = xmp.keywords.flatMap(Self.keywords) }
    for other in xmp.authors.compactMap(Self.clean).flatMap(Self.split) where !authors.contains(other) {
      authors.append(other)
    }
    organization = authors.first(where: PDFNames.isAffiliation)
    authors.removeAll(where: PDFNames.isAffiliation)
  }

  /// A list with semicolons is parted at these; one with commas at those.
  private static func keywords(_ value: String) -> [String] {
    let separator: Character = value.contains(";") ? ";" : ","
    let parts = value.split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) }
    return parts.filter { (2...80).contains($0.count) && $0.contains(where: \.isLetter) }
  }

  /// The year of ``creationDate``.
  var year: Int? {
    guard let digits = creationDate?.drop(while: { !$0.isNumber }).prefix(4), let year = Int(digits) else { return nil }
    return PDFYears.plausible.contains(year) ? year : nil
  }

  /// The persons in a list of authors. What is one word in ASCII is a login name and nobody.
  private static func split(_ value: String) -> [String] {
    let names = PDFNames.names(in: value)
    let parts = names.isEmpty ? value.split(separator: ";").map(String.init) : names
    return parts.map { $0.trimmingCharacters(in: .whitespaces) }.filter { name in
      name.contains(where: \.isLetter) && (name.contains(" ") || name.utf8.contains { $0 >= 0x80 })
    }
  }

  /// The value on one line, or nil if there is nothing in it.
  private static func clean(_ value: String) -> String? {
    let words = value.precomposedStringWithCompatibilityMapping.split { $0.isWhitespace || $0.isNewline }
    let text = words.joined(separator: " ").filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
    return text.contains(where: \.isLetter) && text.count <= 500 ? text : nil
  }
}
