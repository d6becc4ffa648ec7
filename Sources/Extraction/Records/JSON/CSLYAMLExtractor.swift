package import Corpus
import Foundation
import Yams

/// Reads the items of a CSL-YAML file (pandoc's and Better BibTeX's form of CSL-JSON), each a document of its own.
///
/// The list is cut into its items by their indentation, so that one that is broken costs no other.
package struct CSLYAMLExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.cslYAML]

  /// Bytes beyond which an item is no description of a work.
  private static let largestItem = 1 << 20
  private static let maximumDepth = 32

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let text = CharsetDecoder.decode(input.content).text
    var records = RecordSequence(mediaType: input.mediaType)
    for item in YAMLList.items(of: text) {
      guard let object = Self.object(item) else {
        let place = "item \(records.count + 1)"
        try emit(.failure(record: place, reason: .damaged(detail: "\(place) is not a YAML mapping")))
        continue
      }
      let builder = CSLItem(object).builder(mediaType: input.mediaType)
      try records.hand(builder, fingerprint: Fingerprint(of: Array(item.utf8)), to: emit)
    }
    if records.count == 0 { throw ExtractionError.noText(detail: "the file has no item") }
  }

  private static func object(_ item: Substring) -> [String: Any]? {
    // Aliases can be nested to expand without end; exports have none.
    guard item.utf8.count <= largestItem, !item.contains("*") || !item.contains("&") || !hasAliases(item),
      let node = try? Yams.compose(yaml: String(item)), case .sequence(let items) = node, items.count == 1
    else { return nil }
    return value(items[0], depth: 0) as? [String: Any]
  }

  private static func hasAliases(_ item: Substring) -> Bool {
    item.contains(/[:\-\[,]\s*&[^\s&]/) && item.contains(/[:\-\[,]\s*\*[^\s*]/)
  }

  /// Strings, arrays and dictionaries; nil for what is nothing, and for what lies too deep.
  private static func value(_ node: Node, depth: Int) -> Any? {
    guard depth < maximumDepth else { return nil }
    switch node {
    case .scalar(let scalar):
      return scalar.style == .plain && ["", "null", "~"].contains(scalar.string) ? nil : scalar.string
    case .sequence(let items): return items.compactMap { value($0, depth: depth + 1) }
    case .mapping(let mapping):
      let members = mapping.compactMap { key, member in
        key.string.flatMap { name in value(member, depth: depth + 1).map { (name, $0) } }
      }
      return Dictionary(members, uniquingKeysWith: { first, _ in first })
    case .alias: return nil
    }
  }
}

/// A YAML list of mappings as a text.
enum YAMLList {
  /// The text of each item of the first list.
  static func items(of text: String) -> [Substring] {
    var items: [Substring] = []
    var start: String.Index?
    var margin = 0
    var index = text.startIndex
    func close(_ end: String.Index) {
      if let first = start { items.append(text[first..<end]) }
      start = nil
    }
    while index < text.endIndex {
      let end = text[index...].firstIndex(where: \.isNewline).map { text.index(after: $0) } ?? text.endIndex
      let line = text[index..<end]
      let content = line.drop { $0 == " " }
      let indent =
        content.startIndex == line.endIndex ? 0 : line.utf8.distance(from: line.startIndex, to: content.startIndex)
      let opens = content.first == "-" && content.dropFirst().first.map { $0.isWhitespace } == true
      if start == nil {
        if opens { (start, margin) = (index, indent) }
      } else if opens, indent == margin {
        close(index)
        start = index
      } else if indent <= margin, content.first.map({ !$0.isNewline && $0 != "#" }) == true {
        // Another key, or the end of the YAML document.
        close(index)
        return items
      }
      index = end
    }
    close(text.endIndex)
    return items
  }
}
