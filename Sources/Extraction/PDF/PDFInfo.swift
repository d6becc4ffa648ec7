import Analysis
import Corpus
import Foundation

/// What a PDF says about itself outside its pages. Often wrong: made by the program that wrote it.
struct PDFInfo {
  var title: String?
  var authors: [String] = []
  /// As in the file: `D:20240131…`.
  var creationDate: String?
  var language: Language?

  init() {}

  init(_ file: borrowing PDFFile) {
    title = file.info("Title").flatMap(Self.clean)
    authors = file.info("Author").flatMap(Self.clean).map(Self.split) ?? []
    creationDate = file.info("CreationDate")
    language = file.language.flatMap { tag in
      let language = Language(tag)
      return (2...3).contains(language.primary.utf8.count) ? language : nil
    }
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
