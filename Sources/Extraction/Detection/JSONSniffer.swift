import Corpus
import Foundation

/// Tells the JSON of reference managers from other JSON, by the first item.
enum JSONSniffer {
  /// What the first item tells; nil where it is none of a reference manager's.
  static func mediaType(of start: Substring) -> MediaType? {
    var text = String(start)
    guard let item = text.withUTF8({ bytes in first(in: bytes) }) else { return nil }
    func has(_ names: [String]) -> Bool { names.contains { item.contains("\"\($0)\"") } }
    if member("itemType", of: item) != nil, has(["title", "creators", "tags", "note"]) { return .zoteroJSON }
    guard let type = member("type", of: item), CSLType.all.contains(type) else { return nil }
    return has(["title", "issued", "author", "container-title"]) ? .cslJSON : nil
  }

  /// The first item, or as much of it as there is.
  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    struct Found: Error { let range: Range<Int> }
    do {
      _ = try JSONArrayScanner.scan(bytes) { throw Found(range: $0) }
    } catch let found as Found {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[found.range]), as: UTF8.self)
    } catch {}
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The string that a member of this name has, wherever it stands.
  private static func member(_ name: String, of item: String) -> String? {
    guard let range = item.range(of: "\"\(name)\"") else { return nil }
    let rest = item[range.upperBound...].drop { $0.isWhitespace || $0 == ":" }
    guard rest.first == "\"" else { return nil }
    return String(rest.dropFirst().prefix { $0 != "\"" })
  }
}
