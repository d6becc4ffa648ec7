import Analysis
import Corpus
import Foundation

/// A document's fields as the `fields` column holds them.
///
/// Each field is its name, its origin (a digit, see `Field.Origin`), its language and its value, separated by
/// U+001F; a field ends with U+001E. The whole is compressed as pages are.
enum FieldCoding {
  /// - Throws: ``IndexError`` when there is no memory.
  static func encode(_ fields: [Field]) throws -> Data {
    let text = fields.map { field in
      [field.name.rawValue, String(field.origin.rawValue), field.language?.rawValue ?? "", field.value]
        .map(withoutSeparators).joined(separator: "\u{1F}") + "\u{1E}"
    }.joined()
    do { return Data(try PageCompression.compress(text)) } catch {
      throw IndexError.damaged(detail: "fields could not be compressed")
    }
  }

  /// - Throws: ``IndexError`` for what ``encode(_:)`` did not write.
  static func decode(_ data: Data) throws -> [Field] {
    let text: String
    do { text = try data.withUnsafeBytes { try PageCompression.decompress($0) } } catch {
      throw IndexError.damaged(detail: "the fields of a document")
    }
    return try text.unicodeScalars.split(separator: "\u{1E}").map { entry in
      let parts = entry.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let origin = Int(parts[1]).flatMap(Field.Origin.init(rawValue:)) else {
        throw IndexError.damaged(detail: "the fields of a document")
      }
      return Field(
        Field.Name(rawValue: parts[0]), parts[3], language: parts[2].isEmpty ? nil : Language(parts[2]), origin: origin)
    }
  }

  private static func withoutSeparators(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1F || $0 == 0x1E }) else { return text }
    return String(decoding: text.utf8.map { $0 == 0x1F || $0 == 0x1E ? 0x20 : $0 }, as: UTF8.self)
  }
}
