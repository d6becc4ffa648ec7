import Analysis
import Corpus
import Foundation

/// A document's fields as the `fields` column holds them.
///
/// Each field is its name, its origin (a digit, see `Field.Origin`), its language and its value, separated by
/// U+001F; a field ends with U+001E. A value that another column of the row holds is U+001D instead. The whole is
/// compressed as pages are.
struct FieldCoding {
  /// What the row's own columns hold.
  var title: String
  var authors: [String]
  var doi: String?
  var publisher: String?

  /// - Throws: ``IndexError`` when there is no memory.
  func encode(_ fields: [Field]) throws -> Data {
    var authors = authors[...]
    let text = fields.map { field in
      let value = field.value == held(by: field.name, authors) ? Self.held : Self.withoutSeparators(field.value)
      if field.name == .author, value == Self.held { authors.removeFirst() }
      return [field.name.rawValue, String(field.origin.rawValue), field.language?.rawValue ?? ""]
        .map(Self.withoutSeparators).joined(separator: "\u{1F}") + "\u{1F}\(value)\u{1E}"
    }.joined()
    do { return Data(try PageCompression.compress(text)) } catch {
      throw IndexError.damaged(detail: "fields could not be compressed")
    }
  }

  /// - Throws: ``IndexError`` for what ``encode(_:)`` did not write.
  func decode(_ data: Data) throws -> [Field] {
    let text: String
    do { text = try data.withUnsafeBytes { try PageCompression.decompress($0) } } catch { throw Self.damaged }
    var authors = authors[...]
    return try text.unicodeScalars.split(separator: "\u{1E}").map { entry in
      let parts = entry.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let origin = Int(parts[1]).flatMap(Field.Origin.init(rawValue:)) else {
        throw Self.damaged
      }
      let name = Field.Name(rawValue: parts[0])
      var value = parts[3]
      if value == Self.held {
        guard let held = held(by: name, authors) else { throw Self.damaged }
        value = held
        if name == .author { authors.removeFirst() }
      }
      return Field(name, value, language: parts[2].isEmpty ? nil : Language(parts[2]), origin: origin)
    }
  }

  /// The value that the row's columns have for a field; of authors the next.
  private func held(by name: Field.Name, _ authors: ArraySlice<String>) -> String? {
    switch name {
    case .title: title
    case .author: authors.first
    case .doi: doi
    case .publisher: publisher
    default: nil
    }
  }

  private static let held = "\u{1D}"
  private static let damaged = IndexError.damaged(detail: "the fields of a document")

  private static func withoutSeparators(_ text: String) -> String {
    guard text.utf8.contains(where: { (0x1D...0x1F).contains($0) }) else { return text }
    return String(decoding: text.utf8.map { (0x1D...0x1F).contains($0) ? 0x20 : $0 }, as: UTF8.self)
  }
}
