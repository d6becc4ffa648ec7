import Analysis
package import Corpus
import Foundation

/// Reads JSON Lines: one record a line, each a document of its own, handed out as soon as it is read.
///
/// A record is `{"id", "title", "text" | "abstract" | "pages", "lang", "year", "authors", …}`; see ``JSONRecord``
/// for the names. A line that is no record is a failure, and the next one is read.
package struct JSONLinesExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.jsonLines]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var seen: Set<String> = []
    var number = 0
    var hasRecord = false
    var start = input.content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < input.content.count {
      let end = Self.lineEnd(input.content, from: start)
      let line = input.content[input.content.startIndex + start..<input.content.startIndex + end]
      start = end + 1
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      hasRecord = true
      try emit(Self.read(line, number: number, mediaType: input.mediaType, seen: &seen))
    }
    if !hasRecord { throw ExtractionError.noText(detail: "the file has no record") }
  }

  /// Offset in bytes of the line feed that ends the line, or of the end.
  private static func lineEnd(_ content: Data, from start: Int) -> Int {
    content.withUnsafeBytes { raw in
      guard let base = raw.baseAddress, let found = memchr(base + start, 0x0A, raw.count - start) else {
        return raw.count
      }
      return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }
  }

  private static func read(
    _ line: Data, number: Int, mediaType: MediaType, seen: inout Set<String>
  ) -> Extraction {
    let place = "line \(number)"
    guard let object = object(line) else {
      return .failure(record: place, reason: .damaged(detail: "\(place) is not a JSON object"))
    }
    let fingerprint = Fingerprint(of: line)
    var document = JSONRecord(object).document(mediaType: mediaType, fingerprint: fingerprint)
    // A record without an identifier is better found by its line than not at all.
    let identifier = document.record ?? place
    document.record = identifier
    guard !seen.contains(identifier) else {
      return .failure(
        record: place, reason: .damaged(detail: "\(place) repeats the id \"\(identifier)\" of an earlier line"))
    }
    guard document.hasText else {
      return .failure(record: identifier, reason: .noText(detail: "\(place) has no title, abstract or text"))
    }
    seen.insert(identifier)
    return .document(document)
  }

  private static func object(_ line: Data) -> [String: Any]? {
    if let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any] { return object }
    guard let repaired = withoutLoneSurrogates(line) else { return nil }
    return try? JSONSerialization.jsonObject(with: repaired) as? [String: Any]
  }

  /// The line with each half of a surrogate pair that stands alone as `\ufffd`: other languages' JSON writers let
  /// them pass, and PDF text is full of them. Nil where there is nothing to mend.
  private static func withoutLoneSurrogates(_ line: Data) -> Data? {
    var bytes = [UInt8](line)
    var hasChanged = false
    func unit(at index: Int) -> Int? {
      guard index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] | 0x20 == 0x75 else { return nil }
      return Int(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
    }
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x5C else {
        index += 1
        continue
      }
      guard let first = unit(at: index), (0xD800...0xDFFF).contains(first) else {
        index += 2
        continue
      }
      if first < 0xDC00, let second = unit(at: index + 6), (0xDC00...0xDFFF).contains(second) {
        index += 12
      } else {
        bytes.replaceSubrange(index + 2..<index + 6, with: Array("fffd".utf8))
        hasChanged = true
        index += 6
      }
    }
    return hasChanged ? Data(bytes) : nil
  }
}
