import Analysis
import Corpus
import Foundation

/// Brings the values of fields into the one form that the rest of the tool expects.
enum FieldValue {
  /// `https://doi.org/10.1000/182`, `doi:10.1000/182` → `10.1000/182`; nil where there is no DOI.
  static func doi(_ text: some StringProtocol) -> String? {
    let text = String(text)
    guard let start = text.range(of: "10.")?.lowerBound else { return nil }
    var rest = text[start...]
    if let end = rest.firstIndex(where: { $0.isWhitespace || $0 == "<" || $0 == "\"" }) { rest = rest[..<end] }
    while let last = rest.last, ".,;".contains(last) { rest.removeLast() }
    let parts = rest.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[0].count >= 7 || parts[0].dropFirst(3).count >= 4,
      parts[0].dropFirst(3).allSatisfy({ $0.isNumber || $0 == "." })
    else { return nil }
    return String(rest)
  }

  /// The BCP 47 tag of what a source says of its language: `en_GB`, `English`, `fra`; nil where it is no language.
  static func language(_ text: some StringProtocol) -> Language? {
    let name = TextBuilder.line(text).lowercased()
    if let tag = languageNames[name] { return Language(tag) }
    let language = Language(name)
    guard (2...3).contains(language.primary.utf8.count),
      language.primary.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    return ["und", "mul", "zxx", "mis"].contains(language.primary) ? nil : language
  }

  private static let languageNames: [String: String] = [
    "english": "en", "french": "fr", "français": "fr", "francais": "fr", "spanish": "es", "español": "es",
    "portuguese": "pt", "português": "pt", "german": "de", "deutsch": "de", "ngerman": "de", "italian": "it",
    "italiano": "it", "dutch": "nl", "nederlands": "nl", "russian": "ru", "русский": "ru", "arabic": "ar",
    "العربية": "ar", "chinese": "zh", "中文": "zh", "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko",
    "turkish": "tr", "polish": "pl", "vietnamese": "vi", "thai": "th", "indonesian": "id", "hindi": "hi",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "ukrainian": "uk", "persian": "fa",
    "american": "en", "british": "en", "ukenglish": "en", "usenglish": "en",
  ]
}

extension Document {
  /// Adds a field, its value cleaned; nothing where the value is empty.
  mutating func add(_ name: Field.Name, _ value: some StringProtocol, language: Language? = nil, origin: Field.Origin) {
    let value = name == .abstract ? TextBuilder.paragraphs(value) : TextBuilder.line(value)
    if !value.isEmpty { fields.append(Field(name, value, language: language, origin: origin)) }
  }

  mutating func addYear(from date: some StringProtocol, origin: Field.Origin) {
    if let year = YearFinder.year(in: date), !fields.contains(where: { $0.name == .year && $0.origin == origin }) {
      fields.append(Field(.year, year, origin: origin))
    }
  }

  mutating func addDOI(from text: some StringProtocol, origin: Field.Origin) {
    // Only the first fields are looked through: a record of a hundred thousand identifiers is no record.
    if let doi = FieldValue.doi(text), !fields.prefix(200).contains(where: { $0.name == .doi && $0.value == doi }) {
      fields.append(Field(.doi, doi, origin: origin))
    }
  }

  mutating func addLanguage(from text: some StringProtocol, origin: Field.Origin) {
    if let language = FieldValue.language(text), !fields.contains(where: { $0.name == .language }) {
      fields.append(Field(.language, language.rawValue, origin: origin))
    }
  }

  /// - Parameter charset: the converter's name for it.
  mutating func addCharset(_ charset: String) {
    fields.append(Field(.charset, CharsetName.label(charset), origin: .embedded))
  }

  /// The language that the document's own metadata names.
  var ownLanguage: Language? { best(.language).first.map { Language($0.value) } }

  func has(_ name: Field.Name) -> Bool { fields.contains { $0.name == name } }

  /// - Throws: ``ExtractionError/noText(detail:)`` where the document has none.
  func checked(otherwise detail: @autoclosure () -> String) throws -> Document {
    guard hasText else { throw ExtractionError.noText(detail: detail()) }
    return self
  }
}
